"""Events in the back office: a list with search, and the acts as links to their pages."""

from typing import Any

import pytest
from django.urls import reverse

from stations.actions import events
from tests.stations.events.conftest import NOW, Yard

BOOK = "/office/stations/eventwithcitizens/"


def links(yard: Yard, sits: Any, who: str, row: Any) -> list[str]:
    page = sits(who).get(f"{BOOK}{row.pk}/change/")
    return [url for url, _label in page.context["acts"]]


@pytest.mark.parametrize(("who", "code"), [("reviewer", 200), ("dispatcher", 200), ("system", 403), ("auditor", 403)])
def test_the_office_reads_the_list_and_adds_nothing(yard: Yard, sits: Any, who: str, code: int) -> None:
    yard.minuted()
    assert [sits(who).get(BOOK + page).status_code for page in ("", "add/")] == [code, 403]


@pytest.mark.parametrize(("words", "found"), [("电梯", 1), ("柳荫", 1), ("QY-01", 1), ("桥", 0)])
def test_it_is_searched_by_topic_place_and_station(yard: Yard, sits: Any, words: str, found: int) -> None:
    yard.minuted()
    assert len(sits("reviewer").get(BOOK, {"q": words}).context["cl"].result_list) == found


def test_the_list_tells_how_many_came(yard: Yard, sits: Any) -> None:
    yard.minuted()
    [row] = sits("reviewer").get(BOOK).context["cl"].result_list
    assert (row.found, row.citizens) == (1, 23)


def test_the_acts_are_links_for_those_who_may_take_them(yard: Yard, sits: Any) -> None:
    row = yard.planned()
    urls = [reverse("stations:event-step", args=[row.pk, name]) for name in ("edit", "announce", "cancel")]
    assert (links(yard, sits, "dispatcher", row), links(yard, sits, "reviewer", row)) == (urls, [])


def test_nothing_is_offered_of_an_event_that_is_over(yard: Yard, sits: Any) -> None:
    row = events.cancel(yard.planned(), note="台风", by=yard.town.keeper, at=NOW)
    assert links(yard, sits, "dispatcher", row) == []


def test_the_page_leads_to_the_event(yard: Yard, sits: Any) -> None:
    row = yard.minuted()
    page = sits("reviewer").get(f"{BOOK}{row.pk}/change/").content.decode()
    assert f'href="{row.get_absolute_url()}"' in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    yard: Yard, sits: Any, django_assert_num_queries: Any, number: int
) -> None:
    for _each in range(number):
        yard.announced()
    client = sits("reviewer")
    client.get(BOOK)
    with django_assert_num_queries(8):
        assert len(client.get(BOOK).context["cl"].result_list) == number
