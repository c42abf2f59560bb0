"""Deputies over REST: the facts of the rule, the page's search, and nothing for who is suspended."""

from typing import Any

from django.test import Client

from deputies.models import Mandate
from deputies.rules import PUBLIC_FACTS
from tests.portal.conftest import Square

LIST = "/api/deputies/"


def told(query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Client().get(LIST + query).json()["results"]
    return found


def test_a_row_has_the_facts_of_the_rule_key_and_address(square: Square) -> None:
    names = [fact.name for fact in PUBLIC_FACTS]
    one = Client().get(f"{LIST}{square.deputy.pk}/").json()
    assert [list(row) for row in told()] == [["id", *names, "url"]] * 2
    assert one == told()[0]
    assert (one["id"], one["url"], one["stations"]) == (square.deputy.pk, square.page(), ["城东街道人大代表联络站"])


def test_it_is_narrowed_as_the_page_is(square: Square) -> None:
    asked = {"?q=河东": 1, "?q=deputy": 2, "?unit=河东区人民代表大会": 1, "?delegation=0": 2, "?q=王": 0}
    assert {query: len(told(query)) for query in asked} == asked


def test_who_is_suspended_is_like_one_who_never_was(square: Square) -> None:
    Mandate.objects.filter(pk=square.deputy.pk).update(status="suspended")
    gone, never = Client().get(f"{LIST}{square.deputy.pk}/"), Client().get(f"{LIST}{10**9}/")
    assert (gone.status_code, gone.content) == (404, never.content)


def test_nothing_is_taken_in(square: Square) -> None:
    assert [Client().post(place).status_code for place in (LIST, f"{LIST}1/")] == [405, 405]
