"""Adding up what was counted of reception days, by hand. No database."""

import pytest

from stations.reports.reception_numbers import Counted, Numbers

EAST, WEST = 1, 2
LI, WANG, ZHAO, SUN = 10, 11, 12, 13


def station(key: int, planned: int, held: int, cancelled: int = 0, citizens: int = 0) -> dict[str, int]:
    return {"station": key, "planned": planned, "held": held, "cancelled": cancelled, "citizens": citizens}


# In the east Li came twice and Zhao, who is no member, once; Li is of the west as well and came there once.
COUNTED = Counted(
    [station(EAST, 5, 3, 1, citizens=20), station(WEST, 2, 1, citizens=4)],
    {(EAST, LI), (EAST, WANG), (WEST, LI), (WEST, SUN)},
    {(EAST, LI): 2, (EAST, ZHAO): 1, (WEST, LI): 1},
)


def test_a_deputy_of_two_stations_is_one_member_and_came_as_one() -> None:
    assert COUNTED.whole() == Numbers(
        planned=7, held=4, cancelled=1, times=4, citizens=24, members=3, members_who_came=1
    )


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (0, Numbers(planned=5, held=3, cancelled=1, times=3, citizens=20, members=2, members_who_came=1)),
        (1, Numbers(planned=2, held=1, cancelled=0, times=1, citizens=4, members=2, members_who_came=1)),
    ],
)
def test_at_a_station_its_own_count(place: int, told: Numbers) -> None:
    assert COUNTED.at(COUNTED.stations[place]) == told


def test_stations_add_up_where_no_deputy_is_of_two() -> None:
    whole, parts = COUNTED.whole(), [COUNTED.at(row) for row in COUNTED.stations]
    for name in ("planned", "held", "cancelled", "times", "citizens"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts)


@pytest.mark.parametrize(
    ("members", "came", "coverage"),
    [
        ({(EAST, LI), (EAST, WANG), (EAST, SUN)}, {(EAST, LI): 9}, 33),  # often is not more than once
        ({(EAST, LI)}, {(EAST, LI): 1, (EAST, ZHAO): 1}, 100),  # who is no member does not raise it
        ({(EAST, LI)}, {(EAST, ZHAO): 3}, 0),
        ({(EAST, LI)}, {(WEST, LI): 1}, 100),  # came at the other station: still came
        ({(EAST, LI)}, {}, 0),
        (set(), {(EAST, LI): 1}, None),  # nobody to be a share of
        (set(), {}, None),
    ],
)
def test_coverage_is_of_members_each_once(members: set, came: dict, coverage: int | None) -> None:
    assert Counted([station(EAST, 1, 1)], members, came).whole().coverage == coverage


def test_nothing_adds_up_to_nothing() -> None:
    assert Counted([], set(), {}).whole() == Numbers(0, 0, 0, 0, 0, 0, 0)
