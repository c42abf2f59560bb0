"""Which running clocks move when a local rule or the calendar changes. Plain values, no clock of its own.

A changed local rule has no effect backwards: a clock that runs keeps the period it started with, unless the office
takes along those that started on or after a day it names (as a transitional provision may ask). A changed calendar is
a fact of the days themselves, so every running clock is counted again by it: one by working days moves with any day of
its span, one by days or months when its last day becomes a rest day or stops being one (民法典 §201-203).
"""

from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple

from congress.organs.workdays import FIXED, ONE_DAY, Calendar, Period, PeriodUnit, end_of_period


class Basis(NamedTuple):
    """What a clock counts by, and the last day that comes of it."""

    amount: int
    unit: str
    clause: str
    due_on: date
    is_provisional: bool


def counted(starts_on: date, amount: int, unit: str, clause: str, calendar: Calendar) -> Basis:
    """The basis with its last day. Raises ValueError or OverflowError for an end after the year 9999."""
    deadline = end_of_period(starts_on, Period(amount, PeriodUnit(unit)), calendar)
    return Basis(amount, unit, clause, deadline.due_on, deadline.is_provisional)


def is_taken_along(starts_on: date, since: date | None, followed_on: date | None) -> bool:
    """Whether a running clock takes over the new number.

    Only one that started on or after the day named, and before the day from which a later rule holds.
    """
    return since is not None and since <= starts_on and (followed_on is None or starts_on < followed_on)


def within_answer(after: Basis, starts_on: date, answer: Basis | None) -> Basis:
    """A co-handling opinion ends with the answer it feeds, at the latest."""
    if answer is None or after.due_on <= answer.due_on or answer.due_on <= starts_on:
        return after
    return answer._replace(amount=(answer.due_on - starts_on).days, unit=PeriodUnit.DAYS)


def turned(old: Calendar, new: Calendar, told: Iterable[date]) -> list[date]:
    """The days that turned from work to rest or back: of those told, and fixed holidays of a year announced by them."""
    years = old.years_known ^ new.years_known
    fixed = [date(year, month, day) for year in years for month, day in FIXED]
    return sorted(day for day in {*told, *fixed} if old.is_workday(day) != new.is_workday(day))


def left_out(old: Calendar, new: Calendar, told: Container[date]) -> list[date]:
    """Fixed holidays that would become working days because a year is announced without them."""
    announced = new.years_known - old.years_known
    fixed = [date(year, month, day) for year in sorted(announced) for month, day in FIXED]
    return [day for day in fixed if day not in told and new.is_workday(day)]


def reasons(starts_on: date, before: Basis, after: Basis, days: Iterable[date], calendar: Calendar) -> list[date]:
    """The days that turned and bear on this clock."""
    nominal_on = end_of_period(starts_on, Period(after.amount, PeriodUnit(after.unit)), calendar).nominal_on
    first = starts_on + ONE_DAY if after.unit == PeriodUnit.WORKDAYS else nominal_on
    last = max(before.due_on, after.due_on)
    return [day for day in days if first <= day <= last]
