import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client

from congress.accounts.models import User
from congress.accounts.rules import OFFICE, Act
from congress.organs.models import Congress

ROLES = [
    "system_admin",
    "security_admin",
    "auditor",
    "reviewer",
    "dispatcher",
    "supervisor",
    "chair",
    "committee",
    "deputy",
]
LIST_QUERIES = 6  # session, account, posts, the places within reach, the count, the rows
GOOD = "Lotus-7-garden"


@pytest.fixture
def office(person: Callable[..., User]) -> Callable[[str], Client]:
    """The back office as somebody in that role sees it."""

    def open_office(role: str) -> Client:
        client = Client()
        client.force_login(person("actor", role))
        return client

    return open_office


def test_a_visitor_signs_in_at_the_sites_own_door(db: None) -> None:
    response = Client().get("/office/accounts/user/", follow=True)
    assert response.redirect_chain == [
        ("/office/login/?next=/office/accounts/user/", 302),
        ("/accounts/sign-in?next=/office/accounts/user/", 302),
    ]
    assert response.status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_the_back_office_opens_for_office_posts_only(office: Callable[[str], Client], role: str) -> None:
    assert office(role).get("/office/", follow=True).status_code == (200 if role in OFFICE else 403)


def test_the_office_has_no_groups_and_no_sign_in_form_of_its_own(system_admin: User) -> None:
    assert "auth.Group" not in [model._meta.label for model in admin.site._registry]


READS = {
    "accounts/user": {"system_admin", "security_admin"},
    "accounts/post": {"system_admin", "security_admin"},
    "accounts/event": {"security_admin", "auditor"},
    "organs/unit": OFFICE,
    "organs/region": OFFICE,
    "organs/congress": OFFICE,
    "organs/term": OFFICE,
    "organs/session": OFFICE,
    "organs/holiday": OFFICE,
    "organs/localrule": OFFICE,
}
OWN_PLACE = ("organs/unit", "organs/term", "organs/session")
SHARED = ("organs/region", "organs/congress")  # what other places stand on too
DRY_RUN = {"organs/holiday", "organs/localrule"}  # changed on pages of their own
ADDS = {
    **{name: {"system_admin", "dispatcher", "supervisor"} for name in OWN_PLACE},
    **{name: {"system_admin"} for name in SHARED},
}


@pytest.mark.parametrize("role", sorted(OFFICE))
@pytest.mark.parametrize("name", READS)
def test_each_list_opens_for_its_readers(office: Callable[[str], Client], name: str, role: str) -> None:
    assert office(role).get(f"/office/{name}/").status_code == (200 if role in READS[name] else 403)


@pytest.mark.parametrize("role", sorted(OFFICE))
@pytest.mark.parametrize("name", sorted({*READS} - DRY_RUN))
def test_each_list_grows_by_its_editors(office: Callable[[str], Client], name: str, role: str) -> None:
    assert office(role).get(f"/office/{name}/add/").status_code == (200 if role in ADDS.get(name, ()) else 403)


STEPS = {
    "correct": "system_admin",
    "give-post": "system_admin",
    "issue-code": "system_admin",
    "unlock": "security_admin",
    "disable": "security_admin",
    "enable": "security_admin",
}


@pytest.mark.parametrize("role", sorted(OFFICE))
@pytest.mark.parametrize("step", STEPS)
def test_each_step_upon_an_account_belongs_to_one_administrator(
    office: Callable[[str], Client], deputy: User, step: str, role: str
) -> None:
    client, page = office(role), f"/office/accounts/user/{deputy.pk}/{step}/"
    before = list(deputy.events.values_list("act"))
    assert client.get(page).status_code == (200 if role == STEPS[step] else 403)
    assert list(deputy.events.values_list("act")) == before


@pytest.mark.parametrize("role", sorted(OFFICE))
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_nobody_edits_or_deletes_an_account_in_place(
    office: Callable[[str], Client], deputy: User, page: str, role: str
) -> None:
    before = User.objects.filter(pk=deputy.pk).values().get()
    offered = {field.name: "1" for field in User._meta.fields} | {"post": "yes", "_save": "1"}
    office(role).post(f"/office/accounts/user/{deputy.pk}/{page}/", offered)
    assert User.objects.filter(pk=deputy.pk).values().get() == before


def test_an_account_is_opened_appointed_and_activated(office: Callable[[str], Client], city: Congress) -> None:
    client = office("system_admin")
    opened = client.post("/office/accounts/user/open/", {"username": "Wang", "name": "王建国", "language": "zh-hans"})
    user = User.objects.get(username="wang")
    assert opened.url == f"/office/accounts/user/{user.pk}/change/"
    post = {"role": "deputy", "congress": city.pk, "starts_on": "2026-01-01"}
    assert client.post(f"/office/accounts/user/{user.pk}/give-post/", post).url == opened.url
    printed = client.post(f"/office/accounts/user/{user.pk}/issue-code/")
    [code] = re.findall("<code>(.+)</code>", printed.content.decode())
    Client().post("/accounts/activate", {"code": code, "password": GOOD, "again": GOOD})
    assert Client().post("/accounts/sign-in", {"username": "wang", "password": GOOD}).url == "/home"


def test_a_printed_code_is_not_kept_by_the_browser(office: Callable[[str], Client], deputy: User) -> None:
    printed = office("system_admin").post(f"/office/accounts/user/{deputy.pk}/issue-code/")
    assert "no-store" in printed.headers["Cache-Control"]


def test_a_refused_step_is_told_above_the_form_and_changes_nothing(
    office: Callable[[str], Client], deputy: User, city: Congress
) -> None:
    post = {"role": "auditor", "congress": city.pk, "starts_on": "2026-01-01"}
    page = office("system_admin").post(f"/office/accounts/user/{deputy.pk}/give-post/", post)
    assert len(page.context["form"].non_field_errors()) == 1
    assert deputy.posts.count() == 1


def test_a_post_is_ended_by_its_button(office: Callable[[str], Client], deputy: User) -> None:
    client, post = office("system_admin"), deputy.posts.get()
    client.post(f"/office/accounts/post/{post.pk}/end/")
    assert User.objects.get(pk=deputy.pk).roles == frozenset()


def test_the_security_administrator_locks_a_person_out(
    office: Callable[[str], Client], deputy: User, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(deputy)
    office("security_admin").post(f"/office/accounts/user/{deputy.pk}/disable/")
    assert browser.get("/accounts/posts").status_code == 302
    assert deputy.events.first().act == Act.DISABLED


@pytest.mark.parametrize("object_id", ["999999", "x", "0"])
def test_a_step_upon_nobody_is_not_found(office: Callable[[str], Client], object_id: str) -> None:
    assert office("system_admin").get(f"/office/accounts/user/{object_id}/correct/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_accounts_costs_the_same_for_one_and_for_three(
    office: Callable[[str], Client], person: Callable[..., User], django_assert_num_queries: Any, number: int
) -> None:
    client = office("system_admin")
    for name in range(number):
        person(f"wang{name}")
    client.get("/office/accounts/user/")
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/office/accounts/user/")
