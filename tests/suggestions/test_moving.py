"""Which clocks move, and when a place may set a number: truth tables without a database."""

from datetime import date

import pytest
from django.utils import translation

from congress.organs.workdays import Calendar, PeriodUnit
from suggestions.rules import NUMBERS, ClockKind
from suggestions.rules.clocks import HOT
from suggestions.rules.moving import counted, is_taken_along, left_out, reasons, turned
from suggestions.rules.numbers import faults, ranges_text

TODAY = date(2026, 11, 20)
PLAIN = Calendar(rest={date(2026, 1, 1): "元旦"}, work={})


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("started", "since", "followed", "moves"),
    [
        (10, None, None, False),  # nobody asked: no effect backwards
        (10, 10, None, True),
        (10, 9, None, True),
        (10, 11, None, False),
        (10, 5, 10, False),  # a later rule holds from that day on
        (10, 5, 11, True),
        (10, None, 11, False),
    ],
)
def test_a_running_clock_takes_over_a_number_only_when_the_office_asks(started, since, followed, moves):
    on = [day and date(2026, 11, day) for day in (started, since, followed)]
    assert is_taken_along(*on) is moves


# From Tuesday 17 November: five working days end on Tuesday 24, seven days on the same day, a month on 17 December.
PERIODS = {"workdays": (5, "workdays"), "days": (7, "days"), "months": (1, "months")}


@pytest.mark.parametrize(
    ("told", "workdays", "days", "months"),
    [
        ({(11, 17): "rest"}, 24, 24, 17),  # the start is not counted
        ({(11, 18): "rest"}, 25, 24, 17),  # within the span: only working days feel it
        ({(11, 24): "rest"}, 25, 25, 17),  # the last day itself
        ({(11, 25): "rest"}, 24, 24, 17),  # the day after
        ({(11, 21): "work"}, 23, 24, 17),  # a make-up Saturday
        ({(11, 21): "rest"}, 24, 24, 17),  # a Saturday rests anyway
        ({(11, 24): "rest", (11, 25): "rest"}, 26, 26, 17),
        ({(12, 17): "rest"}, 24, 24, 18),  # the month's last day rolls
        ({(12, 16): "rest"}, 24, 24, 17),
        ({(12, 17): "rest", (12, 18): "rest"}, 24, 24, 21),  # over the weekend too
    ],
)
def test_a_changed_calendar_moves_working_days_within_and_other_last_days_that_roll(told, workdays, days, months):
    new = PLAIN.changed({date(2026, *on): (kind, "假") for on, kind in told.items()})
    ends = [counted(date(2026, 11, 17), *period, "", new).due_on for period in PERIODS.values()]
    assert ends == [date(2026, 11, workdays), date(2026, 11, days), date(2026, 12, months)]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({date(2026, 11, 18): ("rest", "甲")}, [date(2026, 11, 18)]),
        ({date(2026, 11, 21): ("rest", "甲")}, []),  # a Saturday
        ({date(2026, 11, 21): ("work", "甲")}, [date(2026, 11, 21)]),
        # The year is not announced any more: New Year still rests, and so do the other fixed holidays.
        ({date(2026, 1, 1): ("", "")}, [date(2026, 5, 1), date(2026, 10, 1), date(2026, 10, 2)]),
        ({date(2027, 2, 8): ("rest", "春节")}, [date(2027, 1, 1), date(2027, 2, 8), date(2027, 10, 1)]),
    ],
)
def test_the_days_that_turned_are_named(told, found):
    """A year announced without its fixed holidays works on them; those of a weekend rest anyway."""
    assert turned(PLAIN, PLAIN.changed(told), told) == found


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({date(2027, 2, 8): ("rest", "春节")}, [date(2027, 1, 1), date(2027, 10, 1)]),
        ({date(2027, 1, 1): ("rest", "元旦"), date(2027, 10, 1): ("rest", "国庆节")}, []),
        ({date(2027, 1, 1): ("rest", "元旦")}, [date(2027, 10, 1)]),
        ({date(2026, 2, 9): ("rest", "春节")}, []),  # that year is announced
    ],
)
def test_a_notice_that_forgets_a_fixed_holiday_is_found(told, missing):
    assert left_out(PLAIN, PLAIN.changed(told), told) == missing


@pytest.mark.parametrize(("period", "named"), [("workdays", [18, 24]), ("days", [24]), ("months", [])])
def test_a_reason_bears_on_the_clock(period, named):
    days = [date(2026, 11, day) for day in (17, 18, 24, 30)]
    new = PLAIN.changed(dict.fromkeys(days, ("rest", "假")))
    before, after = (counted(date(2026, 11, 17), *PERIODS[period], "", each) for each in (PLAIN, new))
    assert reasons(date(2026, 11, 17), before, after, days, new) == [date(2026, 11, day) for day in named]


LAWFUL = {"amount": 2, "unit": "months", "clause": "条例第二十一条", "valid_from": TODAY, "since": None}
RANGE = "The lawful range is 1 to 3 months (Deputies Law, article 51)."


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, {}),
        ({"amount": 3, "clause": ""}, {}),  # the default needs no clause
        ({"clause": ""}, {"clause": "A number other than the default needs the clause that sets it."}),
        ({"amount": 4}, {"amount": RANGE}),
        ({"amount": 60, "unit": "workdays"}, {"amount": RANGE}),
        ({"since": TODAY}, {}),
        ({"since": date(2026, 11, 21)}, {"since": "No deadline has started after today."}),
        ({"valid_from": date(2026, 11, 21)}, {}),
        (
            {"valid_from": date(2026, 11, 21), "since": TODAY},
            {"since": "The rule is not in force yet, so running deadlines cannot take it over."},
        ),
    ],
)
def test_a_number_is_lawful_within_its_range_with_a_clause_and_not_before_its_time(change, found):
    assert faults(NUMBERS[ClockKind.ANSWER], "city", **LAWFUL | change, today=TODAY) == found


def test_a_town_deviates_from_the_default_of_towns():
    deviation = faults(NUMBERS[ClockKind.ANSWER], "township", **LAWFUL | {"clause": ""}, today=TODAY)
    assert deviation == {}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (NUMBERS[ClockKind.ANSWER], "1 to 3 months"),
        (NUMBERS[ClockKind.CO_OPINION], "1 to 2 months or 20 to 30 working days"),
        (HOT, "1 to 10 days"),
    ],
)
def test_the_ranges_are_told_in_words(number, words):
    assert ranges_text(number) == words


@pytest.mark.parametrize("number", [*NUMBERS.values(), HOT])
def test_every_default_is_lawful_itself(number):
    own = [number.default(level) for level in ("city", "township")]
    assert [number.is_lawful(ruling.amount, ruling.unit) for ruling in own] == [True, True]
    assert number.is_lawful(0, PeriodUnit.MONTHS) is False
