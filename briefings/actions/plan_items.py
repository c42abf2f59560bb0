"""Rows of a work plan: written while it is drafted; once it is in force begun, done, put off, amended, dropped."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from briefings.actions.plan_steps import held, item_step, months, plan_step, tell_of_item
from briefings.actions.steps import only, required
from briefings.models import Plan, PlanItem
from briefings.rules.plans import EDITORS, INSIDE, OVERSEERS, is_due_soon, is_late
from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import made_once

DUE_SOON = gettext_noop("You lead a row of the work plan that is due on %(day)s: %(matter)s")
LATE = gettext_noop("A row of the work plan was due on %(day)s and is not done: %(matter)s")


@transaction.atomic
def add(
    plan: Plan, *, matter: str, from_month: int, until_month: int, lead: User | None = None, form_key: UUID,
    by: User, at: datetime, **facts: str,
) -> PlanItem:  # fmt: skip
    """Another row. The same form sent twice adds one."""
    only(EDITORS, by, plan.congress_id)
    whole = {"plan": plan, **_facts(plan, matter, lead, at), **facts}
    whole |= {"from_month": from_month, "until_month": until_month}
    days = months(plan.year, from_month, until_month)
    item, is_new = made_once(PlanItem, form_key, whole, due_on=days["due_on"])
    if is_new:
        plan_step("add", plan, by=by, at=at, note=item.matter)
    return item


@transaction.atomic
def remove(item: PlanItem, *, by: User, at: datetime, seen: int | None = None) -> Plan:
    """Strike a row out of a draft; the plan's record keeps what it was about."""
    item = held(item, seen=seen)
    plan = plan_step("remove", item.plan, by=by, at=at, note=item.matter)
    item.delete()
    return plan


@transaction.atomic
def edit(item: PlanItem, *, by: User, at: datetime, seen: int | None = None, **facts: Any) -> PlanItem:
    """Another wording, other months, another lead, while the plan is drafted."""
    return item_step("edit", item, by=by, at=at, seen=seen, **_changes(item, at, **facts))


@transaction.atomic
def amend(item: PlanItem, *, note: str, by: User, at: datetime, seen: int | None = None, **facts: Any) -> PlanItem:
    """The same once the plan is in force, with the reason."""
    reason = required(note, _("Give the reason."))
    return item_step("amend", item, by=by, at=at, seen=seen, note=reason, **_changes(item, at, **facts))


@transaction.atomic
def start(item: PlanItem, *, by: User, at: datetime, seen: int | None = None) -> PlanItem:
    """It is under way."""
    return item_step("start", item, by=by, at=at, seen=seen)


@transaction.atomic
def finish(item: PlanItem, *, done_on: date, result: str, by: User, at: datetime, seen: int | None = None) -> PlanItem:
    """It is done, since this day, and this came of it."""
    if done_on > localdate(at):
        raise Refused(_("It cannot have been done on a later day than today."))
    told = required(result, _("Say what came of it."))
    return item_step("finish", item, by=by, at=at, seen=seen, done_on=done_on, result=told)


@transaction.atomic
def put_off(item: PlanItem, *, month: int, note: str, by: User, at: datetime, seen: int | None = None) -> PlanItem:
    """To a later month of the year, with the reason; its leader is reminded of the new day."""
    item = held(item, seen=seen)
    if month <= item.until_month:
        raise Refused(_("Give a later month."))
    year, reason = item.plan.year, required(note, _("Give the reason."))
    moved = f"{year}-{item.until_month:02d} → {year}-{month:02d}　{reason}"
    return item_step("put_off", item, by=by, at=at, seen=seen, note=moved, **months(year, month, month))


@transaction.atomic
def drop(item: PlanItem, *, note: str, by: User, at: datetime, seen: int | None = None) -> PlanItem:
    """It will not be done, with the reason."""
    return item_step("drop", item, by=by, at=at, seen=seen, note=required(note, _("Give the reason.")))


@transaction.atomic
def reopen(item: PlanItem, *, note: str, by: User, at: datetime, seen: int | None = None) -> PlanItem:
    """It was not done after all, or is wanted again; the day and the result it had stay in the trail."""
    item, reason = held(item, seen=seen), required(note, _("Give the reason."))
    changed = item_step("reopen", item, by=by, at=at, seen=seen, note=reason, done_on=None, result="")
    was = {"done_on": str(item.done_on or ""), "result": item.result}
    record("plan-item.was", f"plan-item:{changed.pk}", by=by, at=at, detail=was)
    return changed


@transaction.atomic
def remind(item: PlanItem, *, at: datetime) -> bool:
    """Tell its leader, once a last day, that it is due within a week; whether it was this call that did it."""
    today, own = localdate(at), PlanItem.objects.filter(pk=item.pk, version=item.version, reminded_at=None)
    if not is_due_soon(item.status, item.due_on, today) or not own.update(reminded_at=at):
        return False
    tell_of_item(_leaders(item, today), "plan-due", item, DUE_SOON, at)
    return True


@transaction.atomic
def warn(item: PlanItem, *, at: datetime) -> bool:
    """Tell its leader and the chairs, once a last day, that it is late; whether it was this call that did it."""
    today, own = localdate(at), PlanItem.objects.filter(pk=item.pk, version=item.version, warned_at=None)
    if not is_late(item.status, item.due_on, today) or not own.update(warned_at=at):
        return False
    people = {*_leaders(item, today), *holding(OVERSEERS, item.plan, today)}
    tell_of_item(people, "plan-late", item, LATE, at)
    return True


def _leaders(item: PlanItem, today: date) -> list[User]:
    """Whoever leads the row; where nobody does any more, the office."""
    return [user for user in holding(INSIDE, item.plan, today) if user.pk == item.lead_id] or list(
        holding(EDITORS, item.plan, today)
    )


def holding(roles: Iterable[str], plan: Plan, today: date) -> Any:
    """The people who hold one of these posts in the plan's congress that day."""
    return User.objects.holding(*roles, on=today, congress=plan.congress_id)


def _facts(plan: Plan, matter: str, lead: User | None, at: datetime) -> dict[str, Any]:
    if lead and not holding(INSIDE, plan, localdate(at)).filter(pk=lead.pk).exists():
        raise Refused(_("Name somebody of the office or of the chairs' meeting."))
    return {"matter": required(matter, _("Say what is to be done.")), "lead": lead}


def _changes(
    item: PlanItem, at: datetime, *, matter: str, from_month: int, until_month: int, lead: User | None, **facts: str
) -> dict[str, Any]:
    return _facts(item.plan, matter, lead, at) | months(item.plan.year, from_month, until_month) | facts
