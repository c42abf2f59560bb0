"""Deputies swap reception days: asked, answered, who is told, and what stands in the way.

The roster of the hall: 5 March deputy and deputy2, 5 April deputy3 and deputy, 5 May deputy2 and deputy3.
"""

from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest

from congress.audit.models import Entry
from congress.common import records
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from deputies.models import Mandate, Person
from stations.actions import receptions
from stations.actions.receptions import swapping
from stations.models import Duty, ReceptionDay, Swap
from tests.at_once import at_once
from tests.stations.receptions.conftest import MORNING, Hall, on_day, on_duty, told
from tests.stations.receptions.test_races import names, unlocked

EARLY = MORNING - timedelta(days=5)


def turn(day: ReceptionDay, name: str) -> Duty:
    found: Duty = day.duties.get(mandate__person__user__username=name)
    return found


def asked(hall: Hall) -> Swap:
    """deputy2 gives 5 March to deputy3 for 5 April."""
    march, april, _may = hall.plan(at=EARLY)
    receptions.ask_swap(march, turn=turn(april, "deputy3"), note="出差", by=hall.town.deputy2, at=EARLY)
    return Swap.objects.get()


def rosters(hall: Hall) -> list[list[str]]:
    return [sorted(on_duty(day)) for day in hall.station.days.order_by("on")]


BEFORE = [["deputy", "deputy2"], ["deputy", "deputy3"], ["deputy2", "deputy3"]]
AFTER = [["deputy", "deputy3"], ["deputy", "deputy2"], ["deputy2", "deputy3"]]


def test_a_question_changes_nothing_and_is_told_to_the_other_alone(hall: Hall) -> None:
    swap = asked(hall)
    assert (rosters(hall), told("reception-swap"), swap.status) == (BEFORE, ["deputy3"], "asked")
    assert [step.name for step in swap.own_day.steps.all()] == ["ask_swap"]


def test_when_the_other_agrees_both_change_places_and_the_keeper_is_told(hall: Hall) -> None:
    swap = receptions.agree_swap(asked(hall), by=hall.town.deputy3, at=EARLY)
    assert (rosters(hall), swap.status) == (AFTER, "agreed")
    urls = Notice.objects.filter(kind="reception-swap", channel="site").order_by("pk").values_list("url", flat=True)
    assert told("reception-swap") == ["deputy2", "deputy3", "keeper"]
    assert list(urls) == [swap.get_absolute_url()] * 2 + [swap.own_day.get_absolute_url()]  # each may open theirs
    assert [[step.name for step in day.steps.all()] for day in (swap.own_day, swap.other_day)] == [
        ["ask_swap", "swap"], ["swap"]
    ]  # fmt: skip
    assert Entry.objects.filter(act__in=["reception.ask_swap", "swap.agree"]).count() == 2


def test_the_clock_leaves_swapped_turns_and_announces_them(hall: Hall) -> None:
    receptions.agree_swap(asked(hall), by=hall.town.deputy3, at=EARLY)
    hall.plan(at=EARLY)
    receptions.announce_due(hall.station.days.earliest("on"), at=MORNING)
    assert (rosters(hall), told("reception-announced")) == (AFTER, ["deputy", "deputy3", "keeper"])


@pytest.mark.parametrize(
    ("act", "who", "status", "hears"),
    [("decline", "deputy3", "declined", "deputy2"), ("withdraw", "deputy2", "withdrawn", "deputy3")],
)
def test_one_that_is_not_agreed_changes_nothing(hall: Hall, act: str, who: str, status: str, hears: str) -> None:
    act_on = {"decline": receptions.decline_swap, "withdraw": receptions.withdraw_swap}[act]
    swap = act_on(asked(hall), by=hall.town.people[who], at=EARLY)
    last = Notice.objects.filter(kind="reception-swap", channel="site").latest("pk")
    assert (rosters(hall), swap.status, last.recipient.username) == (BEFORE, status, hears)


@pytest.mark.parametrize("who", ["deputy2", "deputy", "keeper", "dispatcher"])
def test_only_who_is_asked_agrees(hall: Hall, who: str) -> None:
    with pytest.raises(NotYours):
        receptions.agree_swap(asked(hall), by=hall.town.people[who], at=EARLY)


def test_an_answered_question_is_not_answered_again(hall: Hall) -> None:
    swap = receptions.decline_swap(asked(hall), by=hall.town.deputy3, at=EARLY)
    with pytest.raises(Unlawful):
        receptions.agree_swap(swap, by=hall.town.deputy3, at=EARLY)


def test_one_question_at_a_time_for_a_day(hall: Hall) -> None:
    swap = asked(hall)
    with pytest.raises(Refused, match="asked for this day already"):
        receptions.ask_swap(swap.own_day, turn=turn(swap.other_day, "deputy3"), by=hall.town.deputy2, at=EARLY)


def announced(hall: Hall, swap: Swap) -> None:
    receptions.announce(swap.own_day, by=hall.keeper, at=EARLY)


def left(hall: Hall, swap: Swap) -> None:
    receptions.leave(swap.other_day, reason="病", by=hall.town.deputy3, at=EARLY)


def set_anew(hall: Hall, swap: Swap) -> None:
    receptions.set_roster(swap.own_day, mandates=[hall.deputies[0]], by=hall.keeper, at=EARLY)


def joined(hall: Hall, swap: Swap) -> None:
    receptions.set_roster(swap.own_day, mandates=hall.deputies, by=hall.keeper, at=EARLY)


def suspended(hall: Hall, _swap: Swap) -> None:
    Mandate.objects.filter(pk=hall.deputies[1].pk).update(status="suspended")


@pytest.mark.parametrize("meanwhile", [announced, left, set_anew, joined, suspended])
def test_what_changed_meanwhile_stands_in_the_way(hall: Hall, meanwhile: Any) -> None:
    swap = asked(hall)
    meanwhile(hall, swap)
    before = rosters(hall)
    with pytest.raises(Refused, match="cannot be swapped any more"):
        receptions.agree_swap(Swap.objects.get(), by=hall.town.deputy3, at=EARLY)
    assert (rosters(hall), Swap.objects.get().status) == (before, "asked")


def test_it_is_possible_until_the_day_of_the_notice(hall: Hall) -> None:
    swap = asked(hall)
    with pytest.raises(Refused, match="cannot be swapped any more"):
        receptions.agree_swap(swap, by=hall.town.deputy3, at=on_day(3))
    assert receptions.agree_swap(swap, by=hall.town.deputy3, at=on_day(2)).status == "agreed"


def test_a_place_that_tells_two_days_before_leaves_a_day_more(hall: Hall) -> None:
    rule = {"amount": 2, "unit": "days", "clause": "本市办法", "valid_from": date(2022, 1, 1)}
    LocalRule.objects.create(congress=hall.town.congress, key="station.notice_days", **rule)
    assert receptions.agree_swap(asked(hall), by=hall.town.deputy3, at=on_day(3)).status == "agreed"


def test_offered_are_turns_of_others_on_other_days_who_have_an_account(hall: Hall) -> None:
    march, _april, may = hall.plan(at=EARLY)
    second = hall.deputies[1]
    offered = [(row.day.on, row.mandate) for row in receptions.turns_to_ask(march, second, EARLY)]
    assert offered == [(date(2026, 4, 5), hall.deputies[2])]
    Person.objects.filter(mandates=hall.deputies[2]).update(user=None)
    assert (receptions.turns_to_ask(march, second, EARLY), may.duties.count()) == ([], 2)


def test_nobody_gives_a_day_they_are_not_on(hall: Hall) -> None:
    march, april, _may = hall.plan(at=EARLY)
    with pytest.raises(Refused, match="not on the roster"):
        receptions.ask_swap(march, turn=turn(april, "deputy"), by=hall.town.deputy3, at=EARLY)


def test_a_stale_page_does_not_ask(hall: Hall) -> None:
    march, april, _may = hall.plan(at=EARLY)
    receptions.set_roster(march, mandates=hall.deputies[:2], by=hall.keeper, at=EARLY)
    with pytest.raises(MovedOn):
        receptions.ask_swap(march, turn=turn(april, "deputy3"), by=hall.town.deputy2, at=EARLY, seen=march.version)


def answer_both(swap: Swap, hall: Hall) -> list[str]:
    acts = (receptions.withdraw_swap, hall.town.deputy2), (receptions.decline_swap, hall.town.deputy3)
    return names(at_once(*(lambda act=act, by=by: act(swap, by=by, at=EARLY) for act, by in acts)))


def test_of_two_answers_at_once_one_counts(shared_hall: Hall) -> None:
    assert answer_both(asked(shared_hall), shared_hall) == ["Swap", "Unlawful"]


def test_without_the_lock_both_count(shared_hall: Hall, monkeypatch: Any) -> None:
    """Negative control."""
    swap = asked(shared_hall)
    unlocked(monkeypatch, records)
    assert answer_both(swap, shared_hall) == ["Swap", "Swap"]


def both_agree(hall: Hall) -> list[str]:
    """Each has asked the other for the same two days, and both agree in the same moment."""
    first = asked(hall)
    receptions.ask_swap(first.other_day, turn=turn(first.own_day, "deputy2"), by=hall.town.deputy3, at=EARLY)
    second = Swap.objects.exclude(pk=first.pk).get()
    return names(
        at_once(
            lambda: receptions.agree_swap(first, by=hall.town.deputy3, at=EARLY),
            lambda: receptions.agree_swap(second, by=hall.town.deputy2, at=EARLY),
        )
    )


def test_of_two_swaps_of_the_same_turns_at_once_one_is_made(shared_hall: Hall) -> None:
    assert both_agree(shared_hall) == ["Refused", "Swap"]
    assert rosters(shared_hall) == AFTER


def test_without_turns_both_swaps_are_made(shared_hall: Hall, monkeypatch: Any) -> None:
    """Negative control: both look before either writes."""
    gate, look = Barrier(2), swapping._may_change

    def look_together(swap: Swap, at: Any) -> bool:
        found = look(swap, at)
        gate.wait(timeout=5)
        return found

    monkeypatch.setattr(swapping, "turn_of", lambda station: station)
    monkeypatch.setattr(swapping, "lock", lambda day: ReceptionDay.objects.get(pk=day.pk))
    monkeypatch.setattr(swapping, "_may_change", look_together)
    assert both_agree(shared_hall) == ["Swap", "Swap"]
