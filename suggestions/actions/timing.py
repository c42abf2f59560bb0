"""Starting and stopping clocks."""

from datetime import date
from typing import Any

from congress.organs.models import Holiday, LocalRule
from congress.organs.workdays import end_of_period
from suggestions.models import Assignment, Clock, Suggestion
from suggestions.rules import NUMBERS, ClockKind


def start_clock(kind: ClockKind, suggestion: Suggestion, on: date, assignment: Assignment | None = None) -> Clock:
    """Start a clock by the local rule in force on that day."""
    ruling = LocalRule.objects.ruling(suggestion.congress, NUMBERS[kind], on)
    deadline = end_of_period(on, ruling.period, Holiday.objects.calendar())
    is_local = ruling.clause != NUMBERS[kind].clause
    return Clock.objects.create(
        suggestion=suggestion,
        assignment=assignment,
        kind=kind,
        starts_on=on,
        amount=ruling.amount,
        unit=ruling.unit,
        local_clause=str(ruling.clause) if is_local else "",
        due_on=deadline.due_on,
        is_provisional=deadline.is_provisional,
    )


def stop_clocks(suggestion: Suggestion, on: date, *kinds: ClockKind, **narrower: Any) -> int:
    """Stop the running clocks of these kinds (all kinds when none is named); returns how many stopped."""
    clocks = suggestion.clocks.running().filter(**narrower)
    if kinds:
        clocks = clocks.filter(kind__in=kinds)
    return clocks.update(stopped_on=on)
