"""What everybody reads without an account: the list with its search, the tree, one station."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.organs.models import Region
from stations import actions
from stations.models import Station
from stations.reception import read
from stations.reports import coming
from stations.views import places as views
from tests.town import Town

LIST = "/stations/"


def codes(query: str = "") -> list[str]:
    return [row.station.code for row in Client().get(f"{LIST}{query}").context["rows"]]


def words(station: Station) -> str:
    return Client().get(station.get_absolute_url()).content.decode()


def ended(town: Town, station: Station) -> Station:
    return actions.close(station, reason="合并", by=town.dispatcher, at=timezone.now())


@pytest.mark.django_db
@pytest.mark.parametrize("page", [LIST, "/stations/tree"])
def test_the_pages_open_before_anything_is_entered(page: str) -> None:
    answer = Client().get(page)
    assert (answer.status_code, "c-empty" in answer.content.decode()) == (200, True)


def test_open_stations_stand_by_area_and_code(town: Town, entered: Callable[..., Station], street: Region) -> None:
    entered("2")
    entered("3", region=street)
    entered("1")
    ended(town, entered("0"))
    assert codes() == ["1", "2", "3"]
    shown = Client().get(LIST).content.decode()
    assert re.findall(r'<h2 id="h-area-\d+">(.*?)</h2>', shown) == ["清源市", "城东街道"]


def test_the_list_is_narrowed_by_words_area_and_kind(entered: Callable[..., Station], street: Region) -> None:
    entered("1", kind="head", address="滨河东路1号")
    entered("2", region=street, theme="纺织产业")
    asked = {"": 2, "?q=滨河": 1, "?q=纺织": 1, "?q=城东街道": 1, "?q=桥": 0, "?kind=head": 1, "?kind=point": 0}
    asked |= {f"?area={street.pk}": 1, f"?area={street.parent_id}": 2, "?area=0": 2, "?kind=nonsense": 2}
    assert {query: len(codes(query)) for query in asked} == asked


def test_only_areas_with_an_open_station_are_offered(
    town: Town, entered: Callable[..., Station], street: Region
) -> None:
    entered("1")
    ended(town, entered("2", region=street))
    form = Client().get(LIST).context["form"]
    assert [label for _value, label in form.fields["area"].choices][1:] == ["清源市"]


def test_a_long_list_is_paged_and_keeps_its_filters(
    monkeypatch: pytest.MonkeyPatch, entered: Callable[..., Station]
) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    for code in "12345":
        entered(code)
    seen, query = [], "?kind=station"
    while query:
        answer = Client().get(LIST + query)
        seen += [row.station.code for row in answer.context["rows"]]
        following = answer.context["page"].next
        query = f"?kind=station&after={following}" if following else ""
    assert seen == list("12345")


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [(LIST, 6), ("/stations/tree", 2)])
def test_the_pages_cost_the_same_for_one_and_for_three(
    entered: Callable[..., Station], django_assert_num_queries: Any, number: int, page: str, queries: int
) -> None:
    for code in range(number):
        entered(str(code))
    with django_assert_num_queries(queries):
        Client().get(page)


@pytest.mark.parametrize("number", [1, 3])
def test_a_station_costs_the_same_with_one_and_with_three_below(
    entered: Callable[..., Station], django_assert_num_queries: Any, number: int
) -> None:
    top = entered("0")
    for code in range(1, number + 1):
        entered(str(code), parent=top)
    with django_assert_num_queries(9):
        Client().get(top.get_absolute_url())


def test_the_next_reception_day_stands_in_front(entered: Callable[..., Station]) -> None:
    own = entered("1", reception="每周一", rule=read("每周一").as_json())
    [wanted] = coming([own], timezone.localdate(), 1)
    [row] = Client().get(LIST).context["rows"]
    assert row.next == wanted.next
    assert f"{wanted.next.on.day}日" in Client().get(LIST).content.decode()


def test_a_station_tells_where_when_and_whom_to_ring_and_no_persons_number(entered: Callable[..., Station]) -> None:
    own = entered("1", address="滨河东路1号", phone="0399-2772392", keeper="田民森", liaison="杨燕", theme="纺织产业")
    shown = words(own)
    told = [own.name, "滨河东路1号", "0399-2772392", "每月5日", "清源市人大常委会代表工委", "清源市", "纺织产业"]
    assert [word for word in told if word not in shown] == []
    assert [word for word in ("田民森", "杨燕") if word in shown] == []
    mobile = entered("2", phone="13720049719")
    assert ["1372" in page or "9719" in page for page in (words(mobile), Client().get(LIST).content.decode())] == [
        False,
        False,
    ]


def test_a_station_leads_to_those_above_and_below_it_that_are_open(town: Town, entered: Callable[..., Station]) -> None:
    top = entered("0")
    own = entered("1", parent=top)
    leaf = entered("2", parent=own)
    gone = ended(town, entered("3", parent=own))
    shown = words(own)
    links = [f'href="{each.get_absolute_url()}"' in shown for each in (top, leaf, gone)]
    assert links == [True, True, False]


def test_a_closed_station_is_like_one_that_never_was(town: Town, entered: Callable[..., Station]) -> None:
    own = ended(town, entered("1"))
    gone, never = Client().get(own.get_absolute_url()), Client().get(f"{LIST}{10**9}/")
    assert (gone.status_code, never.status_code) == (404, 404)


@pytest.mark.parametrize("name", ["dispatcher", "deputy", "clerk"])
def test_an_account_opens_no_more_here(town: Town, entered: Callable[..., Station], name: str, sits: Any) -> None:
    own = ended(town, entered("1"))
    entered("2")
    client = sits(name)
    assert [row.station.code for row in client.get(LIST).context["rows"]] == ["2"]
    assert client.get(own.get_absolute_url()).status_code == 404


def test_appointments_and_days_not_entered_are_said_in_words(entered: Callable[..., Station]) -> None:
    asked = entered("1", reception="随时预约", rule=read("随时预约").as_json())
    unread = entered("2", reception="看书记安排", rule={})
    assert ["c-agenda" in words(each) for each in (asked, unread)] == [False, False]
    assert Client().get(LIST).status_code == 200


def test_the_tree_shows_each_open_station_once(town: Town, entered: Callable[..., Station]) -> None:
    top = entered("0")
    middle = entered("1", parent=top)
    entered("2", parent=middle)
    ended(town, entered("3", parent=top))
    shown = Client().get("/stations/tree").content.decode()
    assert re.findall(r'href="/stations/(\d+)/"', shown) == [
        str(each.pk) for each in Station.objects.filter(is_active=True).order_by("code")
    ]


def test_the_front_page_leads_to_the_list(town: Town) -> None:
    assert f'href="{LIST}"' in Client().get("/").content.decode()


@pytest.mark.parametrize("page", [LIST, "/stations/tree", "/stations/1/"])
def test_the_pages_take_nothing_in(town: Town, page: str) -> None:
    assert Client().post(page).status_code == 405
