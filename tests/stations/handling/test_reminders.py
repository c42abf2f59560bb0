"""The stages of a clock on paper, and the months of retention."""

from datetime import date

import pytest

from congress.organs.workdays import Calendar
from stations.rules.reminders import months_before, stage, workday_before

# 1 to 7 October 2026 are free, Saturday the 10th is worked.
REST = {date(2026, 10, day): "国庆节" for day in range(1, 8)}
CALENDAR = Calendar(rest=REST, work={date(2026, 10, 10): "国庆节"})


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        ("2026-10-09", "2026-10-07", None),
        ("2026-10-09", "2026-10-08", "soon"),
        ("2026-10-09", "2026-10-09", "due"),
        ("2026-10-09", "2026-10-10", "late"),
        ("2026-10-08", "2026-09-29", None),
        ("2026-10-08", "2026-09-30", "soon"),
        ("2026-10-08", "2026-10-04", "soon"),
        ("2026-10-12", "2026-10-09", None),
        ("2026-10-12", "2026-10-10", "soon"),
        ("2026-10-12", "2026-10-11", "soon"),
        ("2026-11-16", "2026-11-13", "soon"),
    ],
)
def test_a_reminder_goes_out_on_the_last_working_day_before(due: str, today: str, expected: str | None) -> None:
    assert stage(date.fromisoformat(due), date.fromisoformat(today), CALENDAR) == expected


def test_the_working_day_before_a_holiday_lies_before_all_of_it() -> None:
    assert workday_before(date(2026, 10, 8), CALENDAR) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-22", 24, "2024-11-22"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 6, "2026-06-30"),
        ("2026-05-05", 12, "2025-05-05"),
    ],
)
def test_months_are_counted_backwards(day: str, months: int, expected: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(expected)
