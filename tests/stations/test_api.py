"""Open stations over REST: the fields of the schema, the search, the pace."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from congress.common.rest import StrangersPace
from stations import actions
from stations.models import Station
from stations.reception import read
from tests.town import Town

LIST = "/api/stations/"


@pytest.fixture(scope="module")
def shapes() -> Any:
    out = StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=out)
    return json.loads(out.getvalue())


def test_the_doors_are_read_only_and_have_the_fields_of_the_schema(
    entered: Callable[..., Station], shapes: Any
) -> None:
    own = entered("1")
    [row] = Client().get(LIST).json()["results"]
    whole = Client().get(f"{LIST}{own.pk}/").json()
    made = shapes["components"]["schemas"]
    assert set(row) == set(made["Station"]["properties"])
    assert set(whole) == set(made["WholeStation"]["properties"])
    assert set(whole["next_days"][0]) == set(made["ReceptionDay"]["properties"])
    paths = {path: set(methods) for path, methods in shapes["paths"].items() if path.startswith(LIST)}
    assert paths == {LIST: {"get"}, f"{LIST}{{id}}/": {"get"}}


def test_one_station_tells_what_its_page_tells_and_no_persons_number(entered: Callable[..., Station]) -> None:
    own = entered("1", phone="13720049719", keeper="田民森", reception="每周一", rule=read("每周一").as_json())
    told = Client().get(f"{LIST}{own.pk}/").json()
    assert (told["name"], told["area"], told["phone"], told["office"]) == (
        own.name,
        "清源市",
        "",
        "清源市人大常委会代表工委",
    )
    assert (len(told["next_days"]), "田民森" in json.dumps(told, ensure_ascii=False)) == (3, False)
    assert [day["planned_on"] <= day["on"] for day in told["next_days"]] == [True] * 3


@pytest.mark.parametrize(("query", "count"), [("q=第1", 1), ("q=桥", 0), ("kind=station", 2), ("kind=head", 0)])
def test_the_search_is_that_of_the_page(entered: Callable[..., Station], query: str, count: int) -> None:
    entered("1")
    entered("2")
    assert len(Client().get(f"{LIST}?{query}").json()["results"]) == count


def test_a_closed_station_is_answered_like_one_that_never_was(town: Town, entered: Callable[..., Station]) -> None:
    own = actions.close(entered("1"), reason="合并", by=town.dispatcher, at=timezone.now())
    gone, never = Client().get(f"{LIST}{own.pk}/"), Client().get(f"{LIST}{10**9}/")
    assert (gone.status_code, gone.json(), Client().get(LIST).json()["results"]) == (404, never.json(), [])


def test_a_stranger_is_slowed_down(town: Town) -> None:
    most = int(StrangersPace.rate.partition("/")[0])
    stranger = Client(REMOTE_ADDR="203.0.113.8")
    assert [stranger.get(f"{LIST}1/").status_code for _time in range(most + 1)] == [404] * most + [429]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_questions_for_any_number(
    entered: Callable[..., Station], number: int, django_assert_num_queries: Any
) -> None:
    for code in range(number):
        entered(str(code))
    with django_assert_num_queries(2):
        Client().get(LIST)
