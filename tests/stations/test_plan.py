"""The drawn plan: where points and names stand, and the page with the list that says the same."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from math import cos, radians
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.organs.models import Region
from stations import actions
from stations.models import Station
from stations.reports import drawn
from stations.reports.plan import EM, GAP, WIDTH, em_width
from tests.town import Town

PAGE = "/stations/map"
HERE = {"longitude": Decimal("112.5"), "latitude": Decimal("37.8")}


def at(longitude: float, latitude: float) -> dict[str, Decimal]:
    return {"longitude": Decimal(str(longitude)), "latitude": Decimal(str(latitude))}


def plan_of(*stations: Station) -> Any:
    plan = drawn(stations)
    assert plan is not None
    return plan


def test_without_a_place_there_is_no_plan(entered: Callable[..., Station]) -> None:
    assert (drawn([]), drawn([entered("1")])) == (None, None)


def test_one_station_stands_in_the_middle_without_a_scale(entered: Callable[..., Station]) -> None:
    plan = plan_of(entered("1", **HERE))
    [spot] = plan.spots
    assert (spot.x, spot.y, plan.bar) == (WIDTH / 2, plan.height / 2, 0)


def test_north_is_up_and_east_is_right(entered: Callable[..., Station]) -> None:
    south, north = plan_of(entered("1", **at(112.0, 37.0)), entered("2", **at(112.4, 37.4))).spots
    assert (north.x > south.x, north.y < south.y) == (True, True)


def test_a_degree_east_is_shorter_than_one_north_by_the_latitude(entered: Callable[..., Station]) -> None:
    """Equirectangular about the middle latitude."""
    rows = [entered("1", **at(112.0, 59.9)), entered("2", **at(112.2, 59.9)), entered("3", **at(112.0, 60.1))]
    home, east, north = plan_of(*rows).spots
    assert (east.x - home.x) / (home.y - north.y) == pytest.approx(cos(radians(60)), abs=0.01)


def test_the_bar_is_as_long_as_its_kilometres(entered: Callable[..., Station]) -> None:
    plan = plan_of(entered("1", **at(112.0, 0)), entered("2", **at(113.0, 0)))
    span = plan.spots[1].x - plan.spots[0].x
    assert (plan.km, plan.bar) == (20, pytest.approx(span * 20 / 111.32, abs=0.2))


def test_stations_in_one_house_stand_apart(entered: Callable[..., Station]) -> None:
    spots = plan_of(*(entered(code, **HERE) for code in "123456")).spots
    apart = [max(abs(one.x - other.x), abs(one.y - other.y)) for one, other in combinations(spots, 2)]
    assert min(apart) >= GAP


def test_names_never_stand_on_each_other_nor_off_the_sheet(entered: Callable[..., Station]) -> None:
    rows = [
        entered(str(n), name=f"第{n}街道人大代表中心联络站", **at(112 + n % 5 / 50, 37 + n // 5 / 60))
        for n in range(20)
    ]
    boxes = []
    for name in filter(None, (spot.name for spot in plan_of(*rows).spots)):
        wide = em_width(name.text) * EM
        left = name.x - {"start": 0, "middle": wide / 2, "end": wide}[name.anchor]
        boxes.append((left, name.y - 12, left + wide, name.y + 2))
    clashes = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert (clashes, min(box[0] for box in boxes) >= 0, max(box[2] for box in boxes) <= WIDTH) == ([], True, True)


def test_each_area_is_named_once(entered: Callable[..., Station], street: Region) -> None:
    rows = [entered("1", **at(112.0, 37.0)), entered("2", region=street, **at(112.4, 37.4))]
    rows.append(entered("3", region=street, **at(112.4, 37.2)))
    assert sorted(area.text for area in plan_of(*rows).areas) == ["城东街道", "清源市"]


def test_the_list_numbers_the_points_and_ends_with_those_without_a_place(
    town: Town, entered: Callable[..., Station]
) -> None:
    first, second, third = entered("1", **HERE), entered("2"), entered("3", **HERE)
    actions.close(entered("4", **HERE), reason="合并", by=town.dispatcher, at=timezone.now())
    answer = Client().get(PAGE)
    shown = [(spot.number, spot.station) for spot in answer.context["plan"].spots]
    assert (shown, answer.context["unplaced"]) == ([(1, first), (2, third)], [second])
    drawn_part = answer.content.decode().partition('<svg class="c-plan"')[2].partition("</svg>")[0]
    assert re.findall(r'href="(/stations/\d+/)" tabindex="-1"', drawn_part) == [
        each.get_absolute_url() for each in (first, third)
    ]


def test_nothing_on_the_page_comes_from_outside_or_runs_inline(entered: Callable[..., Station]) -> None:
    entered("1", **HERE)
    shown = Client().get(PAGE).content.decode()
    assert re.findall(r'(?:src|href)="(?:https?:)?//', shown) + re.findall(r"<script>|style=|onload=", shown) == []


def test_the_plan_is_narrowed_as_the_list_is(entered: Callable[..., Station]) -> None:
    entered("1", kind="head", **HERE)
    entered("2", **HERE)
    narrowed = {query: len(Client().get(f"{PAGE}{query}").context["plan"].spots) for query in ("", "?kind=head")}
    assert (narrowed, Client().get(f"{PAGE}?q=无").context["plan"]) == ({"": 2, "?kind=head": 1}, None)


@pytest.mark.parametrize("number", [1, 3])
def test_the_plan_costs_the_same_for_one_and_for_three(
    entered: Callable[..., Station], django_assert_num_queries: Any, number: int
) -> None:
    for code in range(number):
        entered(str(code), **HERE)
    with django_assert_num_queries(3):
        Client().get(PAGE)


def test_a_point_at_the_rim_is_moved_apart_only_on_the_sheet(entered: Callable[..., Station]) -> None:
    entered("0", **at(112.0, 37.0))
    rim = [entered(str(n), **at(112.5, 37.0 + n / 10_000)) for n in range(1, 6)]
    spots = plan_of(*Station.objects.order_by("code")).spots
    assert (len(spots), max(spot.x for spot in spots) < WIDTH) == (len(rim) + 1, True)
