"""What the sections reckon, without a database."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from portal.reports.overview.areas import _shade
from portal.reports.overview.lights import _pieces
from portal.reports.overview.places import Area, laid_out
from portal.reports.overview.tiles import Change, change


def measure(count: int, whole: int | None = None) -> SimpleNamespace:
    percent = round(100 * count / whole, 1) if whole else None
    return SimpleNamespace(count=count, whole=whole, percent=percent)


@pytest.mark.parametrize(
    ("now", "then", "by"),
    [
        (measure(322), (306, None), 16),
        (measure(37), (41, None), -4),
        (measure(41), (41, None), 0),
        (measure(271, 278), (262, 271), 0.8),
        (measure(256, 275), (0, 0), None),  # nothing to divide by
        (measure(0, 0), (3, 4), None),
        (measure(5), None, None),  # there was no session before
    ],
)
def test_a_count_differs_by_items_and_a_rate_by_points(now, then, by):
    assert change(now, then) == by


@pytest.mark.parametrize(
    ("by", "better", "is_better"),
    [
        (2.0, 1, True),
        (-2.0, 1, False),
        (2.0, -1, False),
        (-2.0, -1, True),
        (2.0, 0, None),
        (0.0, 1, None),
        (None, 1, None),
    ],
)
def test_whether_a_change_is_for_the_better(by, better, is_better):
    assert Change("on last month", by, better).is_better is is_better


def test_the_bar_of_lights_fills_its_width_with_gaps_between():
    rows = [SimpleNamespace(query=f"light={name}", label=name, count=count) for name, count in [("late", 1), ("go", 3)]]
    pieces = _pieces(rows, 4, "session=1")
    assert [(piece.x, piece.width, piece.query) for piece in pieces] == [
        (0.0, 247.0, "session=1&light=late"),
        (250.0, 747.0, "session=1&light=go"),
    ]


def test_without_a_clock_no_piece_of_the_bar_is_drawn():
    pieces = _pieces([SimpleNamespace(query="light=late", label="late", count=0)], 0, "")
    assert [(piece.x, piece.width) for piece in pieces] == [(0.0, 0.0)]


@pytest.mark.parametrize(
    ("count", "most", "shade"), [(0, 0, 1), (0, 8, 1), (1, 8, 1), (2, 8, 2), (4, 8, 3), (6, 8, 4), (8, 8, 4)]
)
def test_the_darkest_tile_is_the_busiest(count, most, shade):
    assert _shade(count, most) == shade


def test_tiles_stand_north_above_south_and_west_before_east():
    here = Area(1, "北", "1", "", frozenset({1}))
    places = {"北东": (3, 9), "北西": (1, 8), "南西": (1, 1), "南东": (3, 2), "中东": (4, 7), "中西": (2, 6)}
    areas = [replace(here, name=name, longitude=x, latitude=y) for name, (x, y) in places.items()]
    unknown = replace(here, name="未知")
    assert [area.name for area in laid_out([unknown, *areas])] == [
        "北西",
        "中西",
        "北东",
        "中东",
        "南西",
        "南东",
        "未知",
    ]
