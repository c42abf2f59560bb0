"""What is offered to those who look the site through, and what is kept from them."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import get_resolver

from deputies.models import Mandate
from portal.sitemaps import PAGES
from stations.models import Station
from tests.architecture.test_addresses import PUBLIC, address_of, routes
from tests.portal.conftest import Square

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
# Open to everybody, and yet nothing to keep: receipts, codes, acts of one browser, answers to one question.
NOT_TO_KEEP = ("c/", "opinions/", "accounts/", "office/", "receptions/", "digest/", "api/", "search")
NOT_TO_KEEP += ("healthz", "elder", "language", "robots.txt")


def rules() -> list[tuple[str, bool]]:
    lines = [line.partition(": ") for line in Client().get("/robots.txt").content.decode().splitlines()]
    return [(path, name == "Allow") for name, _colon, path in lines if name in {"Allow", "Disallow"}]


def may_open(address: str, told: list[tuple[str, bool]]) -> bool:
    """RFC 9309 §2.2.2: the longest rule that matches; `$` is the end."""
    matching = [
        (len(path), allowed) for path, allowed in told if re.match(re.escape(path).replace(r"\$", "$"), address)
    ]
    return max(matching)[1]


def addresses() -> list[str]:
    tree = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    return [(place.text or "").removeprefix("http://testserver") for place in tree.iter(LOC)]


def of_committee(square: Square) -> list[str]:
    return [f"/briefings/{square.issue.pk}/", f"/plan/{square.plan.year}/"]


def test_of_all_addresses_only_pages_for_everybody_may_be_opened(square: Square) -> None:
    told = rules()
    opened = {route for route in routes(get_resolver()) if may_open(address_of(route), told)}
    assert opened == {route for route in PUBLIC if not route.startswith(NOT_TO_KEEP)}


@pytest.mark.parametrize("address", ["/c/abc", "/opinions/1/receipt", "/desk/opinions/", "/home", "/office/", "/later"])
def test_codes_receipts_desks_and_what_comes_later_stay_closed(address: str, square: Square) -> None:
    assert not may_open(address, rules())


def test_the_site_map_names_every_public_page_once(square: Square) -> None:
    rows = [square.page(), f"/deputies/{square.town.mandates['deputy2'].pk}/"]
    rows += [square.station.get_absolute_url(), square.released.get_absolute_url(), *of_committee(square)]
    found = addresses()
    assert (len(found), found[len(PAGES) :]) == (len(set(found)), rows)


def test_each_address_of_the_site_map_opens_and_may_be_opened(square: Square) -> None:
    found, told = addresses(), rules()
    assert [Client().get(address).status_code for address in found] == [200] * len(found)
    assert [address for address in found if not may_open(address, told)] == []


def test_what_is_closed_or_suspended_is_out_of_the_site_map(square: Square) -> None:
    Station.objects.update(is_active=False)
    Mandate.objects.update(status="suspended")
    assert addresses()[len(PAGES) :] == [square.released.get_absolute_url(), *of_committee(square)]


def test_robots_are_told_where_the_site_map_is(client: Client, square: Square) -> None:
    assert client.get("/robots.txt").content.decode().splitlines()[-1] == "Sitemap: http://testserver/sitemap.xml"
