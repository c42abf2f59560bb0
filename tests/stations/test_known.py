"""What was late or had become a suggestion on a day is told the same ever after."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from django.utils.timezone import localdate, make_aware

from stations.actions.steps import citizen_step, step
from stations.models import Opinion
from stations.reports.facts import question
from stations.reports.known import question_then
from stations.rules.opinions import LAW
from tests.once import shared
from tests.stations.heard import Heard, build

lived, heard = shared(build)
FIRST = date(2026, 3, 2)
DAYS = 80
FACTS = ("late", "suggested", "received")
# Who takes the step, and what it writes.
MOVES: dict[str, tuple[str, dict[str, Any]]] = {
    "accept": ("deputy", {}),
    "refuse": ("deputy", {"refusal": "private"}),
    "hand": ("deputy", {"route": "township"}),
    "fetch_back": ("deputy", {"route": ""}),
    "note_reply": ("deputy", {}),
    "suggest": ("deputy", {"became": "关于护学岗的建议"}),
    "unsuggest": ("deputy", {"became": ""}),
    "answer": ("deputy", {}),
    "rate": ("", {"rating": "satisfied"}),
    "ask_again": ("", {}),
    "say_more": ("", {}),
    "close": ("deputy", {}),
    "withdraw": ("", {}),
}
SELDOM = {"refuse", "withdraw"}
STAMPED = {"answer": "answered_at", "rate": "rated_at"}


def moment(day: date, chance: Random) -> datetime:
    """Of the day here, around midnight too."""
    return make_aware(datetime.combine(day, time(chance.choice([0, 9, 23]), chance.choice([0, 59]))))


def live_on(heard: Heard, row: Opinion, day: date, chance: Random) -> None:
    """A lawful step of the day, or none."""
    open_ones = [name for name in MOVES if row.status in LAW.steps[name].sources]
    name = chance.choice([*open_ones, *[None] * 15])
    if name is None or name in SELDOM and chance.random() < 0.8:
        return
    who, changes = MOVES[name]
    at = moment(day, chance)
    if name in STAMPED:
        changes = {**changes, STAMPED[name]: at}
    if who:
        step(name, row, by=getattr(heard, who), at=at, **changes)
    else:
        citizen_step(name, row, at=at, **changes)


def which(question: Any) -> set[int]:
    return set(Opinion.objects.with_handled().filter(question).values_list("pk", flat=True))


@pytest.mark.parametrize("seed", range(3))
def test_a_day_is_told_later_as_it_was_counted_in_its_evening(heard: Heard, seed: int) -> None:
    chance = Random(seed)
    evenings: dict[date, dict[str, set[int]]] = {}
    for place in range(DAYS):
        day = FIRST + timedelta(days=place)
        if place % 6 == 0:
            heard.said(moment(day, chance))
        for row in Opinion.objects.order_by("pk"):
            live_on(heard, row, day, chance)
        evenings[day] = {fact: which(question(fact, day)) for fact in FACTS}
    told = {day: {fact: which(question_then(fact, day)) & come_by(day) for fact in FACTS} for day in evenings}
    assert told == evenings
    assert {day: which(question("late", day)) for day in evenings} != {day: evenings[day]["late"] for day in evenings}


def come_by(day: date) -> set[int]:
    return {row.pk for row in Opinion.objects.all() if localdate(row.received_at) <= day}
