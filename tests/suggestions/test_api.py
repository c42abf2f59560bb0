"""The REST door: what it tells, what it refuses and how, and that nothing typed breaks it."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from suggestions import actions
from suggestions.models import Suggestion
from suggestions.reports import figures

CONTACT = {"stage": "before", "method": "phone", "people": "李工", "content": "商定方案"}


def of(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client


def post(client, row, step, body):
    return client.post(f"/api/suggestions/{row.pk}/steps/{step}", body, content_type="application/json")


def test_nobody_is_told_anything(town, client):
    row = town.handling()
    places = ["", "statistics", f"{row.pk}/", f"{row.pk}/explain"]
    assert [client.get(f"/api/suggestions/{place}").status_code for place in places] == [403] * 4


def test_the_list_tells_the_rows_newest_first_without_their_text(town):
    first, second = town.submitted(), town.handling()
    told = of(town.reviewer).get("/api/suggestions/").json()["results"]
    assert [row["id"] for row in told] == [second.pk, first.pk]
    assert told[0] == {
        "id": second.pk,
        "number_label": second.number_label,
        "period": "between",
        "title": second.title,
        "lead_name": "deputy-deputy",
        "category": town.category.pk,
        "status": "handling",
        "version": second.version,
        "submitted_on": str(second.submitted_on),
        "accepted_on": str(second.accepted_on),
        "assigned_on": str(second.assigned_on),
        "replied_on": None,
        "closed_on": None,
        "due_on": str(second.clocks.running().exclude(kind="return").earliest("due_on").due_on),
        "due_kind": "sign",
    }


def test_the_list_is_narrowed_by_status_and_refuses_unknown_ones(town):
    town.submitted()
    row = town.handling()
    client = of(town.reviewer)
    assert [each["id"] for each in client.get("/api/suggestions/?status=handling").json()["results"]] == [row.pk]
    assert client.get("/api/suggestions/?status=lost").status_code == 400


@pytest.mark.parametrize("cursor", ["x", "cD1hYmM=", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk=", "cD0lMDA="])
def test_a_cursor_that_was_never_given_is_not_found(town, cursor):
    assert of(town.reviewer).get(f"/api/suggestions/?cursor={cursor}").status_code == 404


def test_pages_follow_one_another_without_gap_or_repeat(town):
    draft = town.draft()
    Suggestion.objects.bulk_create(
        Suggestion(congress=draft.congress, session=draft.session, period="in", title=f"{n}", lead=draft.lead,
                   lead_name="x", created_at=timezone.now(), status="submitted") for n in range(60)
    )  # fmt: skip
    client, address, seen = of(town.reviewer), "/api/suggestions/", []
    while address:
        page = client.get(address).json()
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    assert seen == list(Suggestion.objects.visible_to(town.reviewer).values_list("pk", flat=True))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_questions_for_any_number_of_rows(town, rows, django_assert_num_queries):
    for _ in range(rows):
        town.handling()
    client = of(town.reviewer)
    client.get("/api/suggestions/")
    with django_assert_num_queries(4):  # session, account, posts, rows
        client.get("/api/suggestions/")


def test_one_suggestion_is_told_with_its_text_and_the_callers_steps(town):
    row = town.handling()
    told = {who: of(getattr(town, who)).get(f"/api/suggestions/{row.pk}/").json() for who in ("deputy", "supervisor")}
    assert told["deputy"]["body"] == row.body
    assert told["deputy"]["steps"] == ["withdraw", "ask_withdrawal", "consent", "revoke_consent"]
    assert told["supervisor"]["steps"] == ["grant_extension", "refuse_extension", "urge", "release", "take_back"]


def test_a_step_is_taken_and_the_changed_row_told(town):
    row = town.handling()
    body = {**CONTACT, "on": str(timezone.localdate()), "seen": row.version}
    answer = post(of(town.clerk), row, "contact", body)
    assert (answer.status_code, answer.json()["version"]) == (200, row.version + 1)
    assert row.rounds.get().contacts.get().people == "李工"


def test_a_step_that_takes_the_item_out_of_the_callers_sight_is_still_answered(town):
    row = town.submitted()
    answer = post(of(town.reviewer), row, "send_back", {"what_to_mend": "写明地点"})
    assert (answer.status_code, answer.json()["status"]) == (200, "draft")


@pytest.mark.parametrize(
    ("who", "step", "sentence"),
    [
        ("clerk", "urge", "“Urge” is not yours to do here. Nothing was changed."),
        ("reviewer", "accept", "“Accept” is not possible while the status is “In progress”. Nothing was changed."),
    ],
)
def test_a_step_that_may_not_be_taken_is_refused_with_its_sentence(town, who, step, sentence):
    row, user = town.handling(), getattr(town, who)
    user.language = "en"
    user.save()
    answer = post(of(user), row, step, {})
    assert (answer.status_code, answer.json()) == (409, {"detail": sentence})
    assert Suggestion.objects.get(pk=row.pk).version == row.version


def test_who_comes_second_is_told_what_happened_meanwhile(town):
    row = town.handling()
    actions.urge(row, note="", by=town.supervisor, at=timezone.now())
    answer = post(of(town.clerk), row, "contact", {**CONTACT, "on": str(timezone.localdate()), "seen": row.version})
    assert answer.status_code == 409
    assert town.supervisor.name in answer.json()["detail"]


def test_missing_and_wrong_fields_are_named(town):
    answer = post(of(town.clerk), town.handling(), "contact", {"stage": "never", "on": "2026-02-30"})
    assert (answer.status_code, sorted(answer.json())) == (400, ["content", "method", "on", "people", "stage"])
    assert all(sentence for sentences in answer.json().values() for sentence in sentences)


@pytest.mark.parametrize("body", [[], "文字", 1, None, [{"seen": 1}]])
def test_a_body_that_is_no_object_is_refused(town, body):
    answer = post(of(town.clerk), town.handling(), "contact", json.dumps(body))
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


@pytest.mark.parametrize("value", [{"a": 1}, [[1]], "\ud800"])
def test_a_value_that_no_field_could_hold_is_refused_by_name(town, value):
    answer = post(of(town.clerk), town.handling(), "contact", json.dumps({"people": value}))
    assert (answer.status_code, list(answer.json())) == (400, ["people"])


def test_a_step_without_a_form_and_a_row_unseen_are_not_found(town):
    row, client = town.handling(), of(town.other_clerk)
    assert post(of(town.clerk), row, "end_rating", {}).status_code == 404
    assert post(client, row, "contact", {}).status_code == 404


def test_a_step_needs_the_token(town):
    row = town.handling()
    assert post(of(town.clerk, enforce_csrf_checks=True), row, "contact", {}).status_code == 403


def test_every_day_of_a_deadline_is_explained(town):
    row = town.handling()
    told = {each["clock"]: each for each in of(town.supervisor).get(f"/api/suggestions/{row.pk}/explain").json()}
    assert set(told) == {"answer", "contact", "sign", "co_opinion"}
    clock = row.clocks.get(kind="answer")
    days = told["answer"]["days"]
    assert (days[0]["on"], days[-1]["on"], days[-1]["kind"]) == (str(clock.starts_on), str(clock.due_on), "due")
    assert len(days) == (clock.due_on - clock.starts_on).days + 1


@pytest.mark.parametrize(
    ("who", "clocks"),
    [
        ("clerk", {"answer", "contact"}),
        ("co_clerk", {"answer", "co_opinion", "sign"}),
        ("deputy", {"answer", "contact"}),
    ],
)
def test_clocks_of_others_are_not_explained(town, who, clocks):
    told = of(getattr(town, who)).get(f"/api/suggestions/{town.handling().pk}/explain").json()
    assert {each["clock"] for each in told} == clocks


def test_the_statistics_are_those_of_the_page(town):
    town.handling()
    town.submitted()
    told = of(town.reviewer).get("/api/suggestions/statistics").json()["standing"]
    counted = [[row.count for row in group.rows] for group in figures(town.reviewer, timezone.localdate())]
    assert [group["name"] for group in told] == ["status", "light", "unit", "category"]
    assert [[row["count"] for row in group["rows"]] for group in told] == counted


@pytest.mark.parametrize("who", ["reviewer", "clerk", "chair"])
def test_every_figure_opens_its_list(town, who):
    town.rate(town.replied(), "satisfied")
    town.assigned(timezone.now() - timedelta(days=200))
    town.submitted()
    client = of(town.people[who])
    told = client.get("/api/suggestions/statistics?session=all").json()
    figures = [(each["now"]["url"], each["now"]["count"]) for each in told["figures"]]
    asked = [(url.partition("?")[2], count) for url, count in figures if url.startswith("/suggestions/?")]
    asked += [(row["query"], row["count"]) for group in told["standing"] for row in group["rows"]]
    assert {bool(count) for _query, count in asked} == {True, False}
    wrong = [(query, count) for query, count in asked if len(listed(client, query)) != count]
    assert wrong == []


def listed(client, query):
    return client.get(f"/api/suggestions/?{query}").json()["results"]


def test_the_schema_is_whole_and_without_warnings():
    schema = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=schema)
    assert sorted(json.loads(schema.getvalue())["paths"]) == [
        "/api/deputies/",
        "/api/deputies/{id}/",
        "/api/events/",
        "/api/events/{id}/",
        "/api/motions/",
        "/api/motions/counts",
        "/api/motions/{id}/",
        "/api/motions/{id}/steps/{name}",
        "/api/opinions/",
        "/api/opinions/{id}/",
        "/api/opinions/{id}/steps/{name}",
        "/api/publications/",
        "/api/publications/{slug}/",
        "/api/receptions/",
        "/api/receptions/{id}/",
        "/api/station-gradings/",
        "/api/station-gradings/{id}/",
        "/api/stations/",
        "/api/stations/{id}/",
        "/api/suggestions/",
        "/api/suggestions/statistics",
        "/api/suggestions/{id}/",
        "/api/suggestions/{id}/advice",
        "/api/suggestions/{id}/course",
        "/api/suggestions/{id}/explain",
        "/api/suggestions/{id}/steps/{name}",
        "/api/supervision/awards",
        "/api/supervision/draws",
        "/api/supervision/gradings",
        "/api/supervision/gradings/{id}",
        "/api/supervision/inquiries",
        "/api/supervision/keys",
        "/api/supervision/look-backs",
        "/api/supervision/papers",
        "/api/supervision/stars",
        "/api/supervision/urgings",
    ]
