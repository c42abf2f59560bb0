"""Best suggestions and best units of the year: opened, nominated, decided by the chairs' meeting, announced."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import made_once
from congress.notices.actions import notify
from congress.organs.models import Congress, Unit
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import check_past, holders, only, step
from suggestions.actions.supervision.issuing import issue
from suggestions.actions.telling import deputies, people_of
from suggestions.models import Suggestion
from suggestions.models.supervision import Award, GradingResult, Nominee
from suggestions.oversight.awards import award_words, basis_of, with_figures
from suggestions.rules.supervision.awards import AWARD_LAW
from suggestions.rules.supervision.papers import PaperKind

EVERYBODY = "各承办单位、各位代表"


@transaction.atomic
def begin(
    congress: Congress, *, from_on: date, until_on: date, form_key: UUID, by: User, at: datetime, **named: Any
) -> Award:
    """Open the nominations for what was accepted in a period. The same form sent twice opens them once."""
    only({Role.SUPERVISOR}, by, congress.pk)
    if until_on < from_on:
        raise Refused(_("The period ends before it begins."))
    if named.get("grading") and not named["grading"].frozen_at:
        raise Refused(_("Take a grading that is decided."))
    facts = {"congress": congress, "from_on": from_on, "until_on": until_on, **named}
    award, is_new = made_once(Award, form_key, facts)
    if is_new:
        record("award.begin", f"award:{award.pk}", by=by, at=at, detail={"title": award.title})
    return award


@transaction.atomic
def nominate_suggestion(
    award: Award, suggestion: Suggestion, *, reasons: str, by: User, at: datetime, seen: int | None = None
) -> Nominee:
    """Nominate an accepted suggestion of the same congress, with its figures of today."""
    if suggestion.congress_id != award.congress_id or suggestion.number is None or suggestion.is_confidential:
        raise Refused(_("Only an accepted suggestion that is not confidential can be nominated."))
    row = with_figures(Suggestion.objects.filter(pk=suggestion.pk)).get()
    return _nominate(award, reasons, by, at, seen, suggestion=suggestion, basis=basis_of(row))


@transaction.atomic
def nominate_unit(
    award: Award, unit: Unit, *, reasons: str, by: User, at: datetime, seen: int | None = None
) -> Nominee:
    """Nominate a unit of the same congress, with its result in the grading."""
    if unit.congress_id != award.congress_id:
        raise Refused(_("This unit is of another congress."))
    graded = GradingResult.objects.filter(grading=award.grading_id, unit=unit).first()
    basis = f"{graded.level} {graded.total}".strip() if graded and graded.total is not None else ""
    return _nominate(award, reasons, by, at, seen, unit=unit, basis=basis)


@transaction.atomic
def drop(award: Award, nominee: Nominee, *, note: str, by: User, at: datetime, seen: int | None = None) -> Award:
    """Take a nomination back; step and reason stay."""
    told = required(note, _("Give the reason."))
    award = _step("drop", award, by=by, at=at, seen=seen, note=f"{nominee}: {told}")
    award.nominees.filter(pk=nominee.pk).delete()
    return award


@transaction.atomic
def decide(
    award: Award,
    *,
    chosen: Iterable[Nominee],
    decided_on: date,
    meeting: str,
    note: str = "",
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Award:
    """The chairs' meeting chooses among the nominees; nothing of the list changes any more."""
    check_past(decided_on, at)
    named = required(meeting, _("Name the chairs' meeting that decided."))
    keys = [nominee.pk for nominee in chosen]
    award = _step("decide", award, by=by, at=at, seen=seen, note=note, decided_on=decided_on, meeting=named)
    if not award.nominees.filter(pk__in=keys).update(is_chosen=True):
        raise Refused(_("Choose at least one of those nominated."))
    office = holders(award.congress_id, at, Role.SUPERVISOR)
    _tell(office, gettext_noop("Awards decided, please announce: %(title)s"), award, award.get_absolute_url(), at)
    return award


@transaction.atomic
def announce(award: Award, *, by: User, at: datetime, seen: int | None = None) -> Award:
    """Issue the numbered list; deputies and units on it are told."""
    write = partial(award_words, award, on=localdate(at))
    paper = issue(award.congress, PaperKind.AWARDS, write, to=EVERYBODY, by=by, at=at)
    award = _step("announce", award, by=by, at=at, seen=seen, paper=paper)
    for row in award.nominees.filter(is_chosen=True).select_related("suggestion", "unit"):
        people = deputies(row.suggestion) if row.suggestion else people_of(row.thing, at)
        _tell(people, gettext_noop("Among the best of the year: %(thing)s"), award, paper.get_absolute_url(), at, row)
    return award


@transaction.atomic
def give_up(award: Award, *, note: str, by: User, at: datetime, seen: int | None = None) -> Award:
    """Give the awards up; they stay in the list with the reason."""
    return _step("give_up", award, by=by, at=at, seen=seen, note=required(note, _("Give the reason.")))


def _nominate(award: Award, reasons: str, by: User, at: datetime, seen: int | None, **what: Any) -> Nominee:
    told = required(reasons, _("Give the reasons."))
    thing = what.get("suggestion") or what["unit"]
    award = _step("nominate", award, by=by, at=at, seen=seen, note=str(thing))
    nominee, is_new = Nominee.objects.get_or_create(
        award=award,
        suggestion=what.get("suggestion"),
        unit=what.get("unit"),
        defaults={"basis": what["basis"], "reasons": told, "by": by},
    )
    if not is_new:
        raise Refused(_("It is nominated already."))
    return nominee


def _step(name: str, award: Award, *, by: User, at: datetime, **changes: Any) -> Award:
    row: Award = step(name, award, law=AWARD_LAW, subject="award", by=by, at=at, **changes)
    return row


def _tell(users: Any, text: str, award: Award, url: str, at: datetime, row: Nominee | None = None) -> None:
    key = f"award:{award.pk}:{row.pk if row else award.version}:{award.status}"
    notify(users, "award", key, text, url=url, at=at, values={"title": award.title, "thing": str(row or "")})
