"""Reception days moved off holidays.

What moves a day is a holiday: a day the State Council's notice names, or a fixed holiday of a year not announced yet.
A plain weekend moves nothing unless the rule says so, for stations receive on market days and on “the 5th and 25th”
(domain.md §4.4), and those fall on weekends all year. A moved day goes to a working day, make-up Saturdays included;
one put off by weeks keeps its weekday.
"""

from collections.abc import Container
from datetime import date, timedelta

from congress.organs.workdays import ONE_DAY, WEEKEND, Calendar
from stations.reception.day import WEEK, Day, Fate
from stations.reception.rule import Rule, Shift

# No holiday of a real notice is half as long; a day that finds no other within it falls away.
REACH = timedelta(days=31)


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
    is_off = _is_off(planned_on, rule, calendar)
    held_on = _next(planned_on, rule, calendar) if is_off else planned_on
    fate = _fate(held_on, taken) if is_off else Fate.HELD
    return Day(
        on=held_on if held_on and fate == Fate.MOVED else planned_on,
        planned_on=planned_on,
        fate=fate,
        held_on=held_on,
        hours=rule.hours_on(planned_on),
        off_for=calendar.why_off(planned_on) if is_off else "",
        shift=rule.shift,
        is_make_up=held_on in calendar.work,
        is_provisional=any(day.year not in calendar.years_known for day in (planned_on, held_on) if day),
    )


def _fate(held_on: date | None, taken: Container[date]) -> Fate:
    if held_on is None:
        return Fate.CANCELLED
    return Fate.TOGETHER if held_on in taken else Fate.MOVED


def _is_off(on: date, rule: Rule, calendar: Calendar) -> bool:
    why = calendar.why_off(on)
    return rule.shift != Shift.KEEP and bool(why) and (why != WEEKEND or rule.weekends)


def _next(planned_on: date, rule: Rule, calendar: Calendar) -> date | None:
    if rule.shift == Shift.CANCEL:
        return None
    if rule.shift == Shift.NEXT_WEEK:
        weeks = (planned_on + WEEK * n for n in range(1, REACH // WEEK + 1))
        return next((on for on in weeks if not _is_off(on, rule, calendar)), None)
    following = (planned_on + ONE_DAY * n for n in range(1, REACH.days + 1))
    return next((on for on in following if calendar.is_workday(on)), None)
