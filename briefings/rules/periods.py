"""Of which time a briefing tells: whole months, their names, what they are compared with, and the day it is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.common.dates import last_of_month, months_before, months_between
from congress.common.text import chinese_number
from congress.organs.workdays import Calendar

ONE_DAY = timedelta(days=1)
YEAR_LENGTH = 12


class Kind(TextChoices):
    """The series of papers a congress issues, each numbered on its own."""

    MONTH = "month", gettext_lazy("Monthly briefing")  # 简报
    QUARTER = "quarter", gettext_lazy("Quarterly circular")  # 通报
    YEAR = "year", gettext_lazy("Yearly report")  # 年度报告


LENGTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: YEAR_LENGTH}


@dataclass(frozen=True)
class Words:
    """How a paper speaks: 本月 of its time, 当月 in definitions, and the names of the times before."""

    this: str
    within: str
    before: tuple[str, ...]


WORDS = {
    Kind.MONTH: Words("本月", "当月", ("上月", "去年同期")),
    Kind.QUARTER: Words("本季度", "当季", ("上季度", "去年同期")),
    Kind.YEAR: Words("本年", "当年", ("上年",)),
    None: Words("期内", "期内", ("上期", "去年同期")),
}


@dataclass(frozen=True)
class Period:
    """So many whole months from `first`, the first day of one; figures are as of the end of the last."""

    first: date
    length: int = 1

    @property
    def cut_off(self) -> date:
        return last_of_month(months_before(self.first, 1 - self.length))

    @property
    def months(self) -> list[date]:
        """The first days of its months."""
        return months_between(self.first, self.cut_off)

    @property
    def kind(self) -> Kind | None:
        """None of months that are no month, quarter or year of the calendar."""
        found = (kind for kind, length in LENGTHS.items() if length == self.length)
        return next((kind for kind in found if period_of(kind, self.first) == self), None)

    @property
    def words(self) -> Words:
        return WORDS[self.kind]

    @property
    def earlier(self) -> tuple["Period", ...]:
        """The one before and the same a year before; one only where both are the same."""
        backs = dict.fromkeys((self.length, YEAR_LENGTH))
        return tuple(Period(months_before(self.first, back), self.length) for back in backs)

    @property
    def named(self) -> tuple[tuple[str, "Period"], ...]:
        """The earlier ones with their names."""
        return tuple(zip(self.words.before, self.earlier, strict=False))

    @property
    def written(self) -> str:
        """2026年10月, 2026年第三季度, 2025年, 2025年11月至2026年2月: as papers say it."""
        first, last = self.first, self.cut_off
        match self.kind:
            case Kind.MONTH:
                return f"{first.year}年{first.month}月"
            case Kind.QUARTER:
                return f"{first.year}年第{chinese_number(quarter_of(first))}季度"
            case Kind.YEAR:
                return f"{first.year}年"
        return f"{first.year}年{first.month}月至{'' if first.year == last.year else f'{last.year}年'}{last.month}月"

    def __str__(self) -> str:
        """As the screen says it."""
        match self.kind:
            case Kind.MONTH:
                return _month(self.first)
            case Kind.QUARTER:
                return _("%(year)d, quarter %(number)d") % {
                    "year": self.first.year,
                    "number": quarter_of(self.first),
                }
            case Kind.YEAR:
                return _("the year %(year)d") % {"year": self.first.year}
        return f"{_month(self.first)} – {_month(self.cut_off)}"


def _month(day: date) -> str:
    return _("%(year)d/%(month)d") % {"year": day.year, "month": day.month}


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def period_of(kind: Kind, day: date) -> Period:
    """The month, quarter or year in which the day lies."""
    length = LENGTHS[kind]
    month = (day.month - 1) // length * length + 1
    return Period(day.replace(month=month, day=1), length)


def period_over(kind: Kind, today: date) -> Period:
    """The last one that is over: what a briefing drafted on this day tells of."""
    return period_of(kind, period_of(kind, today).first - ONE_DAY)


def due_from(period: Period, calendar: Calendar) -> date:
    """The first working day after it, from which on its briefing is due."""
    day = period.cut_off + ONE_DAY
    while not calendar.is_workday(day):
        day += ONE_DAY
    return day
