"""Deputies swap reception days: asked, answered, who is told, what stands in the way, and the pages of it.

The roster of the hall: 5 March deputy and deputy2, 5 April deputy3 and deputy, 5 May deputy2 and deputy3.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from congress.audit.models import Entry
from congress.common import records
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from deputies.models import Mandate, Person
from stations.actions import receptions
from stations.models import Duty, ReceptionDay, Swap
from tests.at_once import at_once
from tests.stations.receptions.conftest import MORNING, Hall, on_day, on_duty, told
from tests.stations.receptions.test_races import names, unlocked

EARLY = MORNING - timedelta(days=5)
LIST = reverse("stations:receptions")


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


def test_of_a_swap_and_an_announcement_at_once_the_notice_names_who_receives(shared_hall: Hall) -> None:
    swap = asked(shared_hall)
    ends = at_once(
        lambda: receptions.agree_swap(swap, by=shared_hall.town.deputy3, at=EARLY),
        lambda: receptions.announce(swap.own_day, by=shared_hall.keeper, at=EARLY),
    )
    swapped = isinstance(ends[0], Swap)
    assert told("reception-announced") == ["deputy", "deputy3" if swapped else "deputy2", "keeper"]


# The pages.


@pytest.fixture
def ahead(hall: Hall) -> tuple[ReceptionDay, ReceptionDay]:
    """Two planned days from today: deputy's in 20 days, deputy2's in 30."""
    on = timezone.localdate() + timedelta(days=20)
    first, second = (hall.station.days.create(on=on + timedelta(days=more)) for more in (0, 10))
    first.duties.create(mandate=hall.deputies[0])
    second.duties.create(mandate=hall.deputies[1])
    return first, second


def test_from_the_day_to_the_answer_on_two_telephones(hall: Hall, sits: Any, ahead: Any) -> None:
    first, second = ahead
    asking = reverse("stations:reception-step", args=[first.pk, "ask_swap"])
    assert "ask_swap" in [name for name, _label in sits("deputy").get(first.get_absolute_url()).context["acts"]]
    page = sits("deputy").get(asking)
    [(key, _words)] = page.context["form"].fields["turn"].choices
    sits("deputy").post(asking, {"turn": key, "note": "出差", "seen": first.version})
    swap = Swap.objects.get()
    again = sits("deputy").get(first.get_absolute_url()).context["acts"]
    listed = [list(sits(name).get(LIST).context["swaps"]) for name in ("deputy", "deputy2")]
    buttons = [name for name, _label in sits("deputy2").get(swap.get_absolute_url()).context["acts"]]
    answer = sits("deputy2").post(reverse("stations:swap-step", args=[swap.pk, "agree"]), follow=True)
    assert "ask_swap" not in [name for name, _label in again]
    assert (listed, buttons, answer.status_code) == ([[swap], [swap]], ["agree", "decline"], 200)
    assert [on_duty(day) for day in (first, second)] == [["deputy2"], ["deputy"]]


def test_a_turn_that_is_not_offered_is_not_taken(hall: Hall, sits: Any, ahead: Any) -> None:
    first, _second = ahead
    asking = reverse("stations:reception-step", args=[first.pk, "ask_swap"])
    assert (sits("deputy").post(asking, {"turn": 10**9}).status_code, Swap.objects.count()) == (409, 0)


@pytest.mark.parametrize(("who", "code"), [("deputy", 200), ("deputy2", 200), ("deputy3", 404), ("keeper", 404)])
def test_a_swap_is_seen_by_the_two_it_is_about(hall: Hall, sits: Any, ahead: Any, who: str, code: int) -> None:
    first, second = ahead
    receptions.ask_swap(first, turn=second.duties.get(), by=hall.town.deputy, at=timezone.now())
    swap = Swap.objects.get()
    assert sits(who).get(swap.get_absolute_url()).status_code == code


def test_who_may_not_answer_is_told_so(hall: Hall, sits: Any, ahead: Any) -> None:
    first, second = ahead
    receptions.ask_swap(first, turn=second.duties.get(), by=hall.town.deputy, at=timezone.now())
    swap = Swap.objects.get()
    sits("deputy").post(reverse("stations:swap-step", args=[swap.pk, "agree"]))
    nowhere = sits("deputy").post(reverse("stations:swap-step", args=[swap.pk, "burn"]))
    assert (Swap.objects.get().status, nowhere.status_code) == ("asked", 404)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_with_one_and_with_three_swaps(
    hall: Hall, sits: Any, django_assert_num_queries: Any, number: int
) -> None:
    on = timezone.localdate() + timedelta(days=20)
    for place in range(number):
        first, second = (hall.station.days.create(on=on + timedelta(days=2 * place + more)) for more in (0, 1))
        first.duties.create(mandate=hall.deputies[0])
        second.duties.create(mandate=hall.deputies[1])
        receptions.ask_swap(first, turn=second.duties.get(), by=hall.town.deputy, at=timezone.now())
    client = sits("deputy2")
    client.get(LIST)
    with django_assert_num_queries(10):
        assert len(client.get(LIST).context["swaps"]) == number
