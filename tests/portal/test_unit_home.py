"""The home of a unit: what its own post does next, what it promised, what citizens said, and what changed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from suggestions import actions
from tests.once import shared
from tests.stations.heard import Heard, build

lived, heard = shared(build)
HOME = "/home"


def opens(heard: Heard, name: str) -> Any:
    browser = Client()
    browser.force_login(heard.town.people[name])
    return browser.get(HOME)


def told(heard: Heard, name: str) -> list[tuple[int, str]]:
    return [(due.suggestion.pk, str(due.what)) for due in opens(heard, name).context["agenda"]]


def test_the_clerk_finds_what_is_to_be_signed_in_and_who_is_to_be_contacted(heard: Heard) -> None:
    handed, under_way = heard.town.assigned(), heard.town.handling()
    heard.town.accepted(), heard.town.replied()
    assert told(heard, "clerk") == [(handed.pk, "签收"), (under_way.pk, "联系代表")]


@pytest.mark.parametrize(
    ("who", "drafted", "checked"),
    [("clerk", [], []), ("clerk2", ["答复送审"], []), ("approver", ["答复送审"], ["签发答复"])],
)
def test_a_reply_waits_for_whose_step_it_is(heard: Heard, who: str, drafted: list[str], checked: list[str]) -> None:
    row, now = heard.town.handling(), timezone.now()
    met = {"stage": "before", "method": "meeting", "on": timezone.localdate(), "people": "李工", "content": "商定方案"}
    actions.record_contact(row, **met, by=heard.clerk, at=now)
    heard.town.drafted(row)
    found = [words for _pk, words in told(heard, who)]
    actions.check_reply(row, by=heard.clerk2, at=now)
    assert (found, [words for _pk, words in told(heard, who)]) == (drafted, checked)


def test_a_wish_to_return_waits_for_the_office_and_no_longer_for_the_unit(heard: Heard) -> None:
    part = heard.town.part(heard.town.assigned(), "住建局")
    actions.ask_return(part, reason="非职责", proposed_unit=None, by=heard.clerk, at=timezone.now())
    assert told(heard, "clerk") == []


def test_opinions_handed_to_the_unit_wait_beside(heard: Heard) -> None:
    row = heard.handed()
    page = opens(heard, "clerk")
    assert (page.context["opinions"], page.context["waiting"]) == ([row], 1)


def test_a_promise_waits_by_the_day_it_was_made_for(heard: Heard) -> None:
    heard.town.assigned()
    row = heard.town.replied(category="B")
    heard.town.rate(row, "satisfied")
    [_signing, promise] = opens(heard, "clerk").context["agenda"]
    day = timezone.localdate() + timedelta(days=60)
    assert (promise.suggestion.pk, promise.what, promise.due_on) == (row.pk, "落实承诺", day)


def test_another_units_work_is_not_shown(heard: Heard) -> None:
    heard.town.assigned()
    assert told(heard, "other_clerk") == []


def test_where_nothing_waits_the_page_says_so(heard: Heard) -> None:
    page = opens(heard, "clerk")
    assert (page.context["waiting"], page.content.decode().count('class="c-empty"')) == (0, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_home_costs_the_same_for_one_and_for_three(
    heard: Heard, django_assert_num_queries: Any, number: int
) -> None:
    for _ in range(number):
        heard.town.assigned(), heard.handed()
    browser = Client()
    browser.force_login(heard.clerk)
    browser.get(reverse("portal:home"))
    with django_assert_num_queries(10):
        browser.get(reverse("portal:home"))
