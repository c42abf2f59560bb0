"""The clock an opinion's status starts, by the local rule in force."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from congress.organs.models import Congress, Holiday, LocalRule
from congress.organs.workdays import end_of_period
from stations.rules.opinions import NUMBERS, ClockKind

STOPPED: dict[str, Any] = {
    "clock": "", "clock_from": None, "clock_amount": None, "clock_unit": "", "clock_clause": "", "due_on": None,
    "reminded": "",
}  # fmt: skip


def clock(kind: ClockKind | None, congress: Congress, at: datetime) -> dict[str, Any]:
    """The fields of the clock that starts now; of none, the fields of a stopped one."""
    if kind is None:
        return STOPPED
    on, number = localdate(at), NUMBERS[kind]
    ruling = LocalRule.objects.ruling(congress, number, on)
    return {
        "reminded": "",
        "clock": kind,
        "clock_from": on,
        "clock_amount": ruling.amount,
        "clock_unit": ruling.unit,
        "clock_clause": str(ruling.clause) if ruling.clause != number.clause else "",
        "due_on": end_of_period(on, ruling.period, Holiday.objects.calendar()).due_on,
    }
