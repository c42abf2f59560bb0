"""Who sees which stations."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.organs.models import Congress, Region
from stations import actions
from stations.models import Station
from tests.town import Town

SEES = {"deputy": True, "deputy2": True, "reviewer": True, "dispatcher": True, "supervisor": True, "chair": True}
BLIND = ["clerk", "approver", "co_clerk", "system", "security", "auditor"]


@pytest.fixture
def stations(town: Town, entered: Callable[..., Station], street: Region) -> Station:
    """One of the city, one of a street in it, one closed."""
    entered("QY-00")
    entered("QY-01", region=street)
    return actions.close(entered("QY-02"), reason="合并", by=town.dispatcher, at=timezone.now())


def codes(user: object) -> list[str]:
    return sorted(Station.objects.visible_to(user).values_list("code", flat=True))


@pytest.mark.parametrize("name", [*SEES, *BLIND])
def test_staff_leaders_and_deputies_see_closed_ones_too_and_nobody_else_any(
    town: Town, stations: Station, name: str
) -> None:
    user = User.objects.get(pk=town.people[name].pk)
    assert codes(user) == (["QY-00", "QY-01", "QY-02"] if name in SEES else [])


def test_everybody_sees_open_ones(stations: Station) -> None:
    assert codes(AnonymousUser()) == ["QY-00", "QY-01"]


def test_a_post_in_a_street_shows_the_street(town: Town, stations: Station, street: Region) -> None:
    below = Congress.objects.create(region=street, level="township", name="城东街道")
    assert codes(town.add("street", Role.REVIEWER, congress=below)) == ["QY-01"]
    assert codes(town.add("keeper", Role.STATION_KEEPER, region=street)) == ["QY-01"]


def test_a_neighbour_sees_nothing(town: Town, stations: Station) -> None:
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    far = Congress.objects.create(region=region, level="city", name="别处")
    assert codes(town.add("far", Role.DISPATCHER, congress=far)) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("QY-00", ["QY-00"]), ("城东街道", ["QY-01"]), ("联络站 QY-01", ["QY-01"]), ("联络站 桥", []), ("%", []), ("", 2)],
)
def test_each_word_must_stand_in_name_address_theme_or_area(stations: Station, words: str, found: object) -> None:
    rows = Station.objects.visible_to(AnonymousUser()).saying(words)
    told = sorted(rows.values_list("code", flat=True))
    assert (len(told) if found == 2 else told) == found
