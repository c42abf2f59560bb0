"""Of which time each kind tells, what it is compared with, how it is called, and the day it is due."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from briefings.rules.periods import LENGTHS, Kind, Period, due_from, period_of, period_over
from congress.organs.models import Holiday

Q3, Y25 = Period(date(2026, 7, 1), 3), Period(date(2025, 1, 1), 12)


@pytest.mark.parametrize(
    ("kind", "today", "first", "last"),
    [
        (Kind.MONTH, date(2026, 11, 22), date(2026, 10, 1), date(2026, 10, 31)),
        (Kind.MONTH, date(2026, 1, 5), date(2025, 12, 1), date(2025, 12, 31)),
        (Kind.MONTH, date(2024, 3, 1), date(2024, 2, 1), date(2024, 2, 29)),
        (Kind.QUARTER, date(2026, 11, 22), date(2026, 7, 1), date(2026, 9, 30)),
        (Kind.QUARTER, date(2026, 10, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (Kind.QUARTER, date(2026, 9, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (Kind.QUARTER, date(2026, 3, 31), date(2025, 10, 1), date(2025, 12, 31)),
        (Kind.YEAR, date(2026, 11, 22), date(2025, 1, 1), date(2025, 12, 31)),
        (Kind.YEAR, date(2026, 1, 1), date(2025, 1, 1), date(2025, 12, 31)),
        (Kind.YEAR, date(2025, 12, 31), date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_briefing_tells_of_the_last_time_that_is_over(kind: Kind, today: date, first: date, last: date) -> None:
    period = period_over(kind, today)
    assert (period.first, period.cut_off, period.length, period.kind) == (first, last, LENGTHS[kind], kind)


@pytest.mark.parametrize("kind", Kind)
def test_every_day_of_a_year_lies_in_one_period_of_each_kind(kind: Kind) -> None:
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
    found = [period_of(kind, day) for day in days]
    assert all(period.first <= day <= period.cut_off for day, period in zip(days, found, strict=True))
    assert len(set(found)) == 12 // LENGTHS[kind]


@pytest.mark.parametrize(
    ("period", "earlier"),
    [
        (Period(date(2026, 1, 1)), [Period(date(2025, 12, 1)), Period(date(2025, 1, 1))]),
        (Q3, [Period(date(2026, 4, 1), 3), Period(date(2025, 7, 1), 3)]),
        (Y25, [Period(date(2024, 1, 1), 12)]),
        (Period(date(2026, 2, 1), 5), [Period(date(2025, 9, 1), 5), Period(date(2025, 2, 1), 5)]),
    ],
)
def test_each_is_compared_with_the_one_before_and_with_a_year_before(period: Period, earlier: list[Period]) -> None:
    assert list(period.earlier) == earlier


@pytest.mark.parametrize(
    ("period", "written", "this", "before"),
    [
        (Period(date(2026, 10, 1)), "2026年10月", "本月", ["上月", "去年同期"]),
        (Q3, "2026年第三季度", "本季度", ["上季度", "去年同期"]),
        (Y25, "2025年", "本年", ["上年"]),
        (Period(date(2026, 2, 1), 5), "2026年2月至6月", "期内", ["上期", "去年同期"]),
        (Period(date(2025, 11, 1), 3), "2025年11月至2026年1月", "期内", ["上期", "去年同期"]),
        (Period(date(2025, 2, 1), 12), "2025年2月至2026年1月", "期内", ["上期"]),
    ],
)
def test_papers_call_it_as_clerks_do(period: Period, written: str, this: str, before: list[str]) -> None:
    assert (period.written, period.words.this, [name for name, _then in period.named]) == (written, this, before)


@pytest.mark.parametrize(
    ("period", "told"),
    [
        (Period(date(2026, 10, 1)), "2026/10"),
        (Q3, "2026, quarter 3"),
        (Y25, "the year 2025"),
        (Period(date(2026, 2, 1), 2), "2026/2 – 2026/3"),
    ],
)
def test_the_screen_calls_it_in_the_reader_s_language(period: Period, told: str) -> None:
    with translation.override("en"):
        assert str(period) == told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period(date(2026, 8, 1)), date(2026, 9, 1)),  # a Tuesday
        (Period(date(2026, 10, 1)), date(2026, 11, 2)),  # the 1st is a Sunday
        (Period(date(2025, 9, 1)), date(2025, 10, 9)),  # eight days of the National Day
        (Period(date(2026, 4, 1)), date(2026, 5, 6)),  # the Labour Day holiday until the 5th
        (Period(date(2025, 7, 1), 3), date(2025, 10, 9)),
        (Period(date(2024, 1, 1), 12), date(2025, 1, 2)),  # New Year's Day
    ],
)
def test_it_is_due_on_the_first_working_day_after_it(town: object, period: Period, first: date) -> None:
    assert due_from(period, Holiday.objects.calendar()) == first
