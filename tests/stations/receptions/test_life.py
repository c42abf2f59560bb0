"""The table of a reception day's life, every status times every step; and whose turn it is. No database."""

from datetime import date

import pytest

from stations.rules.receptions import LAW, LOCAL_NUMBERS, DayParty, DayStatus
from stations.rules.turns import Turns, in_turn

S, P = DayStatus, DayParty
AHEAD = {S.PLANNED, S.ANNOUNCED}
HOSTS = {P.KEEPER, P.OFFICE}
TABLE = {
    "move": ({S.PLANNED}, None, {P.CLOCK}),
    "drop": ({S.PLANNED}, S.DROPPED, {P.CLOCK}),
    "restore": ({S.DROPPED}, S.PLANNED, {P.CLOCK} | HOSTS),
    "set_roster": (AHEAD, None, HOSTS),
    "announce": ({S.PLANNED}, S.ANNOUNCED, {P.CLOCK} | HOSTS),
    "ask_swap": ({S.PLANNED}, None, {P.DEPUTY}),
    "swap": ({S.PLANNED}, None, {P.DEPUTY}),
    "leave": (AHEAD, None, {P.DEPUTY}),
    "sign_in": (AHEAD | {S.HELD}, None, {P.DEPUTY}),
    "cancel": (AHEAD, S.CANCELLED, HOSTS),
    "record": (AHEAD, S.HELD, HOSTS),
    "correct": ({S.HELD}, None, HOSTS),
}
MARCH = date(2026, 3, 5)


def test_the_table_has_these_steps_in_this_order() -> None:
    assert list(LAW.steps) == list(TABLE)


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("party", P)
@pytest.mark.parametrize("name", TABLE)
def test_a_step_is_possible_in_these_statuses_for_these_people(name: str, party: DayParty, status: DayStatus) -> None:
    sources, to, who = TABLE[name]
    assert LAW.may(name, status, {party}) is (status in sources and party in who)
    assert LAW.steps[name].to == to


@pytest.mark.parametrize(
    ("key", "amounts"),
    [("station.notice_days", [False, True, True, False]), ("station.on_duty", [True, True, True, True])],
)
def test_a_place_may_set_two_or_three_days_of_notice_and_how_many_receive(key: str, amounts: list[bool]) -> None:
    [number] = [one for one in LOCAL_NUMBERS if one.key == key]
    assert [number.is_lawful(amount, number.unit) for amount in (1, 2, 3, 4)] == amounts


@pytest.mark.parametrize(
    ("turns", "needed", "without", "chosen"),
    [
        ({"甲": (0, None), "乙": (0, None), "丙": (0, None)}, 2, "", "甲乙"),  # nobody received: as they stand
        ({"甲": (2, MARCH), "乙": (1, MARCH), "丙": (0, None)}, 2, "", "丙乙"),  # fewest turns
        ({"甲": (1, date(2026, 3, 5)), "乙": (1, date(2026, 2, 5))}, 1, "", "乙"),  # longest ago
        ({"甲": (1, MARCH), "乙": (1, None)}, 1, "", "乙"),  # never is longest ago
        ({"甲": (0, None), "乙": (5, MARCH)}, 1, "甲", "乙"),  # one who asked for leave is passed over
        ({"甲": (0, None)}, 2, "", "甲"),  # fewer members than needed
        ({}, 2, "", ""),
        ({"甲": (0, None)}, 0, "", ""),
    ],
)
def test_whose_turn_it_is(turns: dict[str, tuple[int, date | None]], needed: int, without: str, chosen: str) -> None:
    members = {name: Turns(*each) for name, each in turns.items()}
    assert in_turn(members, needed, without) == list(chosen)


def test_a_turn_counts_and_the_latest_day_is_kept() -> None:
    assert Turns(1, MARCH).with_one(date(2026, 1, 5)) == Turns(2, MARCH)
    assert Turns().with_one(MARCH) == Turns(1, MARCH)
