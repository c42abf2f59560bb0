"""Starting and stopping clocks."""

from datetime import date
from typing import Any

from congress.organs.models import Congress, Holiday, LocalRule
from congress.organs.rules import LocalNumber
from congress.organs.workdays import Period, PeriodUnit, end_of_period
from suggestions.models import Assignment, Clock, Promise, Suggestion
from suggestions.rules import NUMBERS, ClockKind, Part

ANSWERS = (ClockKind.ANSWER, ClockKind.EXTENDED, ClockKind.REHANDLE)


def start_clock(kind: ClockKind, suggestion: Suggestion, on: date, assignment: Assignment | None = None) -> Clock:
    """Start a clock by the local rule in force on that day."""
    return Clock.objects.create(
        suggestion=suggestion, assignment=assignment, kind=kind, **counted(suggestion.congress, NUMBERS[kind], on)
    )


def counted(congress: Congress, number: LocalNumber, on: date) -> dict[str, Any]:
    """The fields of a clock that starts that day, by the local rule in force then."""
    ruling = LocalRule.objects.ruling(congress, number, on)
    deadline = end_of_period(on, ruling.period, Holiday.objects.calendar())
    is_local = ruling.clause != number.clause
    return {
        "starts_on": on,
        "amount": ruling.amount,
        "unit": ruling.unit,
        "local_clause": str(ruling.clause) if is_local else "",
        "due_on": deadline.due_on,
        "is_provisional": deadline.is_provisional,
    }


def start_answer(kind: ClockKind, part: Assignment, on: date) -> Clock:
    """The clock of the answer: the item's own for a lead, one for each part where several answer separately."""
    return start_clock(kind, part.suggestion, on, part if part.part == Part.SEPARATE else None)


def start_co_opinion(part: Assignment, on: date) -> Clock:
    """The co-handler's clock; it never ends after the answer it feeds, whenever the unit was added."""
    clock = start_clock(ClockKind.CO_OPINION, part.suggestion, on, part)
    answer = part.suggestion.clocks.running().filter(kind__in=ANSWERS, due_on__gt=on).order_by("-due_on").first()
    if answer and clock.due_on > answer.due_on:
        clock.amount, clock.unit = (answer.due_on - on).days, PeriodUnit.DAYS
        clock.due_on, clock.is_provisional = answer.due_on, answer.is_provisional
        clock.local_clause = str(answer.clause)
        clock.save(update_fields=["amount", "unit", "due_on", "is_provisional", "local_clause"])
    return clock


def start_promise(promise: Promise, suggestion: Suggestion, since: date) -> Clock:
    """The clock of a promise: as long as the reply said, moved on from a rest day like every period."""
    period = Period((promise.due_on - since).days, PeriodUnit.DAYS)
    deadline = end_of_period(since, period, Holiday.objects.calendar())
    return Clock.objects.create(
        suggestion=suggestion,
        kind=ClockKind.PROMISE,
        starts_on=since,
        amount=period.amount,
        unit=period.unit,
        local_clause=promise.item[:200],
        due_on=deadline.due_on,
        is_provisional=deadline.is_provisional,
    )


def clock_of(part: Assignment) -> dict[str, Any]:
    """Which clocks are this part's answer clocks, as a lookup."""
    return {"kind__in": ANSWERS, "assignment": part if part.part == Part.SEPARATE else None}


def stop_clocks(suggestion: Suggestion, on: date, *kinds: ClockKind, **narrower: Any) -> int:
    """Stop the running clocks of these kinds (all kinds when none is named); returns how many stopped."""
    clocks = suggestion.clocks.running().filter(**narrower)
    if kinds:
        clocks = clocks.filter(kind__in=kinds)
    return clocks.update(stopped_on=on)
