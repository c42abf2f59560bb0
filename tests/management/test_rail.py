"""The back office's rail: what stands there leads somewhere, and each post sees what it may open."""

from typing import Any

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from congress.rail import UNFOLD, for_roles
from tests.town import Town

ITEMS = [item for group in UNFOLD["SIDEBAR"]["navigation"] for item in group["items"]]  # type: ignore[index]
STAFF = ["reviewer", "dispatcher", "supervisor", "system", "security", "auditor"]


class Somebody:
    def __init__(self, *roles: str) -> None:
        self.user = type("User", (), {"roles": frozenset(roles)})()


@pytest.mark.parametrize(
    ("roles", "is_shown"),
    [(["reviewer"], True), (["auditor", "dispatcher"], True), (["auditor"], False), ([], False)],
)
def test_an_item_is_shown_to_whoever_holds_one_of_its_roles(roles: list[str], is_shown: bool) -> None:
    assert for_roles("reviewer", "dispatcher")(Somebody(*roles)) is is_shown  # type: ignore[arg-type]


def test_an_item_is_not_shown_to_a_visitor() -> None:
    visitor: Any = type("Request", (), {"user": object()})()
    assert for_roles("reviewer")(visitor) is False


@pytest.mark.parametrize("name", STAFF)
def test_what_the_rail_shows_opens_and_what_it_hides_does_not(town: Town, name: str) -> None:
    client, user = Client(), town.people[name]
    client.force_login(user)
    request: Any = type("Request", (), {"user": user})()
    promised = {str(item["link"]): item.get("permission", lambda request: True)(request) for item in ITEMS}
    assert {link: client.get(link).status_code == 200 for link in promised} == promised


def test_every_figure_on_the_rail_is_a_function_that_counts(town: Town) -> None:
    town.submitted()
    counts = {}
    for item in ITEMS:
        if "badge" in item:
            request: Any = type("Request", (), {"user": town.reviewer})()
            counts[str(item["badge"])] = import_string(item["badge"])(request)
    assert counts["suggestions.admin.desks.review_count"] == 1
    assert len(counts) == 6


def test_no_two_items_lead_to_one_place() -> None:
    links = [str(item["link"]) for item in ITEMS]
    assert sorted(set(links)) == sorted(links)
