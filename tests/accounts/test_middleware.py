from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from congress.accounts import actions
from congress.accounts.models import Post, User
from congress.accounts.rules import Act, Role
from congress.organs.models import Congress

SignedIn = Callable[..., Client]
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/office/desk?after=3", "Accept": "text/html, */*"}


def age(client: Client, **minutes: float) -> None:
    """Move instants of the session into the past."""
    session = client.session
    for name, past in minutes.items():
        session[name] -= past * 60
    session.save()


def is_in(client: Client) -> bool:
    """Whether the next page still knows the person and the post."""
    response = client.get("/home")
    return response.status_code == 200 and not response.content.endswith(b" -")


def test_a_session_of_fourteen_idle_minutes_goes_on(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    age(client, seen_at=14)
    assert is_in(client)


def test_use_starts_the_idle_clock_again(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    for _visit in range(3):
        age(client, seen_at=10)
        assert is_in(client)


def test_polling_by_an_open_page_does_not_count_as_use(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    age(client, seen_at=10)
    client.get("/home", headers={"X-Background": "1"})
    age(client, seen_at=5)
    assert not is_in(client)


def test_after_fifteen_idle_minutes_the_sign_in_page_says_so_and_leads_back(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    age(client, seen_at=15)
    response = client.get("/suggestions/?status=late", follow=True)
    assert response.redirect_chain == [("/accounts/sign-in?next=%2Fsuggestions%2F%3Fstatus%3Dlate", 302)]
    assert (response.context["why"], response.context["is_unsaved"]) == ("idle", False)
    assert deputy.events.first().act == Act.SESSION_ENDED
    sent = client.post(response.request["PATH_INFO"] + "?" + response.request["QUERY_STRING"], credentials(deputy))
    assert sent.url == "/suggestions/?status=late"


def credentials(user: User) -> dict[str, str]:
    return {"username": user.username, "password": "Qing-yuan 2026"}


def test_what_was_sent_too_late_is_named_as_not_taken(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    age(client, seen_at=15)
    response = client.post("/suggestions/", headers={"Referer": "http://testserver/suggestions/new"}, follow=True)
    assert response.redirect_chain == [("/accounts/sign-in?next=%2Fsuggestions%2Fnew", 302)]
    assert response.context["is_unsaved"]


@pytest.mark.parametrize(
    "referer", ["", "https://evil.example/suggestions/new", "//evil.example", "javascript:alert(1)"]
)
def test_a_late_post_from_elsewhere_leads_to_the_start(deputy: User, signed_in: SignedIn, referer: str) -> None:
    client = signed_in(deputy)
    age(client, seen_at=15)
    assert client.post("/home", headers={"Referer": referer}).url == "/accounts/sign-in?next=%2F"


def test_htmx_is_told_to_leave_the_page(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    age(client, seen_at=15)
    response = client.get("/home", headers=HTMX)
    assert response.headers["HX-Redirect"] == "/accounts/sign-in?next=%2Foffice%2Fdesk%3Fafter%3D3"


def test_a_program_goes_on_as_nobody(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    age(client, seen_at=15)
    assert client.get("/home", headers={"Accept": "application/json"}).content == b"zh-hans -"


def test_no_session_outlives_its_absolute_limit_however_busy_it_is(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    before = deputy.web_sessions.get().expire_date
    age(client, seen_at=10)
    client.get("/home")
    assert deputy.web_sessions.get().expire_date == before
    deputy.web_sessions.update(expire_date=timezone.now())
    assert not is_in(client)


# Rights


def test_an_ended_post_loses_its_rights_at_the_next_request(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    assert is_in(client)
    actions.end_post(deputy.posts.get(), by=None, at=timezone.now())
    response = client.get("/home", follow=True)
    assert response.context["why"] == "postless"
    assert not is_in(client)


def test_the_session_of_a_disabled_account_dies_at_the_next_request(deputy: User, signed_in: SignedIn) -> None:
    client = signed_in(deputy)
    User.objects.update(is_active=False)
    assert not is_in(client)


def second_post(user: User, **facts: Any) -> Post:
    return Post.objects.create(user=user, role=Role.CHAIR, congress=Congress.objects.get(), **facts)


def working_in(response: HttpResponse) -> str:
    return response.content.decode().split()[1]


def test_the_oldest_post_is_worked_in_until_another_is_chosen(deputy: User, signed_in: SignedIn) -> None:
    chair = second_post(deputy)
    client = signed_in(deputy)
    assert working_in(client.get("/home")) == str(deputy.posts.first().pk)
    client.post("/accounts/posts", {"post": chair.pk})
    assert working_in(client.get("/home")) == str(chair.pk)


def test_a_chosen_post_that_ended_is_worked_in_no_longer(deputy: User, signed_in: SignedIn) -> None:
    chair = second_post(deputy)
    client = signed_in(deputy)
    client.post("/accounts/posts", {"post": chair.pk})
    actions.end_post(chair, by=None, at=timezone.now())
    assert working_in(client.get("/home")) == str(deputy.posts.first().pk)


def test_nobody_chooses_the_post_of_another(deputy: User, person: Callable[..., User], signed_in: SignedIn) -> None:
    client, foreign = signed_in(deputy), person("wang").posts.get()
    assert client.post("/accounts/posts", {"post": foreign.pk}).status_code == 200
    assert working_in(client.get("/home")) == str(deputy.posts.get().pk)


# Passwords and language


def test_after_ninety_days_only_a_new_password_leads_on(deputy: User, signed_in: SignedIn) -> None:
    User.objects.update(password_set_at=timezone.now() - timedelta(days=90))
    client = signed_in(deputy)
    assert client.get("/suggestions/").url == "/accounts/password?next=%2Fsuggestions%2F"
    assert client.get("/home", headers={"Accept": "application/json"}).status_code == 403
    new = {"present": "Qing-yuan 2026", "password": "Lotus-7-garden", "again": "Lotus-7-garden"}
    assert client.post("/accounts/password?next=%2Fsuggestions%2F", new).url == "/suggestions/"
    assert is_in(client)


@pytest.mark.parametrize(("cookie", "language"), [("", "en"), ("zh-hans", "zh-hans")])
def test_pages_speak_the_accounts_language_unless_the_browser_was_switched(
    person: Callable[..., User], signed_in: SignedIn, cookie: str, language: str
) -> None:
    client = signed_in(person("smith", language="en"))
    if cookie:
        client.cookies["django_language"] = cookie
    assert client.get("/home").content.decode().split()[0] == language


def test_a_page_costs_three_queries_for_who_is_asking(
    deputy: User, signed_in: SignedIn, django_assert_num_queries: Any
) -> None:
    client = signed_in(deputy)
    with django_assert_num_queries(3):  # the session, the account, its posts
        client.get("/home")
