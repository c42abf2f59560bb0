"""Single cells of a clerk's book."""

from decimal import Decimal
from typing import Any

import pytest

from stations.rules import Form, Kind
from stations.station_list import FORM_WORDS, KIND_WORDS, cells

SIZES = {
    "420": 420,
    "290㎡": 290,
    "约260平方米": 260,
    "２００": 200,
    "190.0": 190,
    "120平米": 120,
    "80 m2": 80,
    "100多平方米": 100,
    "约50㎡左右": 50,
    "": None,
    "/": None,
    "—": None,
    "无": None,
}


@pytest.mark.parametrize(("text", "size"), SIZES.items())
def test_a_size_is_read_however_it_is_written(text: str, size: int | None) -> None:
    assert cells.read_size(text) == (size, "", False)


def test_a_size_with_a_fraction_is_rounded_and_said_so() -> None:
    read = cells.read_size("85.6㎡")
    assert (read.value, bool(read.reason), read.is_refused) == (86, True, False)


@pytest.mark.parametrize("text", ["两间", "12×8", "-40", "1e3", "100001", "20-30"])
def test_what_is_no_size_is_refused(text: str) -> None:
    assert cells.read_size(text).is_refused


@pytest.mark.parametrize(
    ("text", "phone", "is_warned"),
    [
        ("0399-2772392", "0399-2772392", False),
        ("０３９９－２７７２３９２", "0399-2772392", False),
        ("0399—2772392", "0399-2772392", False),
        (" 137 2004 9719 ", "13720049719", False),
        ("/", "", False),
        ("0399-23456", "", True),
        ("137****9719", "", True),
        ("打门口的铃", "", True),
    ],
)
def test_a_number_that_cannot_be_dialled_is_left_out_with_a_word(text: str, phone: str, is_warned: bool) -> None:
    read = cells.read_phone(text)
    assert (read.value, bool(read.reason), read.is_refused) == (phone, is_warned, False)


@pytest.mark.parametrize(
    ("words", "value", "is_warned"),
    [
        ("每月5日、25日", ("每月5日、25日", {"freq": "monthly", "days": [5, 25]}), False),
        ("随时预约", ("随时预约", {"parse": "manual", "why": "no fixed day"}), False),
        ("看书记安排", ("看书记安排", {}), True),
        ("/", ("", {}), False),
        ("", ("", {}), False),
    ],
)
def test_words_nobody_can_read_are_kept_for_a_person(words: str, value: Any, is_warned: bool) -> None:
    read = cells.read_reception(words)
    assert (read.value, bool(read.reason), read.is_refused) == (value, is_warned, False)


def test_words_too_long_to_keep_are_refused() -> None:
    assert cells.read_reception("每月5日" * 40).is_refused


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_word_that_is_read_again(kind: Kind) -> None:
    assert cells.read_kind(KIND_WORDS[kind]).value == kind


@pytest.mark.parametrize("form", Form)
def test_every_form_has_a_word_that_is_read_again(form: Form) -> None:
    assert cells.read_form(FORM_WORDS[form]).value == form


@pytest.mark.parametrize(
    ("read", "word"), [(cells.read_kind, "茶馆"), (cells.read_kind, ""), (cells.read_form, "半固定")]
)
def test_an_unknown_kind_or_form_is_refused(read: Any, word: str) -> None:
    assert read(word).is_refused


AREAS = {"柳林镇": {1}, "河东区": {2}, "石桥村": {3, 4}, "石桥乡石桥村": {3}}


@pytest.mark.parametrize(
    ("word", "value"),
    [("柳林镇", 1), (" 柳林 镇", 1), ("石桥乡石桥村", 3), ("石桥村", None), ("东城区", None), ("", None)],
)
def test_an_area_is_one_place_here_or_is_refused(word: str, value: int | None) -> None:
    read = cells.read_area(word, AREAS)
    assert (read.value or None, read.is_refused) == (value, value is None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("112.345678", Decimal("112.345678")), ("-180", Decimal(-180)), ("", None), ("1.23456789", Decimal("1.234568"))],
)
def test_degrees_are_kept_to_a_tenth_of_a_metre(text: str, value: Decimal | None) -> None:
    assert cells.read_degrees(text, 180) == (value, "", False)


@pytest.mark.parametrize("text", ["181", "112°20′", "north", "1e2"])
def test_what_is_no_number_of_degrees_is_refused(text: str) -> None:
    assert cells.read_degrees(text, 180).is_refused


def test_a_cell_longer_than_its_column_is_refused_and_a_required_one_must_tell_something() -> None:
    reader = cells.read_word(3, is_required=True)
    assert [reader(text).is_refused for text in ("四个字呢", "三个字", " ")] == [True, False, True]
