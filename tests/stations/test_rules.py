"""What of a station everybody may read; what may stand above what."""

import pytest

from stations.rules import is_above_itself, is_landline, is_mobile, public_phone

PHONES = {
    "0399-2772392": "landline",
    "03992772392": "landline",
    "010-62345678": "landline",
    "2772392": "landline",
    "0399-2772392-801": "landline",
    "400-820-1234": "landline",
    "12345": "landline",
    "13720049719": "mobile",
    "8613720049719": "mobile",
    "0399-23456": "neither",
    "0399-1234567": "neither",
    "1372004971": "neither",
    "110": "neither",
    "137****9719": "neither",
    "": "neither",
}


@pytest.mark.parametrize(("phone", "what"), PHONES.items())
def test_an_office_line_is_told_from_a_persons_number(phone: str, what: str) -> None:
    assert (is_landline(phone), is_mobile(phone)) == (what == "landline", what == "mobile")


@pytest.mark.parametrize(("phone", "what"), PHONES.items())
def test_everybody_is_shown_a_landline_and_nothing_else(phone: str, what: str) -> None:
    assert public_phone(phone) == (phone if what == "landline" else "")


ABOVE = {"point": "station", "station": "home", "home": None, "a": "b", "b": "a"}


@pytest.mark.parametrize(
    ("station", "parent", "is_ring"),
    [
        ("home", None, False),
        ("home", "home", True),
        ("home", "station", True),
        ("home", "point", True),
        ("station", "home", False),
        ("point", "home", False),
        ("new", "point", False),
        ("new", "elsewhere", False),
        ("new", "a", True),  # below a ring that scripts made
    ],
)
def test_no_station_stands_above_itself(station: str, parent: str | None, is_ring: bool) -> None:
    assert is_above_itself(station, parent, ABOVE) is is_ring
