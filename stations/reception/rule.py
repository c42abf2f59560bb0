"""A rule of reception days, such as “the 5th and 25th of each month”, and the days it means."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from stations.reception.hours import Hours
from stations.reception.picks import Kind, Pick

APPOINTMENT = {"parse": "manual", "why": "no fixed day"}


class Months(StrEnum):
    ALL = ""
    ODD = "odd"
    EVEN = "even"


class Shift(StrEnum):
    """What becomes of a planned day that falls on a holiday. Untold means the next working day."""

    UNTOLD = ""
    NEXT_WORKDAY = "next_workday"
    NEXT_WEEK = "next_week"
    CANCEL = "cancel"
    KEEP = "keep"


@dataclass(frozen=True)
class Rule:
    """The picks stand in the order of Kind. Without a pick the station receives by appointment.

    `weekends`: plain Saturdays and Sundays move too. `and_appointment`: on other days by appointment.
    """

    picks: tuple[Pick, ...] = ()
    months: Months = Months.ALL
    month_of_quarter: int = 0
    shift: Shift = Shift.UNTOLD
    weekends: bool = False
    and_appointment: bool = False

    @property
    def is_by_appointment(self) -> bool:
        return not self.picks

    @property
    def leaves_months_out(self) -> bool:
        """Some months lack the day: the 29th to 31st, the fifth Friday. Worth a word to whoever enters the rule."""
        return any(pick.number > 28 or abs(pick.nth) == 5 for pick in self.picks)

    def planned(self, from_on: date, until_on: date) -> list[date]:
        """The days as the words say, before any move; both ends belong to it."""
        span = (from_on + timedelta(days=n) for n in range((until_on - from_on).days + 1))
        return [on for on in span if self._falls_on(on)]

    def hours_on(self, planned_on: date) -> tuple[Hours, ...]:
        """The hours of a planned day, each once, in the order they were told."""
        return tuple(dict.fromkeys(hours for pick in self.picks if pick.falls_on(planned_on) for hours in pick.hours))

    def _falls_on(self, on: date) -> bool:
        in_month = self.months == Months.ALL or (on.month % 2 == 1) == (self.months == Months.ODD)
        in_quarter = self.month_of_quarter in {0, (on.month - 1) % 3 + 1}
        return in_month and in_quarter and any(pick.falls_on(on) for pick in self.picks)

    def as_json(self) -> dict[str, Any]:
        """Hours that all picks share stand beside them; others in `hours`, one list for each pick in its order."""
        if self.is_by_appointment:
            return dict(APPOINTMENT)
        told: dict[str, Any] = {"freq": self._freq}
        for kind in Kind:
            told[kind] = [pick.value for pick in self.picks if pick.kind == kind]
        told |= {"months": self.months, "month_of_quarter": self.month_of_quarter, "shift": self.shift}
        told |= {"weekends": self.weekends, "and_appointment": self.and_appointment}
        return {str(name): _plain(value) for name, value in told.items() if value} | self._hours_as_json()

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Rule":
        """What `as_json` wrote. Raises KeyError, ValueError or TypeError for anything else."""
        if told == APPOINTMENT:
            return cls()
        picks = [_pick(kind, value) for kind in Kind for value in told.get(kind, [])]
        shared = Hours.from_json(told)
        each = told.get("hours", [[shared.as_json()] if shared != Hours() else []] * len(picks))
        timed = [
            replace(pick, hours=tuple(map(Hours.from_json, hours))) for pick, hours in zip(picks, each, strict=True)
        ]
        return cls(
            picks=tuple(timed),
            months=Months(told.get("months", "")),
            month_of_quarter=told.get("month_of_quarter", 0),
            shift=Shift(told.get("shift", "")),
            weekends=told.get("weekends", False),
            and_appointment=told.get("and_appointment", False),
        )

    @property
    def _freq(self) -> str:
        if self.month_of_quarter:
            return "quarterly"
        return "weekly" if self.picks[0].kind == Kind.WEEKDAY else "monthly"

    def _hours_as_json(self) -> dict[str, Any]:
        told = {pick.hours for pick in self.picks}
        shared = next(iter(told)) if len(told) == 1 else None
        if shared is not None and len(shared) <= 1:
            return shared[0].as_json() if shared else {}
        return {"hours": [[hours.as_json() for hours in pick.hours] for pick in self.picks]}


def _pick(kind: Kind, value: Any) -> Pick:
    return Pick(kind, value[1], value[0]) if kind == Kind.NTH_WEEKDAY else Pick(kind, value)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, StrEnum) else value
