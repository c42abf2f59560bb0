"""The small doors: health, large type, and the headers and words every page carries."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.utils import translation

from congress.common.middleware import POLICY, content_security_policy
from congress.organs.context import site

YEAR = 365 * 24 * 3600


@pytest.mark.django_db
def test_health_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok"})


@pytest.mark.django_db
def test_health_fails_when_the_database_does_not_answer(client):
    client.raise_request_exception = False

    def refuse(execute, sql, params, many, context):
        raise connection.Database.OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert client.get("/healthz").status_code == 500


@pytest.mark.parametrize(("before", "after"), [("", "1"), ("0", "1"), ("1", "2"), ("2", "0"), ("yes", "1")])
def test_large_type_is_switched_on_larger_and_off_for_a_year(client, before, after):
    client.cookies["elder"] = before
    kept = client.post("/elder", {"next": "/accounts/sign-in"}).cookies["elder"]
    assert (kept.value, kept["max-age"], kept["httponly"], kept["samesite"]) == (after, YEAR, True, "Lax")


@pytest.mark.parametrize(
    ("target", "goes"),
    [
        ("/notices/?after=x", "/notices/?after=x"),
        ("https://testserver/home", "https://testserver/home"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_switch_leads_back_to_this_site_only(client, target, goes):
    assert client.post("/elder", {"next": target}).headers["Location"] == goes


def test_the_switch_leads_to_the_start_when_nobody_says_where_from(client):
    assert client.post("/elder").headers["Location"] == "/"


def test_looking_at_the_switch_changes_nothing(client):
    answer = client.get("/elder")
    assert (answer.status_code, dict(answer.cookies)) == (405, {})


@pytest.mark.parametrize(
    ("cookie", "sizes"), [("", (False, False)), ("0", (False, False)), ("1", (True, False)), ("2", (True, True))]
)
def test_pages_know_which_size_of_type_was_chosen(rf, cookie, sizes):
    request = rf.get("/")
    request.COOKIES = {"elder": cookie}
    assert (site(request)["is_elder"], site(request)["is_largest"]) == sizes


@pytest.mark.django_db
def test_a_site_has_its_own_name_or_the_common_one(rf, settings):
    settings.SITE_NAME = "清源市人大代表履职平台"
    assert site(rf.get("/"))["site_name"] == "清源市人大代表履职平台"
    settings.SITE_NAME = ""
    with translation.override("en"):
        assert site(rf.get("/"))["site_name"] == "Deputies in touch with citizens"


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/healthz", "/nowhere", "/accounts/sign-in", "/office/", "/elder"])
def test_every_answer_says_what_it_may_load(client, page):
    assert client.get(page).headers["Content-Security-Policy"] == POLICY


def test_the_policy_allows_nothing_inline_and_nobody_elses(rf):
    rules = dict(rule.strip().partition(" ")[::2] for rule in POLICY.split(";"))
    assert {source for sources in rules.values() for source in sources.split()} == {"'none'", "'self'", "data:"}
    assert (rules["default-src"], rules["script-src"], rules["frame-ancestors"]) == ("'none'", "'self'", "'none'")
    assert [name for name, sources in rules.items() if "data:" in sources] == ["img-src"]


def test_a_stricter_policy_of_an_answer_stays(rf):
    strict = content_security_policy(lambda request: HttpResponse(headers={"Content-Security-Policy": "sandbox"}))
    assert strict(rf.get("/")).headers["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example"])
def test_the_choice_of_language_leads_to_this_site_only(client, target):
    answer = client.post("/language", {"language": "en", "next": target})
    assert (answer.headers["Location"], answer.cookies["django_language"].value) == ("/", "en")


def test_a_language_nobody_speaks_is_not_kept(client):
    assert dict(client.post("/language", {"language": "xx", "next": "/"}).cookies) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(("chosen", "spoken"), [("en", "en"), ("fr", "zh-hans"), ("../../etc", "zh-hans")])
def test_a_language_the_site_does_not_speak_is_answered_in_chinese(client, chosen, spoken):
    client.cookies["django_language"] = chosen
    assert client.get("/").headers["Content-Language"] == spoken
