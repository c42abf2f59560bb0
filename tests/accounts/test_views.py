import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts import actions
from congress.accounts.models import User
from congress.accounts.rules import Act

SignedIn = Callable[..., Client]
RIGHT, GOOD = "Qing-yuan 2026", "Lotus-7-garden"


def body(response: Any) -> str:
    """The page without the tokens that differ each time."""
    return re.sub("[A-Za-z0-9]{64}", "", response.content.decode())


def sign_in(username: str, password: str = "wrong", next_page: str = "") -> Any:
    address = f"/accounts/sign-in?next={next_page}" if next_page else "/accounts/sign-in"
    return Client().post(address, {"username": username, "password": password})


# Signing in


def test_the_right_password_leads_home(deputy: User) -> None:
    assert sign_in("chen", RIGHT).url == "/home"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(deputy: User, target: str) -> None:
    assert sign_in("chen", RIGHT, target).url == "/home"


def test_signing_in_leads_back_to_a_page_of_this_site(deputy: User) -> None:
    assert sign_in("chen", RIGHT, "/suggestions/").url == "/suggestions/"


def test_nobody_can_tell_whether_an_account_exists_or_is_locked(deputy: User, person: Callable[..., User]) -> None:
    person("qlocked", locked_until=timezone.now() + timedelta(minutes=9))
    person("qdisabled", is_active=False)
    person("qpostless", role=None)
    tries = {"chen": "wrong", "qlocked": RIGHT, "qdisabled": RIGHT, "qpostless": RIGHT, "qnobody": RIGHT}
    pages = {body(sign_in(name, password)).replace(name, "") for name, password in tries.items()}
    assert len(pages) == 1


def test_signing_in_changes_the_session_key(deputy: User, signed_in: SignedIn) -> None:
    client = Client()
    session = client.session
    session["ended"] = ["idle", False]
    session.save()
    before = session.session_key
    client.post("/accounts/sign-in", {"username": "chen", "password": RIGHT})
    assert client.session.session_key != before


def test_signing_out_is_a_post_and_is_journaled(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    assert client.get("/accounts/sign-out").status_code == 405
    assert client.post("/accounts/sign-out").url == "/"
    assert deputy.web_sessions.count() == 0
    assert [event.act for event in deputy.events.all()] == [Act.SIGNED_OUT, Act.SIGNED_IN]


@pytest.mark.parametrize("page", ["sign-in", "sign-out", "activate", "password", "posts", "sessions/end-others"])
def test_every_unsafe_door_asks_for_the_csrf_token(deputy: User, signed_in: SignedIn, page: str) -> None:
    client = signed_in(deputy)
    client.handler.enforce_csrf_checks = True
    assert client.post(f"/accounts/{page}").status_code == 403


@pytest.mark.parametrize("page", ["password", "posts", "sessions"])
def test_a_visitor_is_asked_to_sign_in(db: None, page: str) -> None:
    assert Client().get(f"/accounts/{page}").url == f"/accounts/sign-in?next=/accounts/{page}"


# Activating and changing the password


def test_a_printed_code_opens_the_account(person: Callable[..., User]) -> None:
    user = person("wang", password="!")
    code = actions.issue_activation_code(user, by=None, at=timezone.now())
    sent = Client().post("/accounts/activate", {"code": code, "password": GOOD, "again": GOOD})
    assert sent.url == "/accounts/sign-in"
    assert sign_in("wang", GOOD).url == "/home"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"code": "AAAAA-AAAAA", "password": GOOD, "again": GOOD}, ["code"]),
        ({"code": "AAAAA-AAAAA", "password": GOOD, "again": GOOD + "!"}, ["again"]),
        ({"code": "AAAAA-AAAAA", "password": "short", "again": "short"}, ["password"]),
        ({"code": ""}, ["code", "password", "again"]),
    ],
)
def test_a_failed_activation_names_the_field(db: None, typed: dict[str, str], wrong: list[str]) -> None:
    assert sorted(Client().post("/accounts/activate", typed).context["form"].errors) == sorted(wrong)


def test_a_new_password_ends_every_other_session(deputy: User, signed_in: SignedIn) -> None:
    here, there = signed_in(deputy), signed_in(deputy)
    new = {"present": RIGHT, "password": GOOD, "again": GOOD}
    assert here.post("/accounts/password", new).url == "/home"
    assert here.get("/accounts/posts").status_code == 200
    assert there.get("/accounts/posts").status_code == 302


def test_guessing_the_present_password_locks_the_account_too(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    for _try in range(5):
        client.post("/accounts/password", {"present": "wrong", "password": GOOD, "again": GOOD})
    assert sign_in("chen", RIGHT).status_code == 200


@pytest.mark.parametrize("field", ["is_active", "username", "name", "locked_until", "language"])
def test_no_other_field_is_taken_from_a_form(deputy: User, signed_in: SignedIn, field: str) -> None:
    before = getattr(deputy, field)
    new = {"present": RIGHT, "password": GOOD, "again": GOOD, field: "2030-01-01"}
    signed_in(deputy).post("/accounts/password", new)
    deputy.refresh_from_db()
    assert getattr(deputy, field) == before


# Sessions


def test_people_see_where_they_are_signed_in(deputy: User, signed_in: SignedIn) -> None:
    signed_in(deputy, agent="Chrome on the office desk")
    page = signed_in(deputy, agent="WeChat").get("/accounts/sessions")
    facts = [session.facts for session in page.context["sessions"]]
    assert [fact["agent"] for fact in facts] == ["Chrome on the office desk", "WeChat"]
    assert {fact["address"] for fact in facts} == {"127.0.0.1"}


def test_no_page_shows_a_session_key(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    signed_in(deputy)
    page = client.get("/accounts/sessions").content.decode()
    assert [session.session_key in page for session in deputy.web_sessions.all()] == [False, False]


def test_one_session_is_ended_from_another(deputy: User, signed_in: SignedIn) -> None:
    here, there = signed_in(deputy), signed_in(deputy)
    name = deputy.web_sessions.get(session_key=there.session.session_key).name
    here.post(f"/accounts/sessions/{name}/end")
    assert there.get("/accounts/posts").status_code == 302
    assert here.get("/accounts/posts").status_code == 200


def test_all_other_sessions_are_ended_at_once(deputy: User, signed_in: SignedIn) -> None:
    here, others = signed_in(deputy), [signed_in(deputy) for _browser in range(3)]
    here.post("/accounts/sessions/end-others")
    assert [client.get("/accounts/posts").status_code for client in [here, *others]] == [200, 302, 302, 302]


def test_a_foreign_session_is_as_unknown_as_one_that_never_was(
    deputy: User, person: Callable[..., User], signed_in: SignedIn
) -> None:
    other = person("wang")
    foreign, client = signed_in(other), signed_in(deputy)
    names = [other.web_sessions.get().name, "0" * 32]
    answers = [client.post(f"/accounts/sessions/{name}/end") for name in names]
    assert [answer.status_code for answer in answers] == [404, 404]
    pages = {body(answer).replace(name, "") for answer, name in zip(answers, names, strict=True)}
    assert len(pages) == 1
    assert foreign.get("/accounts/posts").status_code == 200
