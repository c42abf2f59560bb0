"""What is public over REST: the fields of the schema, the search, the pace; consent as a deputy's step."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from congress.common.rest import StrangersPace
from suggestions.models import Publication
from tests.suggestions.publishing.conftest import fresh

LIST = "/api/publications/"


@pytest.fixture(scope="module")
def schema():
    out = StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=out)
    return json.loads(out.getvalue())


def of(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_doors_are_read_only_and_have_the_fields_of_the_schema(press, schema):
    made = press.public()
    [row] = Client().get(LIST).json()["results"]
    whole = Client().get(f"{LIST}{made.slug}/").json()
    shapes = schema["components"]["schemas"]
    assert set(row) == set(shapes["Publication"]["properties"])
    assert set(whole) == set(shapes["WholePublication"]["properties"])
    assert set(whole["answers"][0]) == set(shapes["PublishedAnswer"]["properties"])
    paths = {path: set(methods) for path, methods in schema["paths"].items() if path.startswith(LIST)}
    assert paths == {LIST: {"get"}, f"{LIST}{{slug}}/": {"get"}}


def test_one_item_tells_what_its_page_tells(press):
    made = press.public()
    press.town.rate(fresh(made.suggestion), "mostly")
    told = Client().get(f"{LIST}{made.slug}/").json()
    assert (told["title"], told["body"], told["rating"], told["status"]) == (made.title, made.body, "mostly", "closed")
    assert [answer["body"] for answer in told["answers"]] == [each.body for each in made.answers.all()]
    assert (told["unit"], told["delegation"], told["cosigners"]) == ("住建局", "城东代表团", 0)
    assert (told["is_newer_answer_waiting"], told["url"]) == (False, made.get_absolute_url())


@pytest.mark.parametrize(("query", "count"), [("q=路灯", 1), ("q=桥", 0), ("status=replied", 1), ("status=closed", 0)])
def test_the_search_is_that_of_the_page(press, query, count):
    press.public()
    assert len(Client().get(f"{LIST}?{query}").json()["results"]) == count


def test_an_address_that_is_not_public_is_answered_like_one_that_never_was(press):
    made = press.public()
    Publication.objects.update(ended_at=made.released_at, ended_by=press.town.supervisor, ending="office")
    gone, never = Client().get(f"{LIST}{made.slug}/"), Client().get(f"{LIST}never-was/")
    assert (gone.status_code, gone.json()) == (never.status_code, never.json()) == (404, gone.json())


def test_a_stranger_is_slowed_down_and_somebody_with_an_account_is_not(press):
    most = int(StrangersPace.rate.partition("/")[0])
    stranger = Client(REMOTE_ADDR="203.0.113.7")
    codes = [stranger.get(f"{LIST}none/").status_code for _time in range(most + 1)]
    assert codes == [404] * most + [429]
    forged = stranger.get(f"{LIST}none/", headers={"x-forwarded-for": "198.51.100.1"})
    assert forged.status_code == 429  # what the caller says of its address counts for nothing
    user = of(press.town.clerk)
    assert user.get(f"{LIST}none/", REMOTE_ADDR="203.0.113.7").status_code == 404


def test_a_deputy_agrees_and_withdraws_by_a_step(press):
    row, client = press.town.accepted(), of(press.town.deputy)
    for name, consents in (("consent", True), ("revoke_consent", False)):
        answer = client.post(f"/api/suggestions/{row.pk}/steps/{name}", {}, content_type="application/json")
        assert (answer.status_code, fresh(row).may_publish) == (200, consents)


def test_the_office_releases_by_a_step_and_reads_what_is_refused_by_name(press):
    row, client = press.accepted(), of(press.town.supervisor)
    here = f"/api/suggestions/{row.pk}/steps/release"
    refused = client.post(here, {"passages": "李四"}, content_type="application/json")
    taken = client.post(here, {"passages": "王某某"}, content_type="application/json")
    assert (refused.status_code, taken.status_code, Publication.objects.get().passages) == (409, 200, ["王某某"])


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_questions_for_any_number(press, count, django_assert_num_queries):
    for _time in range(count):
        press.public()
    with django_assert_num_queries(4):
        Client().get(LIST)
