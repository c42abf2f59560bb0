"""Every figure of the overview is the count of the list it opens, whoever looks, at whichever month and scope."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.accounts.readers import leaders_reader
from congress.common.dates import last_of_month, months_before
from congress.organs.models import Session
from portal.reports.overview.page import overview
from portal.reports.overview.trends import FACTS
from stations.rolling import roll_up as roll_up_stations
from suggestions.models import Suggestion
from suggestions.reports.months import WHOLE, kept_by_month
from suggestions.reports.together import counts_on, promise_counts_on
from suggestions.rolling import roll_up
from tests.once import shared
from tests.stations.heard import Heard, around
from tests.suggestions.year import live_a_year
from tests.town import build_town

TODAY = timezone.localdate()
LAST_MONTH = f"{months_before(TODAY, 1):%Y-%m}"


def lived_through() -> Heard:
    """A year with a confidential answer, opinions of this month and the last, and all months kept."""
    heard = around(live_a_year(build_town()))
    secret = heard.town.rate(heard.town.replied(timezone.now() - timedelta(days=9)), "satisfied")
    Suggestion.objects.filter(pk=secret.pk).update(is_confidential=True)
    heard.answered()
    heard.said()
    heard.handed(timezone.now() - timedelta(days=TODAY.day + 2))
    for session in Session.objects.begun(TODAY):
        roll_up([session], today=TODAY)
    roll_up_stations(heard.town.congress, today=TODAY)
    return heard


lived, lives = shared(lived_through)


@pytest.fixture
def window(lives: Heard) -> Any:
    """The pages of somebody."""

    def sit_down(who: str) -> Client:
        client = Client()
        client.force_login(lives.town.people[who])
        return client

    return sit_down


def told(client: Client, **query: str) -> Any:
    return client.get(reverse("portal:overview"), query).context


def listed(client: Client, url: str) -> int:
    """How many rows the list behind a figure has."""
    context = client.get(url).context
    if urlsplit(url).path == reverse("suggestions:promises"):
        return int(context["count"])
    segments = context["segments"]
    return int(segments[0]["count"] if isinstance(segments[0], dict) else segments[0].count)


def unit_of(lives: Heard) -> str:
    return f"unit-{lives.town.units['住建局'].pk}"


@pytest.mark.parametrize("month", ["", LAST_MONTH])
@pytest.mark.parametrize("who", ["chair", "supervisor"])
def test_each_tile_opens_exactly_what_it_counts(window: Any, who: str, month: str) -> None:
    client = window(who)
    tiles = told(client, month=month)["tiles"]
    counted = {
        url: n
        for tile in tiles
        for url, n in ((tile.now.url, tile.now.count), (tile.now.whole_url, tile.now.whole))
        if n
    }
    assert {url: listed(client, url) for url in counted} == counted
    assert (len(tiles), sum(tile.now.count for tile in tiles) > 5) == (6, True)


def test_so_does_each_tile_of_a_unit_which_has_no_opinions_beside(window: Any, lives: Heard) -> None:
    client = window("supervisor")
    found = told(client, scope=unit_of(lives))
    counted = {tile.now.url: tile.now.count for tile in found["tiles"] if tile.now.count}
    assert {url: listed(client, url) for url in counted} == counted
    assert (len(found["tiles"]), [chart.key for chart in found["charts"]]) == (5, ["answered"])


def test_leaders_count_nothing_confidential_and_the_office_does(window: Any) -> None:
    accepted = {who: told(window(who))["tiles"][0].now.count for who in ("chair", "supervisor")}
    assert accepted["supervisor"] - accepted["chair"] == 1


@pytest.mark.parametrize("who", ["chair", "supervisor"])
def test_what_is_kept_of_earlier_months_is_what_the_reader_would_have_counted(lives: Heard, who: str) -> None:
    town = lives.town
    reader, session = town.people[who], Session.objects.get(pk=town.session.pk)
    kept = kept_by_month([session], [(WHOLE, "")], FACTS, to_leaders=who == "chair")
    for back in (0, 1, 3):
        month = months_before(TODAY.replace(day=1), back)
        on = min(last_of_month(month), TODAY)
        asked = {"session": session.pk}
        live = counts_on(reader, asked, on, [fact for fact in FACTS if "promises" not in fact])
        live |= promise_counts_on(reader, asked, on)
        assert {fact: kept[session.pk, month, fact] for fact in FACTS} == live


def test_a_leader_who_is_not_there_sees_as_any_leader_does(lives: Heard) -> None:
    seen = Suggestion.objects.visible_to(leaders_reader(lives.town.congress))
    assert set(seen) == set(Suggestion.objects.visible_to(lives.town.people["chair"]))


def test_the_lights_are_those_under_way_and_each_opens_its_list(window: Any) -> None:
    client = window("chair")
    found = told(client)
    counted = {light.query: light.count for light in found["lights"].lights}
    rows = {query: len(client.get(f"{reverse('suggestions:index')}?{query}").context["page"].rows) for query in counted}
    assert rows == counted
    assert sum(counted.values()) + found["lights"].untimed == found["tiles"][1].now.count


def test_a_month_that_is_over_has_no_lights(window: Any) -> None:
    assert told(window("chair"), month=LAST_MONTH)["lights"] is None


def test_each_point_of_the_lines_opens_its_list(window: Any) -> None:
    client = window("chair")
    charts = told(client)["charts"]
    counted = {cell.url: cell.count for chart in charts for _month, cells in chart.rows for cell in cells if cell.count}
    assert {url: listed(client, url) for url in counted} == counted
    assert {chart.key: len(chart.rows) for chart in charts}["opinions"] == 12


def test_units_topics_and_areas_open_what_they_count(window: Any) -> None:
    client = window("chair")
    found = told(client)
    suggestions, opinions = reverse("suggestions:index"), reverse("stations:opinions")
    counted = {
        f"{suggestions}?{unit.queries[fact]}": n for unit in found["units"].slowest for fact, n in unit.counts.items()
    }
    counted |= {f"{opinions}?{each.query}": each.count for name in ("topics", "areas") for each in found[name]}
    assert {url: listed(client, url) for url in counted} == counted
    assert sum(each.count for each in found["areas"]) == 2


def test_the_slowest_unit_stands_first_with_the_longest_bar(window: Any) -> None:
    units = told(window("supervisor"))["units"].slowest
    days = [unit.days for unit in units]
    assert (days, units[0].bar) == (sorted(days, reverse=True), 100)


def test_the_page_asks_as_often_for_many_rows_as_for_few(lives: Heard, django_assert_num_queries: Any) -> None:
    chair = lives.town.people["chair"]
    assert chair.post
    for _more in range(2):
        with django_assert_num_queries(11):
            overview(chair, "", "", TODAY)
        for _row in range(2):
            lives.town.handling()
            lives.accepted()


def test_a_unit_costs_no_more(lives: Heard, django_assert_num_queries: Any) -> None:
    chair = lives.town.people["chair"]
    assert chair.post
    with django_assert_num_queries(10):  # none for opinions
        overview(chair, "", unit_of(lives), TODAY)


def test_a_year_ago_is_that_of_the_session_before(window: Any, lives: Heard) -> None:
    tile = told(window("supervisor"))["tiles"][0]
    before = Session.objects.get(term=lives.town.session.term, number=4)
    then = listed(window("supervisor"), f"{reverse('suggestions:index')}?session={before.pk}&counted=accepted")
    assert tile.changes[1].by == tile.now.count - then
