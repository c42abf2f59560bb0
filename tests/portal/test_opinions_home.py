"""What waits of citizens' opinions, where each post begins its day."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.notices.actions import notify
from stations.models import Membership
from tests.once import shared
from tests.stations.heard import NOW, Heard, build, days

HOME = reverse("portal:home")
lived, heard = shared(build)


def sits(heard: Heard, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(getattr(heard, name))
    return client


def counted(client: Client, page: str = HOME, place: str = "stations:opinions") -> list[int]:
    """The figures beside the entry of that place in the navigation."""
    shown = client.get(page, follow=True).content.decode()
    return [
        int(part.split('<span class="c-count">')[1].split("<")[0])
        for part in shown.split("<li>")
        if part.startswith(f'<a href="{reverse(place)}"') and "c-count" in part
    ]


def test_a_keeper_finds_the_box_the_stations_and_their_deputies(heard: Heard) -> None:
    waiting, late = heard.said(), heard.handed(NOW() - days(90))
    Membership.objects.create(
        station=heard.station, mandate=heard.town.mandates["deputy2"], from_on=timezone.localdate()
    )
    context = sits(heard, "keeper").get(HOME).context
    assert context["box"].rows == [waiting]
    assert [count for _label, count, _query in context["box"].figures] == [1, 2, 1, 1]
    [own] = context["stations"]
    assert (own.station, [str(member.mandate) for member in own.station.serving]) == (
        heard.station, ["deputy-deputy2"],
    )  # fmt: skip
    assert late not in context["box"].rows


def test_each_figure_of_the_box_opens_its_list(heard: Heard) -> None:
    heard.said(), heard.handed(NOW() - days(90)), heard.answered()
    browser = sits(heard, "keeper")
    for _label, count, query in browser.get(HOME).context["box"].figures:
        page = browser.get(f"{reverse('stations:opinions')}?{query}").context["page"]
        assert len(page.rows) == count, query


def test_a_keeper_of_another_area_finds_nothing(heard: Heard) -> None:
    heard.said()
    context = sits(heard, "other_keeper").get(HOME).context
    assert (context["box"].waiting, context["stations"]) == (0, [])


def test_a_deputy_finds_what_waits_on_the_home_page(heard: Heard) -> None:
    waiting = heard.said()
    heard.handed()
    assert sits(heard, "deputy").get(HOME).context["opinions"] == [waiting]


@pytest.mark.parametrize(
    ("who", "expected"), [("deputy", [1, 1]), ("keeper", [1]), ("clerk", [2]), ("other_keeper", []), ("chair", [])]
)
def test_the_navigation_counts_what_waits(heard: Heard, who: str, expected: list[int]) -> None:
    heard.said(), heard.handed(), heard.handling()
    assert counted(sits(heard, who), reverse("notices:list")) == expected  # of a deputy in the tab bar, too


def test_the_navigation_counts_unread_notices(heard: Heard) -> None:
    notify([heard.chair], "due", "1", "Notice", url="", at=NOW())
    browser, found = sits(heard, "chair"), []
    for _time in range(2):
        found.append(counted(browser, reverse("notices:list"), "notices:list"))
        browser.post(reverse("notices:read-all"))
    assert found == [[1], []]


@pytest.mark.parametrize("number", [1, 3])
def test_the_keepers_page_costs_the_same_for_one_and_for_three(
    heard: Heard, django_assert_num_queries: Any, number: int
) -> None:
    for place in range(number):
        heard.said()
        heard.town.station(f"QY-1{place}", name=f"联络点{place}", region=heard.station.region)
    browser = sits(heard, "keeper")
    browser.get(HOME)
    with django_assert_num_queries(11):
        browser.get(HOME)
