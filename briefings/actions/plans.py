"""The work plan of a year: begun from the usual rows or last year's, passed by the council of chairpersons, told."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from briefings.actions.plan_steps import months, plan_step
from briefings.actions.steps import only, required
from briefings.models import Plan, PlanItem
from briefings.rules.plans import EDITORS, PASSED_BY, Source
from briefings.rules.usual_rows import USUAL_ROWS
from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import made_once
from congress.notices.actions import notify
from congress.organs.models import Congress
from deputies.models import Mandate

IN_FORCE = gettext_noop("The work plan of the year is in force: %(title)s")
COPIED = ("matter", "from_month", "until_month", "body", "outcome", "basis")


@transaction.atomic
def begin(congress: Congress, *, year: int, title: str, source: str, form_key: UUID, by: User, at: datetime) -> Plan:
    """A draft of the year; one a congress and year. The same form sent twice begins one."""
    only(EDITORS, by, congress.pk)
    Congress.objects.select_for_update(of=("self",)).get(pk=congress.pk)
    if Plan.objects.standing().filter(congress=congress, year=year).exclude(form_key=form_key).exists():
        raise Refused(_("There is a work plan of this year already."))
    facts = {"congress": congress, "year": year, "title": required(title, _("Give the title."))}
    plan, is_new = made_once(Plan, form_key, facts)
    if is_new:
        PlanItem.objects.bulk_create(PlanItem(plan=plan, **row) for row in _rows(plan, source))
        plan.steps.create(name="draft", from_status=plan.status, to_status=plan.status, by=by, at=at)
        record("plan.draft", f"plan:{plan.pk}", by=by, at=at, detail={"year": year, "source": source})
    return plan


def _rows(plan: Plan, source: str) -> Iterable[dict[str, Any]]:
    """What the draft begins with: Chinese words, as the paper is."""
    found: list[dict[str, Any]] = []
    if source == Source.USUAL:
        found = [row._asdict() for row in USUAL_ROWS]
    elif source == Source.LAST_YEAR:
        last = Plan.objects.standing().filter(congress=plan.congress, year=plan.year - 1)
        found = list(PlanItem.objects.filter(plan__in=last).by_month().values(*COPIED))
        if not found:
            raise Refused(_("There is no plan of the year before to begin from."))
    return [row | months(plan.year, row["from_month"], row["until_month"]) for row in found]


@transaction.atomic
def edit(plan: Plan, *, title: str, by: User, at: datetime, seen: int | None = None) -> Plan:
    """Another title of a draft."""
    return plan_step("edit", plan, by=by, at=at, seen=seen, title=required(title, _("Give the title.")))


@transaction.atomic
def take_force(
    plan: Plan, *, passed_on: date, passed_by: str = PASSED_BY, is_public: bool = True, by: User, at: datetime,
    seen: int | None = None,
) -> Plan:  # fmt: skip
    """Enter that the council of chairpersons passed it (代表法 §43): it is in force from now on, every serving deputy
    of the congress and whoever leads a row is told, and everybody may read it unless `is_public` says no.
    """
    if passed_on > localdate(at):
        raise Refused(_("It cannot have been passed on a later day than today."))
    facts = {"passed_on": passed_on, "passed_by": required(passed_by, _("Say who passed it.")), "entered_by": by}
    plan = plan_step("take_force", plan, by=by, at=at, seen=seen, is_public=is_public, **facts)
    if not plan.items.exists():
        raise Refused(_("The plan has no row yet."))
    values = {"title": plan.title}
    notify(_notified(plan), "plan", f"plan:{plan.pk}", IN_FORCE, url=plan.get_absolute_url(), at=at, values=values)
    return plan


def _notified(plan: Plan) -> set[User]:
    serving = Mandate.objects.in_office().filter(term__congress=plan.congress, person__user__is_active=True)
    leading = plan.items.filter(lead__is_active=True).select_related("lead")
    deputies = [mandate.person.user for mandate in serving.select_related("person__user")]
    return {*deputies, *(item.lead for item in leading)}


@transaction.atomic
def publish(plan: Plan, *, by: User, at: datetime, seen: int | None = None) -> Plan:
    """Everybody may read it from now on."""
    return plan_step("publish", plan, by=by, at=at, seen=seen, is_public=True)


@transaction.atomic
def take_off(plan: Plan, *, by: User, at: datetime, seen: int | None = None) -> Plan:
    """Off the public site; office, leaders and deputies keep it."""
    return plan_step("take_off", plan, by=by, at=at, seen=seen, is_public=False)


@transaction.atomic
def drop(plan: Plan, *, note: str, by: User, at: datetime, seen: int | None = None) -> Plan:
    """Give a draft up with the reason; another one of the year may be begun."""
    return plan_step("drop", plan, by=by, at=at, seen=seen, note=required(note, _("Give the reason.")))
