"""A station's photographs: rebuilt, at most six, for everybody while the station is open."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused
from congress.files.models import Upload
from stations.actions import keeping
from stations.actions.photos import add_photo, remove_photo
from stations.models import Station, StationPhoto
from tests.town import Town

NOW = timezone.now()
Sits = Callable[[str], Client]


def picture(shade: int = 0, name: str = "门口.jpg") -> SimpleUploadedFile:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "秘密相机"
    Image.new("RGB", (32, 24), (shade, 99, 99)).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


@pytest.fixture
def station(town: Town) -> Station:
    town.add("keeper", Role.STATION_KEEPER, region=town.congress.region)
    return town.station("QY-01")


def shown(town: Town, station: Station, shade: int = 0) -> StationPhoto:
    return add_photo(station, file=picture(shade), caption="站点门口", by=town.keeper, at=NOW)


def test_everybody_sees_it_and_the_camera_stays_out(town: Town, station: Station) -> None:
    photo = shown(town, station)
    answer = Client().get(f"{station.get_absolute_url()}photos/{photo.pk}")
    data = b"".join(answer.streaming_content)
    assert (answer.headers["Content-Type"], "秘密相机".encode() in data, bool(Image.open(BytesIO(data)).getexif())) == (
        "image/jpeg",
        False,
        False,
    )
    assert 'alt="站点门口"' in Client().get(station.get_absolute_url()).content.decode()


def test_a_closed_station_shows_none(town: Town, station: Station) -> None:
    photo = shown(town, station)
    keeping.close(station, reason="合并", by=town.dispatcher, at=NOW)
    assert Client().get(f"{station.get_absolute_url()}photos/{photo.pk}").status_code == 404


def test_a_photo_is_shown_under_its_own_station_alone(town: Town, station: Station) -> None:
    photo, other = shown(town, station), town.station("QY-02")
    assert Client().get(f"{other.get_absolute_url()}photos/{photo.pk}").status_code == 404


def test_the_same_photo_sent_twice_is_shown_once(town: Town, station: Station) -> None:
    assert (shown(town, station) == shown(town, station), Upload.objects.count()) == (True, 1)


def test_six_are_shown_and_the_seventh_is_refused(town: Town, station: Station) -> None:
    for shade in range(0, 240, 40):
        shown(town, station, shade)
    with pytest.raises(Refused):
        shown(town, station, 255)
    assert station.photos.count() == 6


def test_a_paper_is_no_photograph(town: Town, station: Station) -> None:
    paper = SimpleUploadedFile("说明.pdf", b"%PDF-1.4\nstartxref\n0\n%%EOF")
    with pytest.raises(Refused):
        add_photo(station, file=paper, caption="说明", by=town.keeper, at=NOW)
    assert Upload.objects.count() == 0


@pytest.mark.parametrize("who", ["deputy", "reviewer", "chair", "clerk"])
def test_only_keeper_and_office_change_them(town: Town, station: Station, who: str) -> None:
    photo = shown(town, station)
    for act in (
        lambda: add_photo(station, file=picture(9), caption="甲", by=town.people[who], at=NOW),
        lambda: remove_photo(photo, by=town.people[who], at=NOW),
    ):
        with pytest.raises(NotYours):
            act()


def test_the_keeper_adds_and_takes_away_on_the_page(town: Town, station: Station, sits: Sits) -> None:
    keeper, here = sits("keeper"), f"/desk/stations/{station.pk}/photos"
    keeper.post(here, {"file": picture(), "caption": "大厅"})
    photo = station.photos.get()
    refused: Any = keeper.post(here, {"file": SimpleUploadedFile("门.jpg", b"no"), "caption": "门"})
    keeper.post(f"{here}/{photo.pk}/remove")
    assert (photo.caption, refused.status_code, station.photos.count(), Upload.objects.count()) == ("大厅", 409, 0, 0)


@pytest.mark.parametrize(("who", "code"), [("dispatcher", 200), ("deputy", 403), ("chair", 403), ("clerk", 404)])
def test_the_page_is_for_keeper_and_office(town: Town, station: Station, sits: Sits, who: str, code: int) -> None:
    assert sits(who).get(f"/desk/stations/{station.pk}/photos").status_code == code
