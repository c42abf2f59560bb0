"""The pages of a swap, on the telephones of two deputies."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from stations.actions import receptions
from stations.models import ReceptionDay, Swap
from tests.stations.receptions.conftest import Hall, on_duty

LIST = reverse("stations:receptions")


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


def test_too_late_the_page_sends_back_and_says_why(hall: Hall, sits: Any, ahead: Any) -> None:
    first, _second = ahead
    ReceptionDay.objects.filter(pk=first.pk).update(status="announced", announced_at=timezone.now())
    page = sits("deputy").get(reverse("stations:reception-step", args=[first.pk, "ask_swap"]), follow=True)
    [message] = page.context["messages"]
    assert (page.redirect_chain, message.level_tag) == ([(first.get_absolute_url(), 302)], "error")


def test_a_swap_page_has_six_queries_and_tells_both_days(
    hall: Hall, sits: Any, ahead: Any, django_assert_max_num_queries: Any
) -> None:
    first, second = ahead
    receptions.ask_swap(first, turn=second.duties.get(), note="出差", by=hall.town.deputy, at=timezone.now())
    client, swap = sits("deputy2"), Swap.objects.get()
    client.get(swap.get_absolute_url())
    with django_assert_max_num_queries(6):
        words = client.get(swap.get_absolute_url()).content.decode()
    assert [f"{day.on.month}月{day.on.day}日" in words for day in (first, second)] == [True, True]


@pytest.mark.parametrize(("who", "sees"), [("deputy", 1), ("deputy2", 1), ("deputy3", 0), ("keeper", 0)])
def test_waiting_are_questions_about_planned_days_ahead(hall: Hall, ahead: Any, who: str, sees: int) -> None:
    first, second = ahead
    receptions.ask_swap(first, turn=second.duties.get(), by=hall.town.deputy, at=timezone.now())
    own, today = Swap.objects.visible_to(hall.town.people[who]), timezone.localdate()
    later = first.on + timedelta(days=1)
    assert (own.waiting(today).count(), own.waiting(later).count()) == (sees, 0)
