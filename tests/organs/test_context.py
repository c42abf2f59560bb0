"""The masthead names the place."""

from django.test import Client, RequestFactory

from congress.organs.context import site
from congress.organs.models import Congress, Region

PLATFORM = "Deputies' Duty Platform"


def named_for(user) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return str(site(request)["site_name"])


class Visitor:
    is_authenticated = False


def neighbour() -> None:
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    Congress.objects.create(region=region, level="city", name="临江市", committee_name="临江市", office_name="临江市")


def test_the_only_place_is_named_to_visitors_and_one_of_several_to_its_own_people(town):
    assert named_for(Visitor()) == f"清源市 {PLATFORM}"
    neighbour()
    assert (named_for(Visitor()), named_for(town.clerk)) == (PLATFORM, f"清源市 {PLATFORM}")


def test_the_name_set_for_the_site_wins(town, settings):
    settings.SITE_NAME = "某市代表之家"
    assert (named_for(Visitor()), named_for(town.clerk)) == ("某市代表之家", "某市代表之家")


def test_it_stands_on_the_page(town):
    assert "清源市" in Client().get("/").content.decode()
