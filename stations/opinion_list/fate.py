"""What became of a matter by what its row in the register tells: the status it has here, its days, its answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from congress.common.spreadsheets import Severity
from congress.organs.workdays import PeriodUnit
from stations.opinion_list.words import GROUNDS
from stations.rules.opinions import ENDED, ROUTE_CLOCKS, Refusal, Status
from stations.rules.registers import ROUTE_OF, Handled

DAY_OF_THE_BOOK = "接待群众情况登记簿"  # the clause of a clock: no rule set this day, the register did
BECAME = "代表建议（据接待群众情况登记簿）"


@dataclass(frozen=True, slots=True)
class Told:
    """How a matter was handled. `unit` is the key of a unit known and the words written."""

    handled: Handled
    said_at: datetime
    due_on: date | None
    result: str
    told_on: date | None
    rating: str
    unit: tuple[int | None, str]

    @property
    def said_on(self) -> date:
        return localdate(self.said_at)

    @property
    def ended_at(self) -> datetime | None:
        """When the citizen was told; what was answered at once or not accepted ended with the visit."""
        if self.told_on:
            return max(self.said_at, make_aware(datetime.combine(self.told_on, time())))
        at_once = self.handled == Handled.REFUSED or self.handled == Handled.SPOT and self.result
        return self.said_at if at_once else None


def status_of(told: Told) -> Status:
    """Closed once the citizen was told, for the register asks for the rating then; else it waits for its next act."""
    if told.handled == Handled.REFUSED:
        return Status.NOT_ACCEPTED
    if told.ended_at:
        return Status.CLOSED
    if told.result and told.handled in ROUTE_OF:
        return Status.REPLIED
    waiting = {Handled.SPOT: Status.ACCEPTED, Handled.SUGGESTED: Status.SUGGESTED}
    return waiting.get(told.handled, Status.HANDED)


def fate_of(told: Told) -> dict[str, Any]:
    """The columns of the table that follow."""
    status, ended = status_of(told), told.ended_at
    unit, words = told.unit
    is_units = told.handled == Handled.UNIT
    return {
        "status": status,
        "became": BECAME if told.handled == Handled.SUGGESTED else "",
        "route": ROUTE_OF.get(told.handled, ""),
        "unit_id": unit if is_units else None,
        "handed_to": "" if is_units else words,
        "refusal": _ground(told.result) if status == Status.NOT_ACCEPTED else "",
        "reply": told.result if told.handled in ROUTE_OF else "",
        "answer": told.result if status in ENDED else "",
        "answered_at": ended,
        "rated_at": ended if told.rating else None,
        "ended_at": ended,
        **_clock(told, status),
    }


def problems_of(told: Told, today: date) -> Iterator[tuple[str, str, Severity]]:
    """Column, sentence and severity of what contradicts itself."""
    if told.said_on > today:
        yield "said_on", _("this day has not come yet"), Severity.REFUSED
    if told.told_on and told.told_on < told.said_on:
        yield "told_on", _("told back before the visit"), Severity.REFUSED
    if told.told_on and told.told_on > today:
        yield "told_on", _("this day has not come yet"), Severity.REFUSED
    if told.due_on and told.due_on < told.said_on:
        yield "due_on", _("due before the visit"), Severity.REFUSED
    if told.rating and not told.ended_at:
        yield "rating", _("rated, but nobody was told back"), Severity.REFUSED
    if told.handled == Handled.REFUSED and _ground(told.result) == Refusal.UNCLEAR:
        yield "result", _("the ground is not told; taken over as not clear"), Severity.WARNING


def _ground(result: str) -> Refusal:
    return next((ground for words, ground in GROUNDS if any(word in result for word in words)), Refusal.UNCLEAR)


def _clock(told: Told, status: Status) -> dict[str, Any]:
    """Of what is still away the last day is the one the register tells."""
    if status != Status.HANDED or not told.due_on:
        return {
            "clock": "", "clock_from": None, "clock_amount": None, "clock_unit": "", "clock_clause": "", "due_on": None,
        }  # fmt: skip
    return {
        "clock": ROUTE_CLOCKS[ROUTE_OF[told.handled]],
        "clock_from": told.said_on,
        "clock_amount": max((told.due_on - told.said_on).days, 1),
        "clock_unit": PeriodUnit.DAYS,
        "clock_clause": DAY_OF_THE_BOOK,
        "due_on": told.due_on,
    }
