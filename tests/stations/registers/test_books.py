"""Registers printed as books: what stands in them, and who may print them."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pypdf import PdfReader

from congress.accounts.rules import Role
from stations.models import Membership, Opinion, Station
from tests.stations.registers.test_hotline import handed
from tests.town import Town

pytestmark = pytest.mark.django_db


def words(content: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


def url(station: Station, kind: str = "reception", year: int = 0) -> str:
    return reverse("stations:station-book", args=[station.pk, kind, year or localdate().year])


def test_the_hand_over_book_has_only_what_was_handed_over(town: Town, sits: Any) -> None:
    handed(town, text="路灯坏了。")
    station = town.congress.stations.get()
    Opinion.objects.create(congress=town.congress, station=station, text="问路。", received_at=handed(town).received_at)
    told = words(sits("dispatcher").get(url(station, "handed")).content)
    assert ("共2条" in told, "问路" in told) == (True, False)


def test_the_roster_has_whoever_belonged_to_the_station_in_that_year(town: Town, sits: Any) -> None:
    station, today = town.station("QY-1"), localdate()
    for name, from_on, until_on in [("deputy", "2022-01-11", None), ("deputy2", "2022-01-11", "2023-05-01")]:
        mandate = town.mandates[name]
        Membership.objects.create(station=station, mandate=mandate, from_on=from_on, until_on=until_on)
    now, then = (words(sits("dispatcher").get(url(station, "roster", year)).content) for year in (today.year, 2023))
    assert ("共1条" in now, "共2条" in then, "138****1111" in now) == (True, True, True)


@pytest.mark.parametrize(
    ("who", "status"), [("dispatcher", 200), ("supervisor", 200), ("keeper", 200), ("reviewer", 403), ("deputy", 403)]
)
def test_keeper_and_office_alone_have_the_books(town: Town, sits: Any, who: str, status: int) -> None:
    station = town.station("QY-1")
    town.add("keeper", Role.STATION_KEEPER, region=town.congress.region)
    assert sits(who).get(reverse("stations:station-books", args=[station.pk])).status_code == status
    assert sits(who).get(url(station, "roster")).status_code == status


def test_a_keeper_of_another_area_and_unknown_books_find_nothing(town: Town, sits: Any, street: Any) -> None:
    town.add("keeper", Role.STATION_KEEPER, region=street)
    station = town.station("QY-1")
    assert sits("keeper").get(url(station)).status_code == 404
    assert [sits("dispatcher").get(url(station, *book)).status_code for book in [("diary",), ("roster", 2999)]] == [
        404,
        404,
    ]


def test_the_back_office_leads_to_the_books(town: Town, sits: Any) -> None:
    station = town.station("QY-1")
    answer = sits("dispatcher").get(reverse("admin:stations_station_books", args=[station.pk]))
    assert answer["Location"] == reverse("stations:station-books", args=[station.pk])
