"""Hand-over to units, straight or through a first-tier office, and the units' sign-in."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.organs.models import Unit
from suggestions.actions.news import tell_handed_over
from suggestions.actions.steps import handed_over_on, own_part, required, step
from suggestions.actions.telling import deputies, first_tier, office, people_of, tell, tell_deputies
from suggestions.actions.timing import ANSWERS, start_answer, start_clock, start_co_opinion, stop_clocks
from suggestions.models import Assignment, Category, HandoverMeeting, Round, Suggestion
from suggestions.models.handling import Answered
from suggestions.rules import ANSWERING, ClockKind, Part

State = Assignment.State
UNIT_CLOCKS = (ClockKind.SIGN, ClockKind.RETURN)
Parts = list[tuple[Unit, Part, str]]


@transaction.atomic
def assign(
    suggestion: Suggestion,
    *,
    lead: Unit | None = None,
    co: Iterable[Unit] = (),
    separate: Iterable[tuple[Unit, str]] = (),
    meeting: HandoverMeeting | None = None,
    category: Category | None = None,
    by: User,
    at: datetime,
    note: str = "",
    seen: int | None = None,
) -> Suggestion:
    """Hand the suggestion over, at a `meeting` or singly, and start the clocks; a `category` corrects its own.

    Either one `lead` with its co-handlers answers, or several units answer separately, each with its part named.
    """
    parts = _parts(suggestion, lead, co, separate)
    today = localdate(at)
    changes = {"assigned_on": today, "handover_meeting": meeting, **_classed(category)}
    suggestion = step("assign", suggestion, by=by, at=at, seen=seen, note=note, **changes)
    stop_clocks(suggestion, today, ClockKind.DISPATCH, ClockKind.REDISPATCH)
    _hand_to_units(suggestion, parts, answer_from=today, at=at)
    return suggestion


@transaction.atomic
def entrust(
    suggestion: Suggestion,
    *,
    first_tier: Unit,
    meeting: HandoverMeeting | None = None,
    category: Category | None = None,
    by: User,
    at: datetime,
    note: str = "",
    seen: int | None = None,
) -> Suggestion:
    """Hand it to a first-tier office (政府办、法院 …), which passes it on; the answer clock of the law starts here.

    At a `meeting` or singly; a `category` corrects its own.
    """
    if not first_tier.is_first_tier or first_tier.congress_id != suggestion.congress_id or not first_tier.is_active:
        raise Refused(_("%(unit)s is not a first-tier office of this congress.") % {"unit": first_tier})
    today = localdate(at)
    changes = {"assigned_on": today, "handover_meeting": meeting, **_classed(category)}
    suggestion = step("entrust", suggestion, by=by, at=at, seen=seen, note=note, first_tier=first_tier, **changes)
    stop_clocks(suggestion, today, ClockKind.DISPATCH, ClockKind.REDISPATCH)
    start_clock(ClockKind.PASS_ON, suggestion, today)
    start_clock(ClockKind.ANSWER, suggestion, today)
    _tell_office(suggestion, gettext_noop("Please pass on to units: %(title)s"), at)
    return suggestion


@transaction.atomic
def pass_on(
    suggestion: Suggestion,
    *,
    lead: Unit | None = None,
    co: Iterable[Unit] = (),
    separate: Iterable[tuple[Unit, str]] = (),
    by: User,
    at: datetime,
    note: str = "",
    seen: int | None = None,
) -> Suggestion:
    """The first-tier office hands it to its units; the answer clock has run since the hand-over to the office."""
    parts = _parts(suggestion, lead, co, separate)
    suggestion = step("pass_on", suggestion, by=by, at=at, seen=seen, note=note)
    stop_clocks(suggestion, localdate(at), ClockKind.PASS_ON, ClockKind.ANSWER)
    _hand_to_units(suggestion, parts, answer_from=handed_over_on(suggestion), at=at)
    return suggestion


@transaction.atomic
def give_back(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """The first-tier office gives it back to the committee: the matter is not its system's."""
    told = required(reason, _("Give the reason for the return: which duty lies with which unit."))
    suggestion = step("give_back", suggestion, by=by, at=at, seen=seen, note=told, first_tier=None)
    stop_clocks(suggestion, localdate(at))
    start_clock(ClockKind.REDISPATCH, suggestion, localdate(at))
    text = gettext_noop("Given back, please hand over again: %(title)s. %(note)s")
    tell(office(suggestion, Role.DISPATCHER, at), "suggestion-given-back", text, suggestion, at=at, note=told[:200])
    return suggestion


@transaction.atomic
def add_co(
    suggestion: Suggestion, *, unit: Unit, by: User, at: datetime, note: str = "", seen: int | None = None
) -> Assignment:
    """Add a co-handler to an item under way; its clock ends inside the lead's."""
    _check_units(suggestion, [unit])
    suggestion = step("add_co", suggestion, by=by, at=at, seen=seen, note=note)
    held = list(suggestion.assignments.held())
    if any(part.unit_id == unit.pk for part in held):
        raise Refused(_("%(unit)s has a part in this item already.") % {"unit": unit})
    if all(part.part != Part.LEAD for part in held):
        raise Refused(_("Where units answer separately there is no lead to send an opinion to."))
    return _give(suggestion, unit, Part.CO, "", at)


@transaction.atomic
def sign_in(assignment: Assignment, *, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """The unit confirms it has the item (签收); the first that must answer opens the handling."""
    opens = assignment.part in ANSWERING and assignment.suggestion.status == "assigned"
    suggestion = step("sign_in" if opens else "co_sign_in", assignment.suggestion, by=by, at=at, seen=seen)
    assignment = own_part(assignment, by, State.WAITING)
    if assignment.return_requests.filter(answer=Answered.OPEN).exists():
        raise Refused(_("Your wish to return this item is not yet decided; wait for the answer."))
    assignment.state, assignment.signed_on, assignment.handler = State.SIGNED, localdate(at), by
    assignment.save(update_fields=["state", "signed_on", "handler"])
    stop_clocks(suggestion, localdate(at), *UNIT_CLOCKS, assignment=assignment)
    return suggestion


def replace_unit(part: Assignment, unit: Unit, *, at: datetime) -> Assignment:
    """Give a part that was returned to another unit (改办); the answer's last day stays where it was."""
    _check_units(part.suggestion, [unit])
    if part.suggestion.assignments.held().filter(unit=unit).exists():
        raise Refused(_("%(unit)s has a part in this item already.") % {"unit": unit})
    new = _give(part.suggestion, unit, Part(part.part), part.task, at)
    if new.part == Part.SEPARATE:
        start_answer(ClockKind.ANSWER, new, handed_over_on(part.suggestion))
        part.suggestion.rounds.latest("number").owing.add(new)
    return new


def _classed(category: Category | None) -> dict[str, Category]:
    return {"category": category} if category else {}


def _parts(
    suggestion: Suggestion, lead: Unit | None, co: Iterable[Unit], separate: Iterable[tuple[Unit, str]]
) -> Parts:
    alone, helping = list(separate), list(co)
    if (lead is None) == (not alone):
        raise Refused(_("Name one lead unit, or the units that answer separately."))
    if alone and helping:
        raise Refused(_("Where units answer separately there is no lead to send an opinion to."))
    if len(alone) == 1 or any(not task.strip() for _unit, task in alone):
        raise Refused(_("Separate handling needs at least two units, each with the part it answers."))
    parts: Parts = [(unit, Part.SEPARATE, task.strip()) for unit, task in alone]
    if lead is not None:
        parts = [(lead, Part.LEAD, ""), *[(unit, Part.CO, "") for unit in helping]]
    _check_units(suggestion, [unit for unit, _part, _task in parts])
    return parts


def _check_units(suggestion: Suggestion, units: list[Unit]) -> None:
    if len(set(units)) < len(units):
        raise Refused(_("A unit is named twice; name each unit once, as lead or as co-handler."))
    for unit in units:
        if unit.congress_id != suggestion.congress_id or not unit.is_active:
            raise Refused(_("%(unit)s does not handle suggestions of this congress.") % {"unit": unit})


def _hand_to_units(suggestion: Suggestion, parts: Parts, *, answer_from: date, at: datetime) -> None:
    current, _is_new = Round.objects.get_or_create(
        suggestion=suggestion, number=1, defaults={"started_on": localdate(at)}
    )
    for unit, part, task in sorted(parts, key=lambda each: each[1] == Part.CO):  # its clock ends inside the answer's
        given = _give(suggestion, unit, part, task, at, answer_from=answer_from)
        if part in ANSWERING:
            current.owing.add(given)
    answering = [unit for unit, part, _task in parts if part in ANSWERING]
    names = "、".join(map(str, answering))
    text = gettext_noop("Handed over to %(unit)s: %(title)s")
    tell_deputies("suggestion-handed-over", text, suggestion, at=at, unit=names)
    if suggestion.opinion_id:
        clock = suggestion.clocks.running().filter(kind__in=ANSWERS).latest("due_on")
        tell_handed_over(suggestion, answering, clock.due_on, at=at)


def _give(
    suggestion: Suggestion, unit: Unit, part: Part, task: str, at: datetime, *, answer_from: date | None = None
) -> Assignment:
    today = localdate(at)
    given = Assignment.objects.create(suggestion=suggestion, unit=unit, part=part, task=task, assigned_on=today)
    for kind in UNIT_CLOCKS:
        start_clock(kind, suggestion, today, given)
    if part == Part.CO:
        start_co_opinion(given, today)
    else:
        start_clock(ClockKind.CONTACT, suggestion, today, given)
        if answer_from:
            start_answer(ClockKind.ANSWER, given, answer_from)
    tell(people_of(unit, at), "suggestion-assigned", gettext_noop("Handed over to you: %(title)s"), suggestion, at=at)
    return given


def _tell_office(suggestion: Suggestion, text: str, at: datetime) -> None:
    tell(first_tier(suggestion, at), "suggestion-entrusted", text, suggestion, at=at)
    told = gettext_noop("Handed to %(unit)s, which passes it on: %(title)s")
    tell(deputies(suggestion), "suggestion-handed-over", told, suggestion, at=at, unit=str(suggestion.first_tier))
