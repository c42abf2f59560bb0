"""The masthead names the place."""

from django.test import Client, RequestFactory

from congress.accounts.rules import Role
from congress.organs.context import name_for_citizens, site
from congress.organs.models import Congress, Region

PLATFORM, TO_CITIZENS = "Deputies' Duty Platform", "Deputies in touch with citizens"


def named_for(user) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return str(site(request)["site_name"])


class Visitor:
    is_authenticated = False


def neighbour() -> Congress:
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    names = dict.fromkeys(["name", "committee_name", "office_name"], "临江市")
    return Congress.objects.create(region=region, level="city", **names)


def test_the_only_place_at_work_is_named_to_citizens_and_one_of_several_to_its_own_people(town):
    beside = neighbour()
    assert named_for(Visitor()) == f"清源市 {TO_CITIZENS}"
    town.add("far", Role.DISPATCHER, congress=beside)
    assert (named_for(Visitor()), named_for(town.clerk)) == (TO_CITIZENS, f"清源市 {PLATFORM}")
    assert name_for_citizens(beside) == f"临江市 {TO_CITIZENS}"


def test_the_name_set_for_the_site_wins(town, settings):
    settings.SITE_NAME = "某市代表之家"
    names = named_for(Visitor()), named_for(town.clerk), name_for_citizens(town.congress)
    assert set(names) == {"某市代表之家"}


def test_it_stands_on_the_page(town):
    assert "清源市" in Client().get("/").content.decode()
