"""News as Atom: what was released, and where citizens are received next."""

from collections.abc import Callable
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from stations.models import Station
from suggestions import actions
from suggestions.models import Publication
from tests.briefings.public import public_issue
from tests.portal.conftest import Square
from tests.suggestions.publishing.conftest import Press

ATOM = "{http://www.w3.org/2005/Atom}"
RELEASED, RECEPTIONS, BRIEFINGS = (f"/feeds/{name}.atom" for name in ("suggestions", "receptions", "briefings"))


def entries(address: str) -> list[dict[str, str]]:
    """Each entry's texts by their names, its link whole."""
    answer = Client(headers={"accept-language": "en"}).get(address)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
    return [_texts(entry) for entry in found]


def _texts(entry: Any) -> dict[str, str]:
    texts = {part.tag.removeprefix(ATOM): part.text or "" for part in entry}
    return texts | {"link": entry.find(f"{ATOM}link").get("href")}


def test_what_was_released_last_stands_first(square: Square) -> None:
    newer = Press(square.town).release(Press(square.town).replied(title="关于增设路灯的建议"))
    shown = entries(RELEASED)
    assert [entry["link"] for entry in shown] == [
        f"http://testserver{each.get_absolute_url()}" for each in (newer, square.released)
    ]
    assert shown[0]["title"].endswith("关于增设路灯的建议")


def test_what_was_taken_back_is_out_of_the_feed(square: Square) -> None:
    actions.take_back(square.released.suggestion, reason="勘误", by=square.town.supervisor, at=timezone.now())
    assert entries(RELEASED) == []


def test_words_stay_words_in_readers_that_take_a_summary_for_html(square: Square) -> None:
    Publication.objects.update(body="宽<b>3</b>米<script>x</script>")
    [entry] = entries(RELEASED)
    assert "<" not in entry["summary"]
    assert unescape(entry["summary"]) == "宽<b>3</b>米<script>x</script>"


def test_announced_days_stand_by_day_and_a_cancelled_one_says_so(square: Square) -> None:
    other = square.town.station("QY-02", name="滨河联络站")
    square.ahead(5)
    square.ahead(3, other, status="cancelled", reason="大雪")
    square.ahead(4, other, status="planned")
    square.ahead(-1)
    shown = [(entry["title"].partition(" 20")[0][-16:], entry["summary"]) for entry in entries(RECEPTIONS)]
    assert [(title.endswith("No reception"), summary) for title, summary in shown] == [
        (True, "大雪"),
        (False, "纺织路58号2楼"),
    ]


def test_days_of_a_closed_station_are_told_to_nobody(square: Square) -> None:
    square.ahead(5)
    Station.objects.update(is_active=False)
    assert entries(RECEPTIONS) == []


def test_nobody_on_the_roster_is_named(square: Square) -> None:
    square.ahead(5).duties.create(mandate=square.deputy)
    assert square.deputy.person.name not in Client().get(RECEPTIONS).content.decode()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(RELEASED, 1), (RECEPTIONS, 1), (BRIEFINGS, 1)])
def test_a_feed_costs_the_same_for_one_and_for_three(
    square: Square, django_assert_num_queries: Callable[..., Any], number: int, address: str, queries: int
) -> None:
    for place in range(number):
        square.ahead(place + 1)
        if place:
            Press(square.town).public()
            public_issue(square.town, place + 1)
    with django_assert_num_queries(queries):
        assert len(entries(address)) == number
