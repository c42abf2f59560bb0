"""What the REST door promises programs: methods, statuses, fields, errors by name, against its own schema."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from suggestions.forms import STEP_FORMS
from suggestions.models import Suggestion
from suggestions.rules import LAW, Status

LIST = "/api/suggestions/"


def of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="module")
def schema():
    out = StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=out)
    return json.loads(out.getvalue())


def test_every_door_has_one_method_and_the_schema_names_no_other(schema):
    found = {path: set(operations) for path, operations in schema["paths"].items()}
    assert {path: methods for path, methods in found.items() if path.startswith(LIST)} == {
        LIST: {"get"},
        f"{LIST}statistics": {"get"},
        f"{LIST}{{id}}/": {"get"},
        f"{LIST}{{id}}/advice": {"get"},
        f"{LIST}{{id}}/course": {"get"},
        f"{LIST}{{id}}/explain": {"get"},
        f"{LIST}{{id}}/steps/{{name}}": {"post"},
    }


def test_what_is_read_is_not_written(town):
    row, client = town.handling(), of(town.supervisor)
    before = Suggestion.objects.filter(pk=row.pk).values().get()
    body = {"status": "closed", "title": "改", "number": 99, "version": 0}
    places = [LIST, f"{LIST}statistics", f"{LIST}{row.pk}/", f"{LIST}{row.pk}/explain", f"{LIST}{row.pk}/advice"]
    asked = [(place, method) for place in places for method in ("post", "put", "patch", "delete")]
    answers = {each: getattr(client, each[1])(each[0], body, content_type="application/json") for each in asked}
    assert {each for each, answer in answers.items() if answer.status_code != 405} == set()
    assert Suggestion.objects.filter(pk=row.pk).values().get() == before


def test_a_step_is_only_posted(town):
    row, client = town.handling(), of(town.supervisor)
    methods = ("get", "put", "patch", "delete")
    codes = [getattr(client, method)(f"{LIST}{row.pk}/steps/urge").status_code for method in methods]
    assert (codes, row.steps.filter(name="urge").exists()) == ([405] * 4, False)


def named(schema, name):
    return schema["components"]["schemas"][name]


def test_the_rows_told_have_the_fields_of_the_schema_and_no_other(town, schema):
    row = town.handling()
    client = of(town.reviewer)
    [told] = client.get(LIST).json()["results"]
    whole = client.get(f"{LIST}{row.pk}/").json()
    assert set(told) == set(named(schema, "Suggestion")["properties"])
    assert set(whole) == set(named(schema, "Whole")["properties"]) == {*told, "body", "steps"}
    assert {name for name, field in named(schema, "Suggestion")["properties"].items() if not field.get("readOnly")} <= {
        "status", "period",
    }  # fmt: skip


def test_the_steps_of_the_schema_are_those_there_is_a_form_for(schema):
    [operation] = schema["paths"][f"{LIST}{{id}}/steps/{{name}}"].values()
    [name] = [parameter for parameter in operation["parameters"] if parameter["name"] == "name"]
    assert (set(name["schema"]["enum"]), set(operation["responses"])) == (set(STEP_FORMS), {"200", "400", "404", "409"})


def test_the_list_is_narrowed_to_each_status(town):
    rows, client = [town.submitted(), town.accepted(), town.handling()], of(town.reviewer)
    found = {status: client.get(LIST, {"status": status}).json()["results"] for status in Status.values}
    told = {status: [row["id"] for row in several] for status, several in found.items()}
    assert told == {status: [row.pk for row in rows if row.status == status] for status in Status.values}


def test_an_unknown_status_is_refused_by_name(town):
    answer = of(town.reviewer).get(LIST, {"status": "lost"})
    assert (answer.status_code, list(answer.json())) == (400, ["status"])


FIRST = {"contact": "clerk", "draft_reply": "clerk", "ask_extension": "clerk", "withdraw": "deputy"}


@pytest.mark.parametrize(("step", "who"), FIRST.items())
def test_a_step_sent_empty_names_every_field_it_needs(town, step, who):
    row = town.handling()
    answer = of(town.people[who]).post(f"{LIST}{row.pk}/steps/{step}", {}, content_type="application/json")
    needed = {name for name, field in STEP_FORMS[step].base_fields.items() if field.required}
    assert (answer.status_code, set(answer.json())) == (400, needed)
    assert Suggestion.objects.get(pk=row.pk).version == row.version


def test_what_the_law_forbids_is_refused_before_anything_typed_is_read(town):
    row = town.handling()
    for who in ("clerk", "co_clerk", "supervisor", "dispatcher", "deputy", "chair"):
        client = of(town.people[who])
        open_to = client.get(f"{LIST}{row.pk}/").json()["steps"]
        for step in ("contact", "draft_reply", "co_opinion", "withdraw"):
            answer = client.post(f"{LIST}{row.pk}/steps/{step}", {}, content_type="application/json")
            assert answer.status_code == (400 if step in open_to else 409), (who, step)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "text/csv"])
def test_a_body_of_another_kind_is_refused_as_such(town, kind):
    row = town.handling()
    assert of(town.clerk).post(f"{LIST}{row.pk}/steps/contact", "x", content_type=kind).status_code == 415


def test_a_body_that_is_no_json_is_a_fault_of_the_sender(town):
    row = town.handling()
    answer = of(town.clerk).post(f"{LIST}{row.pk}/steps/contact", "{", content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


def test_the_days_explained_lead_from_the_start_to_the_last_day_one_by_one(town):
    row = town.handling()
    for clock in of(town.supervisor).get(f"{LIST}{row.pk}/explain").json():
        kept = row.clocks.get(kind=clock["clock"], due_on=clock["due_on"], stopped_on=None)
        days = [day["on"] for day in clock["days"]]
        assert (days, days[0], days[-1]) == (sorted(set(days)), str(kept.starts_on), str(kept.due_on))
        assert clock["clause"] == str(kept.clause)


def test_a_step_open_to_the_caller_is_a_step_of_the_law_that_is_theirs(town):
    row = town.handling()
    told = {who: of(user).get(f"{LIST}{row.pk}/") for who, user in town.people.items()}
    steps = {who: answer.json()["steps"] for who, answer in told.items() if answer.status_code == 200}
    assert {who: set(names) - set(LAW.steps) for who, names in steps.items()} == dict.fromkeys(steps, set())
    assert (steps["chair"], steps["clerk"] == steps["clerk2"]) == ([], True)
    assert set(steps["approver"]) - set(steps["clerk"]) == {"sign_reply"}
