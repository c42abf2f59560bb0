"""The clock of the law, against three judges: hand-worked vectors, a table of hard dates, and a slow counter.

`hard_dates.csv` was counted by a separate brute-force script that lists every following day one by one and asks
`chinesecalendar` about each. These rows were also checked by hand against the State Council's notices:

- 2020-01-22 + 3 working days: 23 January; the festival was prolonged to 2 February; 3 and 4 February.
- 2023-09-24 + 5 working days: 25-28 September, off 29 September to 6 October, make-up Saturday 7 October.
- 2018-12-28 + 2 working days: make-up Saturday 29 December, off to 1 January, 2 January 2019.
- 2025-12-31 + 1 working day: off 1-3 January 2026, make-up Sunday 4 January.
- 2026-02-13 + 3 working days: make-up Saturday 14 February, off 15-23 February, 24 and 25 February.
- 2019-08-29 + 6 months: 29 February 2020 exists and is a Saturday; Monday 2 March.
"""

import csv
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from chinese_calendar import constants
from hypothesis import given
from hypothesis import strategies as st

from congress.organs import workdays
from congress.organs.workdays import Calendar, DayKind, Deadline, Period, PeriodUnit, days_left, end_of_period

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2004, 2026
DAYS, WORKDAYS, MONTHS = PeriodUnit.DAYS, PeriodUnit.WORKDAYS, PeriodUnit.MONTHS


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


HOLIDAYS = rows_of(Path(workdays.__file__).with_name("holidays.csv"))
HARD_DATES = rows_of(Path(__file__).with_name("hard_dates.csv"))
CALENDAR = Calendar(
    rest={date.fromisoformat(row["on"]): row["name_zh"] for row in HOLIDAYS if row["kind"] == "rest"},
    work={date.fromisoformat(row["on"]): row["name_zh"] for row in HOLIDAYS if row["kind"] == "work"},
)
PLAIN = Calendar(rest={}, work={})


def deadline(start: str, amount: int, unit: PeriodUnit, calendar: Calendar = CALENDAR) -> Deadline:
    return end_of_period(date.fromisoformat(start), Period(amount, unit), calendar)


def told(deadline: Deadline) -> list[str]:
    """Each day as "02-14 counted 1 make-up"."""
    return [
        " ".join(str(part) for part in (f"{day.on:%m-%d}", day.kind, day.number, day.why) if part)
        for day in deadline.days
    ]


# The calendar


def test_the_table_of_holidays_agrees_with_the_notices_on_every_day_of_every_year():
    days = [
        date(FIRST_YEAR, 1, 1) + timedelta(days=n) for n in range((date(LAST_YEAR, 12, 31) - date(2003, 12, 31)).days)
    ]
    differing = [day for day in days if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day)]
    assert (len(days), differing) == (8401, [])


def test_the_table_of_holidays_names_every_day_as_the_notices_do():
    named = {(row["on"], row["kind"], row["name_en"]) for row in HOLIDAYS}
    rest = {(day.isoformat(), "rest", name) for day, name in constants.holidays.items()}
    work = {(day.isoformat(), "work", name) for day, name in constants.workdays.items()}
    assert named == rest | work


def test_the_table_of_holidays_is_sorted_and_has_each_day_once():
    days = [row["on"] for row in HOLIDAYS]
    assert days == sorted(set(days))


def test_the_years_known_are_those_with_a_row():
    assert CALENDAR.years_known == frozenset(range(FIRST_YEAR, LAST_YEAR + 1))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-02-17", "春节"),
        ("2026-02-22", "春节"),
        ("2026-02-28", ""),
        ("2026-03-01", "weekend"),
        ("2026-03-02", ""),
    ],
)
def test_a_day_off_says_why(day, why):
    assert CALENDAR.why_off(date.fromisoformat(day)) == why


def test_a_day_entered_both_ways_is_a_working_day():
    saturday = date(2026, 2, 14)
    assert Calendar(rest={saturday: "春节"}, work={saturday: "春节"}).is_workday(saturday)


# The end of a period


def test_three_months_from_28_february_2026_end_on_thursday_28_may():
    assert deadline("2026-02-28", 3, MONTHS).due_on == date(2026, 5, 28)


def test_three_months_from_30_november_2026_move_off_a_sunday_to_1_march():
    end = deadline("2026-11-30", 3, MONTHS)
    assert (end.nominal_on, end.due_on, end.is_provisional) == (date(2027, 2, 28), date(2027, 3, 1), True)


def test_the_table_holds_two_hundred_hard_dates():
    assert len({(row["starts_on"], row["amount"], row["unit"]) for row in HARD_DATES}) == len(HARD_DATES) == 200


@pytest.mark.parametrize("row", HARD_DATES, ids=lambda row: f"{row['starts_on']}+{row['amount']}{row['unit']}")
def test_a_hard_date(row):
    end = deadline(row["starts_on"], int(row["amount"]), PeriodUnit(row["unit"]))
    found = (end.nominal_on.isoformat(), end.due_on.isoformat(), "yes" if end.is_provisional else "no")
    assert found == (row["nominal_on"], row["due_on"], row["is_provisional"])


@pytest.mark.parametrize("unit", PeriodUnit)
@pytest.mark.parametrize("amount", [0, -1])
def test_a_period_is_at_least_one(amount, unit):
    with pytest.raises(ValueError, match=f"at least one of its {unit}, not {amount}"):
        Period(amount, unit)


@pytest.mark.parametrize(
    ("start", "is_cut"), [("2026-11-28", False), ("2026-11-29", True), ("2026-11-30", True), ("2026-12-01", False)]
)
def test_a_month_without_the_day_number_is_cut_to_its_last_day(start, is_cut):
    assert deadline(start, 3, MONTHS).is_cut_to_month_end is is_cut


@pytest.mark.parametrize(
    ("today", "left"), [("2027-02-28", 1), ("2027-03-01", 0), ("2027-03-02", -1), ("2026-12-31", 60)]
)
def test_the_days_left_are_calendar_days(today, left):
    assert days_left(date(2027, 3, 1), date.fromisoformat(today)) == left


# What is provisional


@pytest.mark.parametrize(
    ("start", "amount", "unit", "years"),
    [
        ("2026-11-30", 3, MONTHS, (2027,)),
        ("2026-12-21", 10, WORKDAYS, (2027,)),
        ("2026-12-21", 5, WORKDAYS, ()),
        ("2025-11-30", 27, MONTHS, (2028,)),
        ("2026-12-31", 300, WORKDAYS, (2027, 2028)),
        ("2003-12-01", 2, MONTHS, ()),
    ],
)
def test_a_date_is_provisional_when_a_year_that_could_move_it_is_not_announced(start, amount, unit, years):
    end = deadline(start, amount, unit)
    assert (end.unknown_years, end.is_provisional) == (years, bool(years))


def test_one_row_announces_a_year():
    announced = Calendar(rest={**CALENDAR.rest, date(2027, 1, 1): "元旦"}, work=CALENDAR.work)
    end = deadline("2026-12-31", 1, WORKDAYS, announced)
    assert (end.due_on, end.is_provisional) == (date(2027, 1, 4), False)


def test_without_any_notice_weekends_and_fixed_holidays_rest():
    """全国年节及纪念日放假办法 §2: 1-3 October rest in every year, whatever the notice moves around them."""
    end = deadline("2026-09-30", 5, WORKDAYS, PLAIN)
    assert (end.due_on, end.unknown_years) == (date(2026, 10, 9), (2026,))
    assert PLAIN.why_off(date(2026, 10, 1)) == "国庆节"


# Every day told


def test_working_days_are_told_one_by_one():
    assert told(deadline("2026-02-13", 3, WORKDAYS)) == [
        "02-13 start",
        "02-14 counted 1 make-up",
        *(f"02-{day} skipped 春节" for day in range(15, 24)),
        "02-24 counted 2",
        "02-25 due 3",
    ]


def test_days_are_counted_through_weekends_and_the_last_moves_off_one():
    assert told(deadline("2026-11-11", 4, DAYS)) == [
        "11-11 start",
        "11-12 counted 1",
        "11-13 counted 2",
        "11-14 counted 3",
        "11-15 moved 4 weekend",
        "11-16 due",
    ]


def test_months_give_their_days_no_number():
    days = deadline("2026-08-28", 3, MONTHS).days
    assert [day.number for day in days] == [None] * 95
    assert [(f"{day.on:%m-%d}", day.kind, day.why) for day in days[-4:]] == [
        ("11-27", DayKind.COUNTED, ""),
        ("11-28", DayKind.MOVED, "weekend"),
        ("11-29", DayKind.MOVED, "weekend"),
        ("11-30", DayKind.DUE, ""),
    ]


def test_a_last_day_may_move_onto_a_make_up_day():
    assert told(deadline("2026-01-01", 2, DAYS))[-2:] == ["01-03 moved 2 元旦", "01-04 due make-up"]


# Against a slow counter, on invented calendars

STARTS = st.dates(date(2019, 1, 1), date(2028, 12, 31))
SOME_DAYS = st.dictionaries(st.dates(date(2019, 1, 1), date(2030, 12, 31)), st.just("节"), max_size=60)
PERIODS = st.builds(Period, st.integers(1, 40), st.sampled_from(PeriodUnit))


def rests(day: date, calendar: Calendar) -> bool:
    if day in calendar.work:
        return False
    is_announced = any(day.year == known.year for known in [*calendar.rest, *calendar.work])
    is_fixed = f"{day:%m-%d}" in {"01-01", "05-01", "05-02", "10-01", "10-02", "10-03"} and not is_announced
    return day in calendar.rest or is_fixed or day.strftime("%a") in {"Sat", "Sun"}


def slow_end(start: date, period: Period, calendar: Calendar) -> tuple[date, date]:
    """The nominal and the moved end, found by stepping a day at a time."""
    day, counted = start, 0
    while counted < period.amount:
        day += ONE_DAY
        if period.unit == MONTHS:
            is_last_of_month = (day + ONE_DAY).day == 1
            counted += day.day == start.day or (is_last_of_month and day.day < start.day)
        else:
            counted += period.unit == DAYS or not rests(day, calendar)
    nominal = day
    while rests(day, calendar):
        day += ONE_DAY
    return nominal, day


@given(start=STARTS, period=PERIODS, rest=SOME_DAYS, work=SOME_DAYS)
def test_the_end_is_the_one_a_slow_counter_finds(start, period, rest, work):
    calendar = Calendar(rest, work)
    end = end_of_period(start, period, calendar)
    assert (end.nominal_on, end.due_on) == slow_end(start, period, calendar)


@given(start=STARTS, period=PERIODS, rest=SOME_DAYS, work=SOME_DAYS)
def test_the_days_told_are_unbroken_and_end_on_a_working_day(start, period, rest, work):
    end = end_of_period(start, period, Calendar(rest, work))
    assert [day.on for day in end.days] == [start + timedelta(days=n) for n in range((end.due_on - start).days + 1)]
    assert (end.days[-1].kind, rests(end.due_on, end.calendar)) == (DayKind.DUE, False)


@given(start=STARTS, amount=st.integers(1, 40), unit=st.sampled_from([DAYS, WORKDAYS]), rest=SOME_DAYS, work=SOME_DAYS)
def test_the_numbers_told_run_from_one_to_the_amount(start, amount, unit, rest, work):
    end = end_of_period(start, Period(amount, unit), Calendar(rest, work))
    assert [day.number for day in end.days if day.number] == list(range(1, amount + 1))


@given(start=STARTS, amount=st.integers(1, 60))
def test_a_month_end_never_leaves_the_month_it_should_end_in(start, amount):
    nominal = end_of_period(start, Period(amount, MONTHS), PLAIN).nominal_on
    assert nominal.year * 12 + nominal.month == start.year * 12 + start.month + amount
    assert nominal.day == min(start.day, monthrange(nominal.year, nominal.month)[1])
