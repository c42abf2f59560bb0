"""A deadline that explains itself: the sentence, the sum and the table of days."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django import template
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from congress.organs.rules import PlainUnit, unit_of
from congress.organs.workdays import WEEKEND, Day, DayKind, Deadline, Period, PeriodUnit

register = template.Library()

WEEK = timedelta(days=7)
FOLD_AFTER = timedelta(days=45)
OFF_KINDS = {DayKind.START, DayKind.SKIPPED, DayKind.MOVED}


class Cell(NamedTuple):
    number: int | None
    css: str
    text: str


class Week(NamedTuple):
    """A row of the table of days. `folded` counts the quiet weeks that stand in this one row, which has no cells."""

    month: str
    cells: tuple[Cell, ...]
    folded: int


@register.filter
def weekday_date(day: date, today: date) -> str:
    """The day with its weekday, and with its year unless that is this year."""
    if day.year == today.year:
        return format_date(day, pgettext("date format", "D j M"))
    return format_date(day, pgettext("date format", "D j M Y"))


@register.filter
def period_text(period: Period) -> str:
    if period.unit == PeriodUnit.MONTHS:
        text = ngettext("%(amount)d month", "%(amount)d months", period.amount)
    elif period.unit == PeriodUnit.WORKDAYS:
        text = ngettext("%(amount)d working day", "%(amount)d working days", period.amount)
    else:
        text = ngettext("%(amount)d day", "%(amount)d days", period.amount)
    return text % {"amount": period.amount}


@register.filter
def number_text(number: Any) -> str:
    """A local number in words, whether it is a period or not; `number` has an amount and a unit."""
    unit = unit_of(number.unit)
    if isinstance(unit, PeriodUnit):
        return period_text(Period(number.amount, unit))
    if unit == PlainUnit.YES_NO:
        return _("Yes") if number.amount else _("No")
    return str(number.amount)


@register.inclusion_tag("organs/_explain.html")
def explain(
    deadline: Deadline,
    today: date,
    rule_text: str = "",
    clause: str = "",
    open: bool = False,
    missed_text: str = "",
    headline: str = "",
    start_text: str = "",
    moves: Iterable[Any] = (),
) -> dict[str, Any]:
    """`headline` replaces “Due on …”; `start_text` is the one word under the start, such as “received”.

    `moves` are sentences on how the last day moved since the clock was started.
    """
    return {
        "deadline": deadline,
        "today": today,
        "rule_text": rule_text,
        "clause": clause,
        "open": open,
        "missed_text": missed_text,
        "moves": moves,
        "headline": headline,
        "weeks": weeks(deadline, today, start_text or _("start")),
        "skipped": sum(day.kind == DayKind.SKIPPED for day in deadline.days),
    }


def weeks(deadline: Deadline, today: date, start_text: str) -> list[Week]:
    """The rows from the start to the due day. Long periods by days or months keep only the weeks that carry news."""
    monday = deadline.starts_on - timedelta(days=deadline.starts_on.weekday())
    mondays = [monday + WEEK * n for n in range((deadline.due_on - monday) // WEEK + 1)]
    days = {day.on: day for day in deadline.days}
    rows = []
    for is_quiet, group in groupby(mondays, key=lambda monday: _is_quiet(monday, deadline, today)):
        run = list(group)
        if is_quiet:
            rows.append(Week("", (), len(run)))
        else:
            rows += [_week(monday, deadline, days, today, start_text, monday == run[0]) for monday in run]
    return rows


def _is_quiet(monday: date, deadline: Deadline, today: date) -> bool:
    if deadline.period.unit == PeriodUnit.WORKDAYS or deadline.due_on - deadline.starts_on <= FOLD_AFTER:
        return False
    has_news = any(monday <= on < monday + WEEK for on in (deadline.starts_on, today))
    return not has_news and monday + WEEK <= deadline.nominal_on


def _week(
    monday: date, deadline: Deadline, days: dict[date, Day], today: date, start_text: str, is_first: bool
) -> Week:
    week = [monday + timedelta(days=n) for n in range(7)]
    shown = [on for on in week if on <= deadline.due_on]
    names_month = is_first or any(on.day == 1 for on in shown)
    month = format_date(shown[-1], pgettext("month beside its days", "M")) if names_month else ""
    cells = [_cell(on, days.get(on), today, start_text) for on in shown]
    return Week(month, tuple(cells) + (Cell(None, "", ""),) * (7 - len(shown)), 0)


def _cell(on: date, day: Day | None, today: date, start_text: str) -> Cell:
    """`day` is None before the start."""
    if day is None:
        return Cell(on.day, "off", "")
    if day.kind == DayKind.DUE:
        return Cell(on.day, "due", _("due"))
    off = "off" if day.kind in OFF_KINDS else ""
    if on == today:
        return Cell(on.day, f"{off} now".strip(), _("today"))
    return Cell(on.day, off, _day_text(day, start_text))


def _day_text(day: Day, start_text: str) -> str:
    if day.kind == DayKind.START:
        return start_text
    if day.kind in OFF_KINDS:
        return _("rest") if day.why == WEEKEND else day.why
    return _("no. %(number)d") % {"number": day.number} if day.number else ""
