"""Deputies as everybody reads of them: who stands in the list, what their page says, and who is gone from both."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from deputies.models import Mandate
from deputies.rules import PUBLIC_FACTS
from portal.reports.deputies import Profile, counted, everybodys
from portal.views import public
from stations.models import Membership
from suggestions import actions
from tests.portal.conftest import TODAY, Square

LIST = "/deputies/"
ENDED = {"status": "ended", "ended_on": TODAY, "end_cause": "resigned"}
SUSPENDED = {"status": "suspended"}


def names(query: str = "") -> list[str]:
    return [profile.name for profile in Client().get(LIST + query).context["rows"]]


def facts(square: Square) -> dict[str, Any]:
    return Profile(counted(everybodys(), TODAY).get(pk=square.deputy.pk)).facts


def test_the_facts_are_those_of_the_rule_and_no_others(square: Square) -> None:
    square.held(9)
    square.held(2)
    assert facts(square) == {
        "name": "deputy-deputy",
        "congress": "清源市人民代表大会",
        "term": "清源市第九届",
        "delegation": "城东代表团",
        "electing_unit": "河东区人民代表大会",
        "group": "教科文卫代表小组",
        "stations": ["城东街道人大代表联络站"],
        "published_suggestions": 1,
        "receptions_held": 2,
    }
    assert list(facts(square)) == [fact.name for fact in PUBLIC_FACTS]


def test_a_page_shows_the_facts_the_next_day_and_the_released_suggestions(square: Square) -> None:
    answer = Client(headers={"accept-language": "en"}).get(square.page())
    shown = answer.content.decode()
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", shown) == [
        ("Congress", "清源市人民代表大会"),
        ("Term", "清源市第九届"),
        ("Delegation", "城东代表团"),
        ("Elected by", "河东区人民代表大会"),
        ("Deputy group", "教科文卫代表小组"),
    ]
    [own] = answer.context["stations"]
    assert (own.station, own.next is not None) == (square.station, True)
    links = [f'href="{each.get_absolute_url()}"' for each in (square.station, square.released)]
    assert [shown.count(link) for link in links] == [1, 1]


@pytest.mark.parametrize("after", [SUSPENDED, ENDED])
def test_whoever_is_suspended_or_ended_is_gone_the_same_moment(square: Square, after: dict[str, Any]) -> None:
    places = [square.page(), f"/api/deputies/{square.deputy.pk}/"]
    lists = [LIST, "/search?q=deputy-deputy", "/data/deputies.csv", "/data/deputies.json", "/sitemap.xml"]
    lists = [*lists, "/api/deputies/", square.station.get_absolute_url()]
    before = [square.page() in read(place) for place in lists]
    Mandate.objects.filter(pk=square.deputy.pk).update(**after)

    assert before == [True] * len(lists)
    assert [square.page() in read(place) for place in lists] == [False] * len(lists)
    assert [Client().get(place).status_code for place in places] == [404, 404]


@pytest.mark.parametrize("after", [SUSPENDED, ENDED])
def test_the_roster_of_an_announced_day_names_who_is_in_office(square: Square, after: dict[str, Any]) -> None:
    day = square.ahead(2)
    for name in ("deputy", "deputy2"):
        day.duties.create(mandate=square.town.mandates[name])
    Mandate.objects.filter(pk=square.deputy.pk).update(**after)
    station = square.station.get_absolute_url()
    for place in (station, f"{station}receptions.ics"):
        assert [name in read(place) for name in ("deputy-deputy2", "deputy-deputy、")] == [True, False]


def read(place: str) -> str:
    answer: Any = Client().get(place)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode())


def test_only_congresses_that_work_here_publish_their_deputies(square: Square) -> None:
    square.town.congress.posts.all().delete()
    assert names() == []


def test_a_station_links_only_deputies_who_have_a_page(square: Square) -> None:
    near = Client().get(square.station.get_absolute_url()).content.decode()
    square.town.congress.posts.all().delete()
    far = Client().get(square.station.get_absolute_url()).content.decode()
    assert [(square.page() in shown, "deputy-deputy" in shown) for shown in (near, far)] == [
        (True, True),
        (False, True),
    ]


def test_the_list_is_narrowed_by_words_delegation_and_electing_unit(square: Square) -> None:
    square.colleague("王某", electing_unit="平川县人民代表大会", delegation=None)
    key = square.deputy.delegation_id
    asked = {
        "": 3, "?q=河东": 1, "?q=城东": 2, "?q=王某": 1, "?q=城东+河东": 1, "?q=城东+平川": 0, "?q=%25": 0, "?q=%00": 3,
        f"?delegation={key}": 2, "?delegation=0": 3, "?unit=平川县人民代表大会": 1, "?unit=x": 3,
    }  # fmt: skip
    assert {query: len(names(query)) for query in asked} == asked


def test_a_long_list_is_paged_in_the_order_of_the_roster(square: Square, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "PAGE", 2)
    for name in "甲乙丙":
        square.colleague(name)
    seen, query = [], "?q=城东"
    while query:
        answer = Client().get(LIST + query)
        seen += [profile.mandate.pk for profile in answer.context["rows"]]
        following = answer.context["page"].next
        query = f"?q=城东&after={following}" if following else ""
    assert seen == list(Mandate.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.parametrize("name", ["dispatcher", "deputy", "clerk"])
def test_an_account_opens_no_more_here(square: Square, name: str) -> None:
    gone = square.colleague("王某", **SUSPENDED)
    client = Client()
    client.force_login(square.town.people[name])
    assert len(client.get(LIST).context["rows"]) == 2
    assert client.get(f"{LIST}{gone.pk}/").status_code == 404


def test_stations_left_or_closed_are_not_named(square: Square) -> None:
    Membership.objects.update(until_on=TODAY - timedelta(days=1))
    assert facts(square)["stations"] == []


def test_a_release_taken_back_is_not_counted(square: Square) -> None:
    actions.take_back(square.released.suggestion, reason="勘误", by=square.town.supervisor, at=timezone.now())
    assert facts(square)["published_suggestions"] == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    square: Square, django_assert_num_queries: Callable[..., Any], number: int
) -> None:
    Mandate.objects.exclude(pk=square.deputy.pk).update(**SUSPENDED)
    for place in range(number - 1):
        row = square.colleague(f"同事{place}")
        Membership.objects.create(station=square.station, mandate=row, from_on=TODAY)
    with django_assert_num_queries(6):
        assert len(names()) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_for_one_and_for_three(
    square: Square, django_assert_num_queries: Callable[..., Any], number: int
) -> None:
    for place in range(number - 1):
        other = square.town.station(f"QY-1{place}")
        Membership.objects.create(station=other, mandate=square.deputy, from_on=TODAY)
    with django_assert_num_queries(6):
        assert len(Client().get(square.page()).context["stations"]) == number


@pytest.mark.parametrize("place", [LIST, "/search", "/data"])
def test_the_pages_take_nothing_in(square: Square, place: str) -> None:
    assert Client().post(place).status_code == 405
