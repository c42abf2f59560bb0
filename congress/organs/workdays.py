"""Periods of days, working days and months, counted as 民法典 §201-203 counts them. Plain values, no clock."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
SATURDAY = 5
WEEKEND = "weekend"
MAKE_UP = "make-up"
# Rest days of every year whatever the notice says; the others move with the moon (全国年节及纪念日放假办法 §2, 2024).
FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}


class PeriodUnit(StrEnum):
    DAYS = "days"
    WORKDAYS = "workdays"
    MONTHS = "months"


class DayKind(StrEnum):
    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    MOVED = "moved"
    DUE = "due"


@dataclass(frozen=True)
class Period:
    amount: int
    unit: PeriodUnit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"A period is at least one of its {self.unit}, not {self.amount}.")


@dataclass(frozen=True)
class Calendar:
    """The State Council's yearly notices: each day off and each make-up working day, with its name.

    A day in both counts as work. A year without a single row is not announced yet: its weekends and the fixed holidays
    rest, its other weekdays work. A notice may reach back into the December before it (2006 and 2018 did).
    """

    rest: Mapping[date, str]
    work: Mapping[date, str]

    @cached_property
    def years_known(self) -> frozenset[int]:
        return frozenset(day.year for days in (self.rest, self.work) for day in days)

    def is_workday(self, day: date) -> bool:
        return day in self.work or (day.weekday() < SATURDAY and day not in self.rest and not self._fixed(day))

    def why_off(self, day: date) -> str:
        """The holiday's name, or "weekend"; empty on a working day."""
        return "" if self.is_workday(day) else self.rest.get(day) or self._fixed(day) or WEEKEND

    def changed(self, days: Mapping[date, tuple[str, str]]) -> "Calendar":
        """The calendar with these days as told: kind ("rest", "work", or "" for an ordinary day) and name."""
        kept = [{on: name for on, name in each.items() if on not in days} for each in (self.rest, self.work)]
        for on, (kind, name) in days.items():
            if kind:
                kept[kind == "work"][on] = name
        return Calendar(rest=kept[0], work=kept[1])

    def _fixed(self, day: date) -> str:
        """The fixed holiday of a year not announced yet; empty on other days."""
        return "" if day.year in self.years_known else FIXED.get((day.month, day.day), "")


class Day(NamedTuple):
    """One day of a period. `number` is its place in the count; days counted by the month have none."""

    on: date
    kind: DayKind
    number: int | None
    why: str


@dataclass(frozen=True)
class Deadline:
    """The end of a period: `nominal_on` before, `due_on` after moving off rest days. `days` are listed on demand."""

    starts_on: date
    period: Period
    nominal_on: date
    due_on: date
    calendar: Calendar = field(repr=False, compare=False)

    @property
    def counts_from(self) -> date:
        """The first day counted: the one after the start. 民法典 §201."""
        return self.starts_on + ONE_DAY

    @property
    def is_moved(self) -> bool:
        return self.due_on != self.nominal_on

    @property
    def is_cut_to_month_end(self) -> bool:
        """The last month lacks the start's day number. 民法典 §202."""
        return self.period.unit == PeriodUnit.MONTHS and self.nominal_on.day != self.starts_on.day

    @property
    def unknown_years(self) -> tuple[int, ...]:
        """The years whose unannounced rest days could still move this date."""
        first = self.counts_from if self.period.unit == PeriodUnit.WORKDAYS else self.nominal_on
        years = range(first.year, self.due_on.year + 1)
        return tuple(year for year in years if year not in self.calendar.years_known)

    @property
    def is_provisional(self) -> bool:
        return bool(self.unknown_years)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Every day from the start to the due day, told apart."""
        number = 0
        days = [Day(self.starts_on, DayKind.START, None, "")]
        for on in _days_from(self.counts_from, self.due_on):
            kind = self._kind(on)
            is_numbered = kind != DayKind.SKIPPED and on <= self.nominal_on and self.period.unit != PeriodUnit.MONTHS
            number += is_numbered
            days.append(Day(on, kind, number if is_numbered else None, self._why(on, kind)))
        return tuple(days)

    def _kind(self, on: date) -> DayKind:
        if on == self.due_on:
            return DayKind.DUE
        if on >= self.nominal_on:
            return DayKind.MOVED
        if self.period.unit == PeriodUnit.WORKDAYS and not self.calendar.is_workday(on):
            return DayKind.SKIPPED
        return DayKind.COUNTED

    def _why(self, on: date, kind: DayKind) -> str:
        if kind in {DayKind.SKIPPED, DayKind.MOVED}:
            return self.calendar.why_off(on)
        return MAKE_UP if on in self.calendar.work else ""


def end_of_period(starts_on: date, period: Period, calendar: Calendar) -> Deadline:
    """The last day of a period that something on `starts_on` sets going. 民法典 §201-203.

    The start is not counted. A month that lacks the day number ends on its last day. A last day off moves to the next
    working day. Raises ValueError or OverflowError for an end after the year 9999.
    """
    nominal_on = _nominal_end(starts_on, period, calendar)
    return Deadline(starts_on, period, nominal_on, _workday_from(nominal_on, calendar), calendar)


def days_left(due_on: date, today: date) -> int:
    """Calendar days: 0 on the last day itself, below 0 when it has passed."""
    return (due_on - today).days


def _nominal_end(starts_on: date, period: Period, calendar: Calendar) -> date:
    if period.unit == PeriodUnit.DAYS:
        return starts_on + timedelta(days=period.amount)
    if period.unit == PeriodUnit.MONTHS:
        return months_after(starts_on, period.amount)
    end = starts_on
    for _ in range(period.amount):
        end = _workday_from(end + ONE_DAY, calendar)
    return end


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _workday_from(day: date, calendar: Calendar) -> date:
    while not calendar.is_workday(day):
        day += ONE_DAY
    return day


def _days_from(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
