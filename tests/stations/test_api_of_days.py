"""Reception days, events and gradings over REST: fields of the schema, whose rows, no citizen named, steady queries."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from stations.actions import events
from stations.models import Duty, Opinion
from tests.stations.events.conftest import NOW, Yard, build_yard
from tests.stations.receptions.conftest import Hall, build_hall
from tests.stations.standards.conftest import Graded, build_graded
from tests.town import Town

RECEPTIONS, EVENTS, GRADINGS = "/api/receptions/", "/api/events/", "/api/station-gradings/"
KINDS = {RECEPTIONS: "Reception", EVENTS: "Event", GRADINGS: "StationGrading"}
Sits = Callable[[str], Any]


@pytest.fixture(scope="module")
def schema() -> Any:
    out = StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=out)
    return json.loads(out.getvalue())


def hall(town: Town) -> tuple[Hall, Any]:
    found = build_hall(town)
    return found, found.held(citizens=7, remark="冯桂兰谈了停车")


def yard(town: Town) -> tuple[Yard, Any]:
    found = build_yard(town)
    return found, found.minuted("冯桂兰家门口没有路灯")


def graded(town: Town) -> tuple[Graded, Any]:
    found = build_graded(town)
    return found, found.given()


BUILT: dict[str, Any] = {RECEPTIONS: hall, EVENTS: yard, GRADINGS: graded}


@pytest.mark.parametrize("door", BUILT)
def test_the_doors_are_read_only_and_have_the_fields_of_the_schema(
    town: Town, sits: Sits, schema: Any, door: str
) -> None:
    _found, row = BUILT[door](town)
    listed = sits("keeper").get(door).json()["results"]
    whole, named = sits("keeper").get(f"{door}{row.pk}/").json(), schema["components"]["schemas"]
    assert {frozenset(each) for each in listed} == {frozenset(named[KINDS[door]]["properties"])}
    assert set(whole) == set(named[f"Whole{KINDS[door]}"]["properties"])
    paths = {path: set(methods) for path, methods in schema["paths"].items() if path.startswith(door)}
    assert paths == {door: {"get"}, f"{door}{{id}}/": {"get"}}


@pytest.mark.parametrize("door", BUILT)
@pytest.mark.parametrize("who", ["deputy", "deputy2", "keeper", "dispatcher", "chair", "clerk", "auditor"])
def test_a_caller_gets_what_the_pages_show_and_nothing_else(town: Town, sits: Sits, door: str, who: str) -> None:
    _found, row = BUILT[door](town)
    rows = type(row).objects.visible_to(town.people[who])
    told = sits(who).get(door).json()["results"]
    assert [each["id"] for each in told] == [each.pk for each in rows.order_by("-pk")]
    assert sits(who).get(f"{door}{row.pk}/").status_code == (200 if row in rows else 404)


def test_a_reception_day_tells_who_received_and_how_many_came(town: Town, sits: Sits) -> None:
    found, row = hall(town)
    told = sits("keeper").get(f"{RECEPTIONS}{row.pk}/").json()
    names = [mandate.person.name for mandate in found.deputies[:2]]
    assert (told["deputies"], told["came"], told["citizens"], told["why"]) == (names, names, 7, "")
    assert [step["name"] for step in told["steps"]] == ["announce", "record"]


def test_an_event_tells_its_deputies_and_the_receipts_of_what_was_brought_up(town: Town, sits: Sits) -> None:
    found, row = yard(town)
    told = sits("keeper").get(f"{EVENTS}{row.pk}/").json()
    first, second = (mandate.person.name for mandate in found.members)
    opinion = Opinion.objects.get()
    assert (told["deputies"], told["matters"]) == (
        [{"name": first, "answer": "", "has_come": True}, {"name": second, "answer": "", "has_come": False}],
        [{"opinion": opinion.pk, "receipt": opinion.receipt}],
    )


def test_a_grading_tells_what_was_given_for_each_item(town: Town, sits: Sits) -> None:
    _found, row = graded(town)
    told = sits("keeper").get(f"{GRADINGS}{row.pk}/").json()
    assert (told["stars"], told["total"]) == (5, "100.00")
    assert [(line["label"], line["claimed"], line["given"]) for line in told["lines"]] == [
        ("有组织", "40.00", "40.00"), ("有场地", "40.00", "40.00"), ("有记录", "20.00", "20.00")
    ]  # fmt: skip


@pytest.mark.parametrize("door", [RECEPTIONS, EVENTS])
def test_free_words_in_which_a_citizen_may_be_named_are_not_told(town: Town, sits: Sits, door: str) -> None:
    _found, row = BUILT[door](town)
    told = [sits("keeper").get(page).content.decode() for page in (door, f"{door}{row.pk}/")]
    assert ["冯桂兰" in page for page in told] == [False, False]


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_events_costs_the_same_for_one_and_for_three(
    town: Town, sits: Sits, django_assert_num_queries: Any, number: int
) -> None:
    found, client = build_yard(town), sits("dispatcher")
    for _each in range(number):
        found.announced()
    client.get(EVENTS)
    with django_assert_num_queries(4):
        assert len(client.get(EVENTS).json()["results"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_reception_days_costs_the_same_for_one_and_for_three(
    town: Town, sits: Sits, django_assert_num_queries: Any, number: int
) -> None:
    found, client = build_hall(town), sits("dispatcher")
    others = found.plan()[number:]
    Duty.objects.filter(day__in=others).delete()
    found.station.days.filter(pk__in=[day.pk for day in others]).delete()
    client.get(RECEPTIONS)
    with django_assert_num_queries(6):
        assert len(client.get(RECEPTIONS).json()["results"]) == number


def test_a_meeting_is_told_to_those_invited(town: Town, sits: Sits) -> None:
    found = build_yard(town)
    row = found.planned(kind="meeting", title="小组会议")
    before = sits("deputy").get(EVENTS).json()["results"]
    events.announce(row, by=town.keeper, at=NOW)
    [told] = sits("deputy").get(EVENTS).json()["results"]
    assert (before, told["kind"]) == ([], "meeting")
