"""The law of gradings as a table, and how standards are read."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from congress.common.schemes import Unreadable
from stations.rules.opinions import Party
from stations.rules.standards import (
    GRADING_LAW,
    GradingStatus,
    grade_words,
    is_in_force,
    read_items,
    read_sums,
    stars_for,
)
from tests.stations.standards.conftest import ITEMS, SUMS

# status: the keeper's steps, the office's
OPEN = {
    "applied": (["withdraw"], ["assess"]),
    "assessed": (["withdraw"], ["assess", "grade", "fall_short"]),
    "graded": ([], ["downgrade", "lapse"]),
    "not_met": ([], []),
    "withdrawn": ([], []),
}


@pytest.mark.parametrize("status", GradingStatus.values)
def test_each_step_is_open_in_its_statuses_to_its_party_alone(status: str) -> None:
    told = tuple(GRADING_LAW.open_to(status, {party}) for party in (Party.KEEPER, Party.OFFICE))
    others = GRADING_LAW.open_to(status, set(Party) - {Party.KEEPER, Party.OFFICE})
    assert (told, others) == (OPEN[status], [])


@pytest.mark.parametrize(
    ("total", "stars"), [("59.99", 0), ("60", 1), ("79.5", 2), ("80", 3), ("94", 4), ("95", 5), ("100", 5)]
)
def test_stars_follow_from_the_points(total: str, stars: int) -> None:
    assert stars_for(Decimal(total), read_sums(SUMS, read_items(ITEMS))) == stars


def test_a_check_list_is_met_by_all_of_its_points() -> None:
    sums = read_sums("3", read_items("甲 | 1 | 照片\n乙 | 1 | 照片\n丙 | 1 | 照片"))
    with translation.override("en"):
        told = [grade_words(stars_for(Decimal(total), sums), len(sums)) for total in (2, 3)]
    assert told == ["Does not meet the standard", "Meets the standard"]


@pytest.mark.parametrize("text", ["", "有组织 | 40", "有组织 | 很多 | 名单", "有组织 | | 名单"])
def test_items_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_items(text)


@pytest.mark.parametrize("text", ["", "0", "60 60", "70 60", "60 101", "10 20 30 40 50 60", "六十"])
def test_sums_rise_to_what_can_be_had_and_no_further(text: str) -> None:
    with pytest.raises(Unreadable):
        read_sums(text, read_items(ITEMS))


FROM, UNTIL, LAPSED = date(2026, 1, 10), date(2028, 1, 9), date(2027, 3, 1)


@pytest.mark.parametrize(
    ("lapsed_on", "today", "holds"),
    [
        (None, date(2026, 1, 9), False),
        (None, FROM, True),
        (None, UNTIL, True),
        (None, date(2028, 1, 10), False),
        (LAPSED, date(2027, 2, 28), True),
        (LAPSED, LAPSED, False),
    ],
)
def test_a_grade_holds_through_its_last_day_or_until_it_lapses(lapsed_on: Any, today: date, holds: bool) -> None:
    assert is_in_force(FROM, UNTIL, lapsed_on, today) == holds
