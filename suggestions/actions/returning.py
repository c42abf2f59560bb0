"""A unit's wish to give its part back (退办), and the answer to it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.organs.models import Unit
from suggestions.actions.assigning import State, replace_unit
from suggestions.actions.steps import handed_over_on, own_part, required, step
from suggestions.actions.telling import first_tier, office, people_of, tell
from suggestions.actions.timing import start_clock, stop_clocks
from suggestions.models import Assignment, ReturnRequest, Suggestion
from suggestions.models.handling import Answered
from suggestions.parties import parties_of
from suggestions.rules import ANSWERING, ClockKind, Part, Party


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
    """Ask to give the part back within the local window, with a reason and, if known, the right unit."""
    told = required(reason, _("Give the reason for the return: which duty lies with which unit."))
    name = "ask_return" if assignment.part == Part.LEAD else "co_ask_return"
    suggestion = step(name, assignment.suggestion, by=by, at=at, seen=seen, note=told)
    assignment = own_part(assignment, by, State.WAITING)
    window = suggestion.clocks.filter(assignment=assignment, kind=ClockKind.RETURN).latest("pk")
    if localdate(at) > window.due_on:
        raise Refused(
            _("The window for returns ended on %(day)s (%(clause)s); the item stays with your unit.")
            % {"day": window.due_on, "clause": window.clause}
        )
    if assignment.return_requests.exists():
        raise Refused(_("Your unit has asked to return this item before; it may ask once."))
    request = ReturnRequest.objects.create(assignment=assignment, reason=told, proposed_unit=proposed_unit, asked_at=at)
    text = gettext_noop("%(unit)s asks to return: %(title)s")
    decide = [*office(suggestion, Role.DISPATCHER, at), *first_tier(suggestion, at)]
    tell(decide, "return-asked", text, suggestion, at=at, unit=str(assignment.unit))
    return request


@transaction.atomic
def answer_return(
    request: ReturnRequest,
    *,
    agreed: bool,
    note: str,
    by: User,
    at: datetime,
    instead: Unit | None = None,
    seen: int | None = None,
) -> Suggestion:
    """Agree or refuse (the unit goes on).

    Agreed for the only unit that answers, the whole item is back with whoever handed it over; otherwise the unit is
    released, and its part goes to `instead`, if one is named.
    """
    part = request.assignment
    name = _step_of(part, by) if agreed else "refuse_return"
    changes = {"first_tier": None} if name == "agree_return" else {}
    suggestion = step(name, part.suggestion, by=by, at=at, seen=seen, note=note, **changes)
    request = ReturnRequest.objects.select_for_update().get(pk=request.pk)
    if request.answer != Answered.OPEN:
        raise Refused(_("This wish has been answered already."))
    request.answer = Answered.AGREED if agreed else Answered.REFUSED
    request.answer_note = note
    request.save(update_fields=["answer", "answer_note"])
    if name == "agree_co_return":
        _release(suggestion, part, instead, at)
    elif agreed:
        _take_back(suggestion, localdate(at), to_office=name == "office_agree_return")
    text = (
        gettext_noop("Return agreed: %(title)s") if agreed else gettext_noop("Return refused, please handle: %(title)s")
    )
    tell(people_of(part.unit, at), "return-answered", text, suggestion, at=at)
    return suggestion


def ends_the_handover(part: Assignment) -> bool:
    """Whether nobody would be left to answer without this part."""
    return part.part in ANSWERING and not part.suggestion.assignments.answering().exclude(pk=part.pk).exists()


def _step_of(part: Assignment, by: User) -> str:
    if not ends_the_handover(part):
        return "agree_co_return"
    return "office_agree_return" if Party.FIRST_TIER in parties_of(by, part.suggestion) else "agree_return"


def _release(suggestion: Suggestion, part: Assignment, instead: Unit | None, at: datetime) -> None:
    if ends_the_handover(part):  # another unit was released meanwhile
        raise Refused(_("It is the last unit that answers; agree to the return of the whole item."))
    if part.part == Part.SEPARATE and instead is None:
        raise Refused(_("Name the unit that answers this part instead: %(task)s") % {"task": part.task})
    stop_clocks(suggestion, localdate(at), assignment=part)
    part.state = State.RETURNED
    part.save(update_fields=["state"])
    for current in suggestion.rounds.all():
        current.owing.remove(part)
    if instead is not None:
        part.suggestion = suggestion
        replace_unit(part, instead, at=at)


def _take_back(suggestion: Suggestion, today: date, *, to_office: bool) -> None:
    """The whole hand-over ends, so that the next one starts clean; at the first-tier office the law's clock runs on."""
    stop_clocks(suggestion, today)
    suggestion.assignments.held().update(state=State.RETURNED)
    for current in suggestion.rounds.all():
        current.owing.clear()
    if to_office:
        start_clock(ClockKind.PASS_ON, suggestion, today)
        start_clock(ClockKind.ANSWER, suggestion, handed_over_on(suggestion))
    else:
        start_clock(ClockKind.REDISPATCH, suggestion, today)
