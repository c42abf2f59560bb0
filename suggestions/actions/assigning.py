"""Hand-over to units, their sign-in, and returns."""

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
from suggestions.actions.steps import deputy, office, people_of, step, tell
from suggestions.actions.timing import start_clock, stop_clocks
from suggestions.models import Assignment, ReturnRequest, Round, Suggestion
from suggestions.models.handling import Answered
from suggestions.rules import ClockKind, Part

State = Assignment.State
UNIT_CLOCKS = (ClockKind.SIGN, ClockKind.RETURN)


@transaction.atomic
def assign(
    suggestion: Suggestion,
    *,
    lead: Unit,
    co: Iterable[Unit] = (),
    by: User,
    at: datetime,
    note: str = "",
    seen: int | None = None,
) -> Suggestion:
    """Hand the suggestion to the unit that must answer it and to its co-handlers, and start their clocks."""
    units = [lead, *co]
    _check_units(suggestion, units)
    today = localdate(at)
    suggestion = step("assign", suggestion, by=by, at=at, seen=seen, note=note, assigned_on=today)
    stop_clocks(suggestion, today, ClockKind.DISPATCH, ClockKind.REDISPATCH)
    Round.objects.get_or_create(suggestion=suggestion, number=1, defaults={"started_on": today})
    for unit in units:
        _give(suggestion, unit, Part.LEAD if unit == lead else Part.CO, today)
        text = gettext_noop("Handed over to you: %(title)s")
        tell(people_of(unit, at), "suggestion-assigned", text, suggestion, at=at)
    start_clock(ClockKind.ANSWER, suggestion, today)
    text = gettext_noop("Handed over to %(unit)s: %(title)s")
    tell(deputy(suggestion), "suggestion-handed-over", text, suggestion, at=at, unit=str(lead))
    return suggestion


def _check_units(suggestion: Suggestion, units: list[Unit]) -> None:
    if len(set(units)) < len(units):
        raise Refused(_("A unit is named twice; name each unit once, as lead or as co-handler."))
    for unit in units:
        if unit.congress_id != suggestion.congress_id or not unit.is_active:
            raise Refused(_("%(unit)s does not handle suggestions of this congress.") % {"unit": unit})


def _give(suggestion: Suggestion, unit: Unit, part: Part, today: date) -> None:
    assignment = Assignment.objects.create(suggestion=suggestion, unit=unit, part=part, assigned_on=today)
    for kind in UNIT_CLOCKS:
        start_clock(kind, suggestion, today, assignment)
    start_clock(ClockKind.CONTACT if part == Part.LEAD else ClockKind.CO_OPINION, suggestion, today, assignment)


@transaction.atomic
def sign_in(assignment: Assignment, *, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """The unit confirms it has the item (签收); the lead's sign-in opens the handling. It ends the wish to return."""
    name = "sign_in" if assignment.part == Part.LEAD else "co_sign_in"
    suggestion = step(name, assignment.suggestion, by=by, at=at, seen=seen)
    assignment = _own(assignment, by, State.WAITING)
    if assignment.return_requests.filter(answer=Answered.OPEN).exists():
        raise Refused(_("Your wish to return this item is not yet decided; wait for the answer."))
    assignment.state, assignment.signed_on, assignment.handler = State.SIGNED, localdate(at), by
    assignment.save(update_fields=["state", "signed_on", "handler"])
    stop_clocks(suggestion, localdate(at), *UNIT_CLOCKS, assignment=assignment)
    return suggestion


@transaction.atomic
def ask_return(
    assignment: Assignment,
    *,
    reason: str,
    proposed_unit: Unit | None,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> ReturnRequest:
    """Ask to give the item back (退办) within the local window, with a reason and, if known, the right unit."""
    if not reason.strip():
        raise Refused(_("Give the reason for the return: which duty lies with which unit."))
    name = "ask_return" if assignment.part == Part.LEAD else "co_ask_return"
    suggestion = step(name, assignment.suggestion, by=by, at=at, seen=seen, note=reason.strip())
    assignment = _own(assignment, by, State.WAITING)
    window = suggestion.clocks.filter(assignment=assignment, kind=ClockKind.RETURN).latest("pk")
    if localdate(at) > window.due_on:
        raise Refused(
            _("The window for returns ended on %(day)s (%(clause)s); the item stays with your unit.")
            % {"day": window.due_on, "clause": window.clause}
        )
    if assignment.return_requests.exists():
        raise Refused(_("Your unit has asked to return this item before; it may ask once."))
    request = ReturnRequest.objects.create(
        assignment=assignment, reason=reason.strip(), proposed_unit=proposed_unit, asked_at=at
    )
    text = gettext_noop("%(unit)s asks to return: %(title)s")
    tell(office(suggestion, Role.DISPATCHER, at), "return-asked", text, suggestion, at=at, unit=str(assignment.unit))
    return request


@transaction.atomic
def answer_return(
    request: ReturnRequest, *, agreed: bool, note: str, by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """Agree (the item is back on the desk, or the co-handler is released) or refuse (the unit goes on)."""
    assignment = request.assignment
    name = ("agree_return" if assignment.part == Part.LEAD else "agree_co_return") if agreed else "refuse_return"
    suggestion = step(name, assignment.suggestion, by=by, at=at, seen=seen, note=note)
    request = ReturnRequest.objects.select_for_update().get(pk=request.pk)
    if request.answer != Answered.OPEN:
        raise Refused(_("This wish has been answered already."))
    request.answer = Answered.AGREED if agreed else Answered.REFUSED
    request.answer_note = note
    request.save(update_fields=["answer", "answer_note"])
    if agreed:
        _take_back(suggestion, assignment, localdate(at))
    text = (
        gettext_noop("Return agreed: %(title)s") if agreed else gettext_noop("Return refused, please handle: %(title)s")
    )
    tell(people_of(assignment.unit, at), "return-answered", text, suggestion, at=at)
    return suggestion


def _take_back(suggestion: Suggestion, assignment: Assignment, today: date) -> None:
    """A lead's return ends the whole hand-over, so that the next one starts clean; a co-handler's only its own part."""
    gone = suggestion.assignments.held()
    if assignment.part == Part.CO:
        gone = gone.filter(pk=assignment.pk)
        stop_clocks(suggestion, today, assignment=assignment)
    else:
        stop_clocks(suggestion, today)
        start_clock(ClockKind.REDISPATCH, suggestion, today)
    gone.update(state=State.RETURNED)


def _own(assignment: Assignment, by: User, state: str) -> Assignment:
    """The assignment, locked and fresh, if it is in this state and the person works for its unit."""
    fresh = Assignment.objects.select_for_update(of=("self",)).select_related("unit").get(pk=assignment.pk)
    if fresh.unit_id not in {post.unit_id for post in by.current_posts}:
        raise Refused(_("This part belongs to another unit."))
    if fresh.state != state:
        raise Refused(_("This part is “%(state)s” now; look at the item again.") % {"state": fresh.get_state_display()})
    return fresh
