"""Opinions over REST: the same rows, forms and actions as the pages."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from stations.actions import handling
from stations.forms.handling_steps import HANDLING_FORMS
from stations.models import Opinion
from stations.rules.opinions import Status
from tests.stations.heard import NAME, NOW, PHONE, Heard, days

LIST = "/api/opinions/"


def of(heard: Heard, who: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(getattr(heard, who))
    return client


def take(heard: Heard, who: str, row: Opinion, name: str, body: dict[str, Any]) -> Any:
    return of(heard, who).post(f"{LIST}{row.pk}/steps/{name}", body, content_type="application/json")


@pytest.fixture(scope="module")
def schema() -> Any:
    out = StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=out)
    return json.loads(out.getvalue())


def test_every_door_has_one_method(schema: Any) -> None:
    found = {path: set(operations) for path, operations in schema["paths"].items() if path.startswith(LIST)}
    assert found == {LIST: {"get"}, f"{LIST}{{id}}/": {"get"}, f"{LIST}{{id}}/steps/{{name}}": {"post"}}


def test_the_rows_told_have_the_fields_of_the_schema_and_no_other(heard: Heard, schema: Any) -> None:
    row, named = heard.handed(), schema["components"]["schemas"]
    [told] = of(heard, "deputy").get(LIST).json()["results"]
    whole = of(heard, "deputy").get(f"{LIST}{row.pk}/").json()
    assert set(told) == set(named["Opinion"]["properties"])
    assert set(whole) == set(named["WholeOpinion"]["properties"])


def test_the_steps_of_the_schema_are_those_there_is_a_form_for(schema: Any) -> None:
    operation = schema["paths"][f"{LIST}{{id}}/steps/{{name}}"]["post"]
    [name] = [parameter for parameter in operation["parameters"] if parameter["name"] == "name"]
    assert set(name["schema"]["enum"]) == set(HANDLING_FORMS)


@pytest.mark.parametrize(
    ("who", "consents", "contact"),
    [
        ("deputy", False, (NAME, "139****5678")),
        ("keeper", False, (NAME, "139****5678")),
        ("clerk", True, (NAME, "139****5678")),
        ("clerk", False, ("", "")),
        ("chair", True, ("", "")),
        ("reviewer", True, ("", "")),
    ],
)
def test_a_contact_is_told_to_whom_the_table_allows(
    heard: Heard, who: str, consents: bool, contact: tuple[str, str]
) -> None:
    row = heard.handed(may_pass_on=consents, text=f"请打{PHONE}")
    told = of(heard, who).get(f"{LIST}{row.pk}/").json()
    assert (told["name"], told["phone"]) == contact
    assert told["text"] == (f"请打{PHONE}" if contact[0] else "请打139****5678")


@pytest.mark.parametrize("who", ["deputy2", "co_clerk", "other_keeper", "auditor"])
def test_what_somebody_may_not_see_is_404(heard: Heard, who: str) -> None:
    row = heard.handed()
    assert of(heard, who).get(f"{LIST}{row.pk}/").status_code == 404
    assert take(heard, who, row, "reply", {"text": "x"}).status_code == 404
    assert of(heard, who).get(LIST).json()["results"] == []


def test_the_list_is_narrowed_as_on_the_page(heard: Heard) -> None:
    late, _fresh = heard.handed(NOW() - days(90)), heard.said()
    found = of(heard, "deputy").get(f"{LIST}?view=late").json()["results"]
    assert [row["id"] for row in found] == [late.pk]


def test_a_life_from_taking_up_to_the_answer(heard: Heard) -> None:
    row = heard.said()
    unit = heard.town.units["住建局"].pk
    acts: list[tuple[str, str, dict[str, Any]]] = [
        ("deputy", "accept", {"topic": "traffic"}),
        ("deputy", "hand", {"route": "unit", "unit": unit}),
        ("clerk", "take_up", {}),
        ("approver", "reply", {"text": "已设护学岗"}),
        ("keeper", "answer", {"text": "已设护学岗"}),
    ]
    for version, (who, name, body) in enumerate(acts, 1):
        answer = take(heard, who, row, name, {**body, "seen": version})
        assert (answer.status_code, answer.json()["version"]) == (200, version + 1), name
    assert Opinion.objects.get(pk=row.pk).status == Status.ANSWERED


def test_a_step_that_takes_it_out_of_sight_tells_no_more(heard: Heard) -> None:
    answer = take(heard, "clerk", heard.handed(), "give_back", {"note": "不属本局"})
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    ("who", "name", "body", "code", "told"),
    [
        ("deputy", "accept", {}, 400, {"topic"}),
        ("deputy", "refuse", {"reason": "nonsense"}, 400, {"reason"}),
        ("deputy", "hand", {"route": "unit", "topic": "other"}, 400, {"unit"}),
        ("deputy", "take_up", {}, 409, {"detail"}),
        ("chair", "accept", {"topic": "other"}, 409, {"detail"}),
        ("deputy", "accept", {"topic": "other", "seen": 7}, 409, {"detail"}),
        ("deputy", "answer", {"topic": {"a": 1}, "text": "x"}, 400, {"topic"}),
        ("deputy", "nonsense", {}, 404, {"detail"}),
    ],
)
def test_what_is_wrong_is_said_by_name(
    heard: Heard, who: str, name: str, body: dict[str, Any], code: int, told: set[str]
) -> None:
    row = heard.said()
    answer = take(heard, who, row, name, body)
    assert (answer.status_code, set(answer.json())) == (code, told)
    assert Opinion.objects.get(pk=row.pk).version == row.version


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_is_read_is_not_written(heard: Heard, method: str) -> None:
    row, client = heard.said(), of(heard, "dispatcher")
    answers = [getattr(client, method)(place).status_code for place in (LIST, f"{LIST}{row.pk}/")]
    assert (answers, Opinion.objects.filter(pk=row.pk).exists()) == ([405, 405], True)


def test_the_list_asks_as_often_for_three_as_for_one(heard: Heard, django_assert_num_queries: Any) -> None:
    client = of(heard, "keeper")
    heard.said()
    client.get(LIST)
    with django_assert_num_queries(10, exact=False) as one:
        client.get(LIST)
    heard.said(), handling.accept(heard.said(), topic="other", by=heard.keeper, at=NOW())
    with django_assert_num_queries(len(one)):
        client.get(LIST)
