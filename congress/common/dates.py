"""Days and months as clerks write them."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from congress.common.text import half_width, numerals_to_digits, one_line, squeeze

Spelling = str | int | float | date | datetime | None

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Excel counts days from 1899-12-30 for every day after its invented 29 February 1900.
_SERIAL_ORIGIN = date(1899, 12, 30)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_SEPARATED = re.compile(r"(\d{4}|\d{2})[年./\-](?:(\d{1,2})(?:月份?|[./\-])?(?:(\d{1,2})[日号]?)?)?[日生.]*")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})[月./\-](\d{1,2})[日号]?")


class UnreadableDate(ValueError):
    """Says in a sentence for the clerk why this is no date."""


class PartialDate(NamedTuple):
    """A date whose month or day may be unknown (0)."""

    year: int
    month: int
    day: int


def read_partial(value: Spelling, *, latest_year: int = _LAST_YEAR) -> PartialDate:
    """Year, month and day out of any usual spelling; two-digit years lie in the hundred years up to `latest_year`.

    Spreadsheet day numbers, 1985.3, 1985年3月, 一九八五年三月, 八五年3月, 198503, 19850312, 85/3 are read.
    A month written as a bare fraction with one digit (the number 1980.1) is January or October, so it is refused.
    """
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, float) and not value.is_integer():
        return _read_fraction(value, latest_year)
    if isinstance(value, (int, float)):
        value = str(int(value))
    text = squeeze(_CLOCK.sub("", half_width(one_line(value or ""))))
    text = numerals_to_digits(text) if "年" in text else text
    if text.isascii() and text.isdigit():
        return _read_digits(text, latest_year)
    found = _SEPARATED.fullmatch(text)
    if not found:
        raise UnreadableDate(_("“%(text)s” is not a date") % {"text": text})
    year, month, day = found.groups()
    return _checked(_full_year(year, latest_year), *_month_and_day(month, day))


def read_month(value: Spelling, *, latest_year: int = _LAST_YEAR) -> str:
    """The month as YYYY-MM, or YYYY where only the year is told. Raises UnreadableDate."""
    year, month, _day = read_partial(value, latest_year=latest_year)
    return f"{year}-{month:02d}" if month else str(year)


def read_day(value: Spelling, *, year: int | None = None) -> date:
    """The day. 1月7日 is read when the year is told. Raises UnreadableDate when the day or the year is missing."""
    if year and isinstance(value, str) and (found := _MONTH_AND_DAY.fullmatch(squeeze(value))):
        return date(*_checked(year, *_month_and_day(found[1], found[2])))
    partial = read_partial(value)
    if not partial.day:
        raise UnreadableDate(_("“%(text)s” does not say which day") % {"text": value})
    return date(*partial)


def full_years(birth: str, on: date) -> int:
    """Age in full years of somebody born in the month YYYY-MM or the year YYYY, counted as the eldest it may be."""
    year, _dash, month = birth.partition("-")
    return on.year - int(year) - (on.month < int(month or 1))


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month from that of `first` to that of `last`, both with it."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _read_fraction(value: float, latest_year: int) -> PartialDate:
    if 10_000 <= value < 100_000:  # a spreadsheet's day number with its hour
        return read_partial(int(value))
    year, _dot, fraction = repr(value).partition(".")
    if fraction == "1":
        raise UnreadableDate(
            _("%(number)s may be January or October: write %(january)s or %(october)s")
            % {"number": value, "january": f"{year}-01", "october": f"{year}-10"}
        )
    return read_partial(f"{year}.{fraction}", latest_year=latest_year)


def _read_digits(text: str, latest_year: int) -> PartialDate:
    if len(text) == 8:
        return _checked(int(text[:4]), *_month_and_day(text[4:6], text[6:]))
    if len(text) == 6:
        return _checked(int(text[:4]), *_month_and_day(text[4:], None))
    if len(text) == 5:
        day = _SERIAL_ORIGIN + timedelta(days=int(text))
        return _checked(day.year, day.month, day.day)
    if len(text) == 4:
        return _checked(_full_year(text, latest_year), 0, 0)
    raise UnreadableDate(_("“%(text)s” is not a date") % {"text": text})


def _month_and_day(month: str | None, day: str | None) -> tuple[int, int]:
    if month is not None and not 1 <= int(month) <= 12:
        raise UnreadableDate(_("there is no month %(month)s") % {"month": month})
    if day is not None and not 1 <= int(day) <= 31:
        raise UnreadableDate(_("there is no day %(day)s") % {"day": day})
    return int(month or 0), int(day or 0)


def _full_year(year: str, latest_year: int) -> int:
    if len(year) == 4:
        return int(year)
    century = latest_year // 100 * 100
    return century + int(year) if century + int(year) <= latest_year else century - 100 + int(year)


def _checked(year: int, month: int, day: int) -> PartialDate:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UnreadableDate(_("the year %(year)s is not between 1900 and 2100") % {"year": year})
    if day:
        try:
            date(year, month, day)
        except ValueError:
            shown = f"{year}-{month:02d}-{day:02d}"
            raise UnreadableDate(_("there is no day %(day)s") % {"day": shown}) from None
    return PartialDate(year, month, day)
