"""The course of an event as a table."""

from datetime import date

import pytest

from stations.rules.events import EVENT_LAW, EventStatus, last_day_to_announce, matters_in
from stations.rules.opinions import Party

# status: the hosts' steps, an invited deputy's
OPEN = {
    "planned": (["edit", "announce", "cancel"], []),
    "announced": (["move", "hold", "cancel"], ["answer"]),
    "held": (["minute"], []),
    "minuted": ([], []),
    "cancelled": ([], []),
}


@pytest.mark.parametrize("status", EventStatus.values)
def test_each_step_is_open_in_its_statuses_to_its_party_alone(status: str) -> None:
    hosts = [EVENT_LAW.open_to(status, {party}) for party in (Party.KEEPER, Party.OFFICE)]
    others = EVENT_LAW.open_to(status, set(Party) - {Party.KEEPER, Party.OFFICE, Party.DEPUTY})
    assert hosts == [OPEN[status][0]] * 2
    assert (EVENT_LAW.open_to(status, {Party.DEPUTY}), others) == (OPEN[status][1], [])


def test_three_days_before_the_22nd_is_the_19th() -> None:
    assert last_day_to_announce(date(2026, 11, 22), 3) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "matters"),
    [("", []), ("\n \n", []), (" 电梯 \n\n路灯", ["电梯", "路灯"]), ("电梯\r\n路灯", ["电梯", "路灯"])],
)
def test_each_line_is_a_matter(text: str, matters: list[str]) -> None:
    assert matters_in(text) == matters
