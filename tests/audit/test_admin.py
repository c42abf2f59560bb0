"""The trail in the back office."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from congress.accounts.models import User
from congress.accounts.rules import AREA_ROLES, POSTS_OF_UNITS, Role
from congress.audit.actions import record
from congress.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    """The back office by itself: no side bar of other rooms."""
    settings.UNFOLD = {**settings.UNFOLD, "SIDEBAR": {"navigation": []}}


@pytest.fixture
def entry(auditor: User) -> Entry:
    return record("assign", "suggestion:12", by=auditor, detail={"unit": "市教育局"})


@pytest.fixture
def desk(client: Client, auditor: User) -> Client:
    """The auditor's browser."""
    client.force_login(auditor)
    return client


def pages(entry: Entry) -> list[str]:
    return [
        reverse("admin:audit_entry_changelist"),
        reverse("admin:audit_entry_change", args=[entry.pk]),
        reverse("admin:audit_verify"),
    ]


def test_the_auditor_reads_it(desk: Client, entry: Entry) -> None:
    assert [desk.get(page).status_code for page in pages(entry)] == [200, 200, 200]


def test_the_list_finds_what_was_done_to_one_thing(desk: Client, entry: Entry) -> None:
    record("reply", "suggestion:13", by=None)
    found = desk.get(reverse("admin:audit_entry_changelist"), {"q": "suggestion:12"})
    assert list(found.context["cl"].result_list) == [entry]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.AUDITOR} - POSTS_OF_UNITS - AREA_ROLES))
def test_nobody_else_opens_it(client: Client, entry: Entry, person: Callable[..., User], role: Role) -> None:
    client.force_login(person("other", role))
    answers = {client.get(page).status_code for page in pages(entry)} | {client.post(pages(entry)[2]).status_code}
    assert answers <= {302, 403}


@pytest.mark.parametrize("page", ["admin:audit_entry_add", "admin:audit_entry_change", "admin:audit_entry_delete"])
def test_the_auditor_changes_nothing(desk: Client, entry: Entry, page: str) -> None:
    address = reverse(page, args=[] if page.endswith("add") else [entry.pk])
    assert desk.post(address, {"act": "x", "thing": "y"}).status_code == 403
    assert Entry.objects.get().act == "assign"


def test_the_page_shows_the_days_head_and_checks_on_request(desk: Client, entry: Entry) -> None:
    address = reverse("admin:audit_verify")
    looked, checked = desk.get(address), desk.post(address)
    assert (looked.context["head"], looked.context["result"]) == (entry, None)
    assert f"{entry.number}:{entry.digest}" in looked.content.decode()
    assert (checked.context["result"].checked, checked.context["faults"]) == (1, [])


def test_the_page_names_each_fault(desk: Client, entry: Entry, as_owner: Callable[..., None]) -> None:
    as_owner("UPDATE audit_entry SET act = 'x'")
    assert [number for number, _flaw in desk.post(reverse("admin:audit_verify")).context["faults"]] == [1]
