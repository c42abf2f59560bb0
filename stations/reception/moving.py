"""Reception days moved off holidays, each with the sentence that explains it.

What moves a day is a holiday: a day the State Council's notice names, or a fixed holiday of a year not announced yet.
A plain weekend moves nothing unless the rule says so, for stations receive on market days and on “the 5th and 25th”
(domain.md §4.4), and those fall on weekends all year. A moved day goes to a working day, make-up Saturdays included.
"""

from collections.abc import Container
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from congress.organs.workdays import ONE_DAY, WEEKEND, Calendar
from stations.reception.hours import Hours
from stations.reception.rule import Rule, Shift
from stations.reception.sentences import Sentence, no_day, not_held, put_off, together

WEEK = timedelta(days=7)
# No holiday of a real notice is half as long; a day that finds no other within it falls away.
REACH = timedelta(days=31)


class Fate(StrEnum):
    HELD = "held"
    MOVED = "moved"
    TOGETHER = "together"
    CANCELLED = "cancelled"


class Day(NamedTuple):
    """`on` is the day it is held. One that is not held keeps its planned day as `on`, so that the list can show it.

    `is_provisional`: the holidays of that year are not announced yet and may still move it.
    """

    on: date
    planned_on: date
    why: Sentence
    hours: tuple[Hours, ...]
    fate: Fate
    is_provisional: bool

    @property
    def is_held(self) -> bool:
        return self.fate in {Fate.HELD, Fate.MOVED}


def days(rule: Rule, calendar: Calendar, from_on: date, until_on: date) -> list[Day]:
    """Every day of the range, ascending by `on`, no two on the same day; one that moved into the range belongs to it.

    A day that would move onto another reception day is held together with that one: one reception, never two.
    """
    planned = rule.planned(from_on - 2 * REACH, until_on + REACH)
    taken = {on for on in planned if not _is_off(on, rule, calendar)}
    found = []
    for planned_on in planned:
        day = _day(planned_on, rule, calendar, taken)
        taken.add(day.on)
        found.append(day)
    return sorted((day for day in found if from_on <= day.on <= until_on), key=lambda day: day.on)


def _day(planned_on: date, rule: Rule, calendar: Calendar, taken: Container[date]) -> Day:
    """The fate of one planned day, when the days `taken` already hold a reception."""
    hours = rule.hours_on(planned_on)
    is_off = _is_off(planned_on, rule, calendar)
    on = _next(planned_on, rule, calendar) if is_off else planned_on
    provisional = any(day.year not in calendar.years_known for day in (planned_on, on or planned_on))
    if not is_off:
        return Day(planned_on, planned_on, "", hours, Fate.HELD, provisional)
    name = calendar.why_off(planned_on)
    if on is None:
        why = not_held(planned_on, name) if rule.shift == Shift.CANCEL else no_day(planned_on, name)
        return Day(planned_on, planned_on, why, hours, Fate.CANCELLED, provisional)
    if on in taken:
        return Day(planned_on, planned_on, together(planned_on, name, on), hours, Fate.TOGETHER, provisional)
    weeks = (on - planned_on) // WEEK if rule.shift == Shift.NEXT_WEEK else 0
    return Day(on, planned_on, put_off(planned_on, name, weeks, on in calendar.work), hours, Fate.MOVED, provisional)


def _is_off(on: date, rule: Rule, calendar: Calendar) -> bool:
    why = calendar.why_off(on)
    return rule.shift != Shift.KEEP and bool(why) and (why != WEEKEND or rule.weekends)


def _next(planned_on: date, rule: Rule, calendar: Calendar) -> date | None:
    if rule.shift == Shift.CANCEL:
        return None
    step = WEEK if rule.shift == Shift.NEXT_WEEK else ONE_DAY
    tries = (planned_on + step * n for n in range(1, REACH // step + 1))
    if rule.shift == Shift.NEXT_WEEK:
        return next((on for on in tries if not _is_off(on, rule, calendar)), None)
    return next((on for on in tries if calendar.is_workday(on)), None)
