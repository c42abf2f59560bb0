"""The public front page and the home of each post."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from stations.models import Station
from suggestions import actions
from tests.suggestions.publishing.conftest import Press
from tests.town import Town


def home(town: Town, name: str) -> Any:
    client = Client()
    client.force_login(town.people[name])
    return client.get("/home")


@pytest.mark.django_db
def test_the_front_page_opens_before_anything_is_entered(client: Client) -> None:
    answer = client.get("/")

    assert (answer.status_code, "c-figs" in answer.content.decode()) == (200, False)


def test_citizens_see_counts_and_no_suggestion(town: Town, client: Client) -> None:
    town.draft()
    town.submitted()
    town.accepted()
    town.replied()
    town.rate(town.replied(), "satisfied")

    answer = client.get("/")

    assert [answer.context[name] for name in ("accepted", "answered", "closed")] == [3, 2, 1]
    assert "关于完善城东街道过街设施的建议" not in answer.content.decode()


def test_the_front_page_tells_the_way_in_five_steps(town: Town, client: Client) -> None:
    assert client.get("/").content.decode().partition('id="way"')[2].partition("</ol>")[0].count("<li>") == 5


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("dispatcher", "/office/"),
        ("system", "/office/"),
    ],
)
def test_each_post_comes_to_its_work(town: Town, name: str, target: str) -> None:
    answer = home(town, name)

    assert (answer.status_code, answer.headers.get("Location")) == (302, target)


def test_a_post_without_work_here_finds_a_calm_page(town: Town) -> None:
    town.add("teller", Role.TELLER)

    answer = home(town, "teller")

    assert (answer.status_code, answer.content.decode().count('class="c-empty"')) == (200, 1)


def test_visitors_are_asked_to_sign_in_first(client: Client) -> None:
    assert client.get("/home").headers["Location"] == "/accounts/sign-in?next=/home"


def test_a_deputys_agenda_has_what_was_sent_back_first_then_by_last_day(town: Town) -> None:
    later = town.replied()
    sooner = town.replied(timezone.now() - timedelta(days=5))
    town.rate(town.replied(), "satisfied")
    mended = actions.send_back(town.submitted(), what_to_mend="补充数据", by=town.reviewer, at=timezone.now())
    town.draft()

    agenda = home(town, "deputy").context["agenda"]

    assert [due.suggestion.pk for due in agenda] == [mended.pk, sooner.pk, later.pk]


def test_every_figure_of_the_tally_opens_the_list_it_counts(town: Town) -> None:
    town.draft()
    town.submitted()
    town.handling()
    town.replied()
    town.dissatisfied()
    town.rate(town.replied(category="B"), "mostly")
    client = Client()
    client.force_login(town.deputy)
    tally = client.get("/home").context["tally"]

    opened = [len(client.get(f"/suggestions/?{figure.query}").context["page"].rows) for figure in tally]

    assert opened == [figure.count for figure in tally] == [1, 2, 1, 1, 0]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_deputys_home_takes_the_same_few_queries_whatever_waits(
    town: Town, rows: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for _number in range(rows):
        town.replied()
    client = Client()
    client.force_login(town.deputy)
    client.get("/home")

    with django_assert_num_queries(15):
        client.get("/home")


def test_the_front_page_leads_to_all_that_is_public(town: Town, client: Client) -> None:
    shown = client.get("/").content.decode()
    places = ["/deputies/", "/stations/", "/published/", "/briefings/", "/plan/", "/search", "/data"]
    assert [place for place in places if f'"{place}"' not in shown] == []
    assert client.get("/").context["deputies"] == 2


def test_stations_that_receive_first_stand_first_with_their_next_day(town: Town, client: Client) -> None:
    today = timezone.localdate()
    later, sooner, quiet = (town.station(code, rule={}, reception="") for code in "123")
    gone = town.station("4")
    for station, days in ((later, 9), (sooner, 4), (gone, 1)):
        station.days.create(on=today + timedelta(days=days), status="announced", announced_at=timezone.now())
    quiet.days.create(on=today + timedelta(days=2), status="dropped")
    Station.objects.filter(pk=gone.pk).update(is_active=False)

    shown = client.get("/").context["receiving"]

    assert [(own.station, own.next and own.next.on) for own in shown] == [
        (sooner, today + timedelta(days=4)),
        (later, today + timedelta(days=9)),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_front_page_costs_the_same_for_one_and_for_three(
    town: Town, client: Client, number: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for place in range(number):
        days = town.station(f"QY-{place}").days
        days.create(on=timezone.localdate(), status="announced", announced_at=timezone.now())
        Press(town).public()

    with django_assert_num_queries(12):
        answer = client.get("/")

    assert [len(answer.context[name]) for name in ("receiving", "published")] == [number, number]
