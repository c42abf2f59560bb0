"""Reception days ahead of stations, and the tree."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stations.models import Station
from stations.reception import read
from stations.reports import Branch, coming, tree
from tests.town import Town

TODAY = date(2026, 4, 26)


@pytest.fixture
def receiving(entered: Callable[..., Station]) -> Callable[[str], Station]:
    def enter(words: str) -> Station:
        return entered(words[:30], reception=words, rule=read(words).as_json() if words else {})

    return enter


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("每月5日、25日", [(5, 6), (5, 25), (6, 5)]),  # 5 May is a day off in 2026
        ("每周一", [(4, 27), (5, 6), (5, 11)]),
        ("每季度第一个月10日", [(7, 10), (10, 10), (2027, 1, 10)]),
        ("随时预约", []),
        ("", []),
    ],
)
def test_the_next_days_are_those_moved_off_holidays(
    receiving: Callable[[str], Station], words: str, days: list[tuple[int, ...]]
) -> None:
    [own] = coming([receiving(words)], TODAY, 3)
    wanted = [date(*(day if len(day) == 3 else (2026, *day))) for day in days]
    assert [day.on for day in own.days if day.is_held] == wanted
    assert (own.next.on if own.next else None) == (wanted[0] if wanted else None)
    assert own.is_by_appointment == (words == "随时预约")


def test_a_moved_day_tells_why_and_one_in_place_does_not(receiving: Callable[[str], Station]) -> None:
    [own] = coming([receiving("每月5日、25日")], TODAY, 3)
    assert [(day.planned_on, bool(str(day.why))) for day in own.days] == [
        (date(2026, 5, 5), True),
        (date(2026, 5, 25), False),
        (date(2026, 6, 5), False),
    ]


def test_a_day_that_falls_away_stands_between_with_its_reason(receiving: Callable[[str], Station]) -> None:
    [own] = coming([receiving("每月5日，遇节假日取消")], TODAY, 2)
    assert [(day.on, day.is_held) for day in own.days] == [
        (date(2026, 5, 5), False),
        (date(2026, 6, 5), True),
        (date(2026, 7, 5), True),
    ]
    assert (own.next.on if own.next else None) == date(2026, 6, 5)


@pytest.mark.parametrize("number", [1, 3])
def test_the_days_of_all_stations_cost_two_queries(
    entered: Callable[..., Station], django_assert_num_queries: Any, number: int
) -> None:
    rows = [entered(str(place)) for place in range(number)]
    with django_assert_num_queries(2):
        coming(rows, TODAY, 6)


def names(branches: list[Branch]) -> list[Any]:
    return [(branch.station.code, names(branch.below)) for branch in branches]


def test_a_tree_is_put_together_from_one_query(
    town: Town, entered: Callable[..., Station], django_assert_num_queries: Any
) -> None:
    top = entered("0")
    middle = entered("01", parent=top)
    entered("02", parent=top)
    entered("011", parent=middle)
    with django_assert_num_queries(1):
        branches = tree(Station.objects.order_by("code"))
    assert names(branches) == [("0", [("01", [("011", [])]), ("02", [])])]


def test_a_station_whose_upper_one_is_not_among_them_stands_at_the_root(entered: Callable[..., Station]) -> None:
    top = entered("0")
    entered("01", parent=top)
    assert names(tree(Station.objects.exclude(pk=top.pk))) == [("01", [])]
