"""A person's notices on the site."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.accounts.models import User
from congress.notices.actions import notify
from congress.notices.models import Notice

pytestmark = pytest.mark.django_db
LIST = "/notices/"
READ_ALL = "/notices/read-all"


@pytest.fixture
def wang(person: Callable[..., User], client: Client) -> User:
    wang = person("wang", email="wang@example.org")
    client.force_login(wang)
    return wang


def tell(user: User, number: int = 1, url: str = "/suggestions/12", start: int = 0) -> list[Notice]:
    for key in range(start, start + number):
        notify([user], "due", str(key), f"Notice {key}", url=url, at=timezone.now())
    return list(Notice.objects.of(user).order_by("-pk"))


def body(answer: HttpResponse, pk: int) -> str:
    """The page without its own address and the token that is new on every page."""
    return re.sub(r"[A-Za-z0-9]{64}", "token", answer.content.decode().replace(f"/{pk}/", "/pk/"))


def test_ones_own_are_listed_newest_first_and_by_page(client: Client, wang: User, person: Callable[..., User]) -> None:
    mine = tell(wang, 25)
    tell(person("li"))
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next}).context["page"]
    assert (first.rows, second.rows) == (mine[:20], mine[20:])


def test_an_empty_list_says_so(client: Client, wang: User) -> None:
    assert client.get(LIST).context["page"].rows == []


def test_the_list_asks_as_much_for_three_as_for_one(client: Client, wang: User, django_assert_num_queries: Any) -> None:
    tell(wang, 1)
    client.get(LIST)
    for start in (1, 2):
        tell(wang, 1, start=start)
        with django_assert_num_queries(6):  # session, person, posts, unread, opinions waiting, notices
            client.get(LIST)


def test_opening_marks_it_read_and_goes_on(client: Client, wang: User) -> None:
    [notice] = tell(wang)
    response = client.post(reverse("notices:open", args=[notice.pk]))
    assert (response.status_code, response.headers["Location"]) == (302, "/suggestions/12")
    assert Notice.objects.unread_of(wang).count() == 0


@pytest.mark.parametrize("url", ["", "https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_notice_leads_nowhere_else(client: Client, wang: User, url: str) -> None:
    [notice] = tell(wang, url=url)
    assert client.post(reverse("notices:open", args=[notice.pk])).headers["Location"] == LIST


def test_a_strangers_notice_is_like_one_that_never_was(client: Client, wang: User, person: Callable[..., User]) -> None:
    [notice] = tell(person("li"))
    answers = [client.post(reverse("notices:open", args=[pk])) for pk in (notice.pk, 10**15)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert body(answers[0], notice.pk) == body(answers[1], 10**15)
    assert Notice.objects.unread_of(notice.recipient).count() == 1


def test_looking_changes_nothing(client: Client, wang: User) -> None:
    [notice] = tell(wang)
    assert client.get(reverse("notices:open", args=[notice.pk])).status_code == 405
    assert client.get(reverse("notices:read-all")).status_code == 405
    client.get(LIST)
    assert Notice.objects.unread_of(wang).count() == 1


def test_all_are_read_at_once(client: Client, wang: User) -> None:
    tell(wang, 3)
    assert client.post(reverse("notices:read-all")).headers["Location"] == LIST
    assert Notice.objects.unread_of(wang).count() == 0


@pytest.mark.parametrize(("method", "address"), [("get", LIST), ("post", READ_ALL)])
def test_strangers_sign_in_first(client: Client, method: str, address: str) -> None:
    response = getattr(client, method)(address)
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, reverse("accounts:sign-in"))
