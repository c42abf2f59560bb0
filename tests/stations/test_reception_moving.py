"""Where a holiday moves a reception day, and the sentence that tells why."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from congress.organs.workdays import Calendar
from stations.reception import Day, days, read
from tests.stations.test_reception_years import CALENDAR

NATIONAL_DAYS_2025 = date(2025, 9, 29), date(2025, 10, 17)
PLAIN = Calendar(rest={}, work={})


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def told(found: list[Day]) -> list[str]:
    return [f"{day.on:%m-%d} {day.fate}" for day in found]


def day_of(words: str, planned_on: date, calendar: Calendar = CALENDAR) -> Day:
    around = days(read(words), calendar, planned_on - timedelta(days=40), planned_on + timedelta(days=40))
    return next(day for day in around if day.planned_on == planned_on)


def test_a_weekly_rule_keeps_one_reception_on_a_day():
    """1 and 3 October move to Thursday the 9th; 8 October too. Friday the 10th stands."""
    assert told(days(read("每周三下午、周五上午"), CALENDAR, *NATIONAL_DAYS_2025)) == [
        "10-03 together",
        "10-08 together",
        "10-09 moved",
        "10-10 held",
        "10-15 held",
        "10-17 held",
    ]


def test_a_moved_day_keeps_the_hours_of_its_planned_day():
    day = day_of("每周三下午、周五上午", date(2025, 10, 1))
    assert (day.on, [str(hours) for hours in day.hours]) == (date(2025, 10, 9), ["afternoon"])


def test_market_days_stand_on_weekends_and_move_off_holidays():
    assert told(days(read("逢五逢十（赶集日）上午"), CALENDAR, date(2025, 4, 1), date(2025, 4, 30))) == [
        "04-07 moved",  # from Saturday the 5th, 清明节
        "04-10 held",
        "04-15 held",
        "04-20 held",  # a plain Sunday
        "04-25 held",
        "04-30 held",
    ]


def test_a_station_may_receive_on_holidays_as_on_other_days():
    rule = read("逢五逢十，节假日照常接待")
    assert told(days(rule, CALENDAR, date(2025, 10, 1), date(2025, 10, 10))) == ["10-05 held", "10-10 held"]


def test_a_day_that_moved_into_the_range_belongs_to_it_and_one_that_moved_out_does_not():
    rule = read("每月1日")
    assert told(days(rule, CALENDAR, date(2025, 10, 2), date(2025, 10, 31))) == ["10-09 moved"]
    assert told(days(rule, CALENDAR, date(2025, 9, 30), date(2025, 10, 8))) == []


def test_a_day_far_before_the_range_may_move_into_it_and_take_a_day_there():
    """Wednesday 1 October took Thursday the 9th, so that of the 8th is held together with it."""
    rule = read("每周三下午、周五上午")
    assert told(days(rule, CALENDAR, date(2025, 10, 8), date(2025, 10, 9))) == ["10-08 together", "10-09 moved"]


def test_a_day_meets_one_that_lies_behind_the_range():
    rule = read("每周一，遇节假日顺延一周")
    assert told(days(rule, CALENDAR, date(2025, 10, 6), date(2025, 10, 6))) == ["10-06 together"]


def test_put_off_by_a_week_goes_on_to_the_first_week_without_a_holiday():
    """Wednesday 1 October 2025 and, a week on, the 8th are off."""
    day = day_of("每月第一个周三，遇节假日顺延一周", date(2025, 10, 1))
    assert (day.on, day.held_on) == (date(2025, 10, 15), date(2025, 10, 15))


def test_a_weekly_day_put_off_by_a_week_meets_the_next_one():
    day = day_of("每周一，遇节假日顺延一周", date(2025, 10, 6))
    assert (day.on, day.held_on, day.is_held) == (date(2025, 10, 6), date(2025, 10, 13), False)


def test_a_day_that_finds_no_other_within_a_month_falls_away():
    closed = Calendar(rest={date(2025, 3, 1) + timedelta(days=n): "疫情防控" for n in range(60)}, work={})
    day = day_of("每月5日", date(2025, 3, 5), closed)
    assert (day.on, day.held_on, day.is_held) == (date(2025, 3, 5), None, False)


@pytest.mark.parametrize(
    ("words", "planned_on", "sentence"),
    [
        ("每月5日", date(2024, 6, 5), ""),
        (
            "每月5日",
            date(2025, 4, 5),
            "Sat 5 Apr is a day off (清明节): put off to the next working day, Mon 7 Apr.",
        ),
        (
            "每月5日",
            date(2024, 4, 5),
            "Fri 5 Apr is a day off (清明节): put off to the next working day, Sun 7 Apr, a make-up day.",
        ),
        (
            "每月5日，遇双休日顺延",
            date(2025, 7, 5),
            "Sat 5 Jul is a day off (weekend): put off to the next working day, Mon 7 Jul.",
        ),
        (
            "每月1日",
            date(2024, 10, 1),
            "Tue 1 Oct is a day off (国庆节): put off to the next working day, Tue 8 Oct.",
        ),
        (
            "每月第一个周五，遇节假日顺延一周",
            date(2024, 4, 5),
            "Fri 5 Apr is a day off (清明节): put off by a week to Fri 12 Apr.",
        ),
        (
            "每月第一个周三，遇节假日顺延一周",
            date(2025, 10, 1),
            "Wed 1 Oct is a day off (国庆节、中秋节): put off by 2 weeks to Wed 15 Oct.",
        ),
        (
            "每月1日、2日",
            date(2024, 1, 1),
            "Mon 1 Jan is a day off (元旦): held together with the reception on Tue 2 Jan.",
        ),
        (
            "每周一，遇节假日取消",
            date(2024, 6, 10),
            "Mon 10 Jun is a day off (端午节): no reception, as the rule says.",
        ),
    ],
)
def test_each_day_that_is_not_held_as_planned_tells_why(words, planned_on, sentence):
    assert day_of(words, planned_on).why == sentence


def test_a_day_without_another_near_tells_so():
    closed = Calendar(rest={date(2025, 3, 1) + timedelta(days=n): "疫情防控" for n in range(60)}, work={})
    assert day_of("每月5日", date(2025, 3, 5), closed).why == (
        "Wed 5 Mar is a day off (疫情防控), and no other day is near: no reception."
    )


def test_without_a_published_table_the_days_are_provisional_and_fixed_holidays_still_move():
    found = days(read("每月1日"), PLAIN, date(2027, 9, 1), date(2027, 10, 31))
    assert [(day.on, day.off_for, day.is_provisional) for day in found] == [
        (date(2027, 9, 1), "", True),
        (date(2027, 10, 4), "国庆节", True),
    ]


def test_a_day_that_moves_into_a_year_without_a_table_is_provisional():
    known = Calendar(rest={date(2026, 12, 31): "元旦"}, work={})
    day = day_of("每月31日", date(2026, 12, 31), known)
    assert (day.on, day.is_provisional) == (date(2027, 1, 4), True)


def test_days_of_a_published_year_are_settled():
    found = days(read("每月5日"), CALENDAR, date(2024, 1, 1), date(2025, 12, 31))
    assert {day.is_provisional for day in found} == {False}
