"""What deputies did in a year: each figure, what it leaves out, and in how many queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from briefings.reports.duty import FACTS, Fact, duty_of
from congress.organs.models import Term
from deputies.models import Mandate
from tests.briefings.post_room import LAST_YEAR, TODAY, PostRoom, build
from tests.once import shared

lived, room = shared(build)
DEPUTY = {
    "put_forward": 3,
    "accepted": 2,
    "joined": 0,
    "answered": 1,
    "motions": 1,
    "motions_joined": 0,
    "excellent": 1,
    "receptions": 1,
    "opinions": 1,
    "events": 1,
}
DEPUTY2 = dict.fromkeys(DEPUTY, 0) | {"joined": 1, "motions_joined": 1}


def counted(room: PostRoom, **more: Any) -> dict[str, dict[str, int]]:
    names = {row.pk: name for name, row in room.town.mandates.items()}
    keys = [fact.key for fact in FACTS]
    found = duty_of(room.town.congress, more.get("cut_off", TODAY))
    return {names[duty.mandate.pk]: dict(zip(keys, duty.counts, strict=True)) for duty in found}


def test_every_fact_of_the_year_is_counted_and_nothing_of_the_year_before(room: PostRoom) -> None:
    assert counted(room) == {"deputy": DEPUTY, "deputy2": DEPUTY2}


def test_what_happens_after_the_cut_off_is_not_counted(room: PostRoom) -> None:
    found = counted(room, cut_off=TODAY - timedelta(days=1))
    assert [sum(counts.values()) for counts in found.values()] == [0, 0]


@pytest.mark.parametrize(("ended", "left"), [(0, DEPUTY2), (1, dict.fromkeys(DEPUTY, 0))])
def test_a_deputy_whose_mandate_ended_is_counted_until_then(room: PostRoom, ended: int, left: dict[str, int]) -> None:
    day = TODAY - timedelta(days=ended)
    own = Mandate.objects.filter(pk=room.town.mandates["deputy2"].pk)
    own.update(status="ended", ended_on=day, end_cause="resigned")
    assert counted(room).get("deputy2") == (left if day.year == TODAY.year else None)


def test_whoever_ended_before_the_year_or_sat_in_another_term_is_not_asked_about(room: PostRoom) -> None:
    own = Mandate.objects.filter(pk=room.town.mandates["deputy2"].pk)
    own.update(status="ended", ended_on=LAST_YEAR, end_cause="resigned")
    assert list(counted(room)) == ["deputy"]
    own.update(status="in_office", ended_on=None, end_cause="")
    Term.objects.update(starts_on=TODAY + timedelta(days=1))
    assert counted(room) == {}


def test_a_suspended_deputy_is_counted(room: PostRoom) -> None:
    Mandate.objects.filter(pk=room.town.mandates["deputy2"].pk).update(status="suspended")
    assert counted(room)["deputy2"] == DEPUTY2


def test_an_imported_suggestion_counts_in_the_year_of_its_hand_over(room: PostRoom) -> None:
    row = room.town.assigned()
    type(row).objects.filter(pk=row.pk).update(is_imported=True, submitted_on=None, accepted_on=None)
    found = counted(room)["deputy"]
    assert (found["put_forward"], found["accepted"]) == (4, 3)


def test_it_takes_one_query_a_fact_and_one_for_the_deputies(
    room: PostRoom, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for name in ("third", "fourth"):
        with django_assert_num_queries(len(FACTS) + 1):
            duty_of(room.town.congress, TODAY)
        room.another_deputy(name)


def test_a_new_fact_is_a_line(room: PostRoom) -> None:
    """Points and training join so."""
    points = Fact("points", "履职积分", "积分", "分", "当年积分", lambda reach: {room.town.mandates["deputy"].pk: 91})
    found = duty_of(room.town.congress, TODAY, (*FACTS, points))
    assert [duty.counts[-1] for duty in found] == [91, 0]


def test_every_fact_has_a_key_and_a_heading_of_its_own() -> None:
    assert len({fact.key for fact in FACTS}) == len({fact.short for fact in FACTS}) == len(FACTS)
