"""Numbers of people within prose: every way they are written is hidden, and no other number is."""

import pytest

from congress.common.text import mask_identity, mask_numbers, mask_phone


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("13812341234", "138****1234"),
        ("138 1234 1234", "138****1234"),
        ("138-1234-1234", "138****1234"),
        ("8613812341234", "86138****1234"),
        ("+86 13812341234", "+86 138****1234"),
        ("+86-138-1234-1234", "+86-138****1234"),
        ("008613812341234", "008613*********"),  # as long as an old identity number
        ("13812341234、13912341235", "138****1234、139****1235"),
    ],
)
def test_a_mobile_number_is_hidden_however_it_is_written(told, shown):
    assert mask_numbers(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("99010119881010171X", "990101************"),
        ("99010119881010171x", "990101************"),
        ("990101881010171", "990101*********"),  # fifteen digits, as before 1999
        ("990101 19881010 1717", "990101************"),
        ("证号:990101198810101717。", "证号:990101************。"),
    ],
)
def test_an_identity_number_of_either_length_is_hidden(told, shown):
    assert mask_numbers(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("6222021234567890", "6222****7890"),
        ("6222 0212 3456 7890", "6222****7890"),
        ("6222-0212-3456-7890", "6222****7890"),
        ("6222021234567890123", "6222****0123"),
    ],
)
def test_a_bank_card_is_hidden_with_and_without_gaps(told, shown):
    assert mask_numbers(told) == shown


@pytest.mark.parametrize(
    "told",
    [
        "12812341234",  # no mobile network begins so
        "2013812341234",  # digits go on in front
        "138123412345",  # and behind
        "第20250101号",
        "12345热线",
        "0399-6812345",
        "总投资138.1234亿元",
        "A990101198810101717",  # part of a longer code
        "",
    ],
)
def test_other_numbers_are_left_alone(told):
    assert mask_numbers(told) == told


@pytest.mark.parametrize(
    ("number", "shown"), [("", ""), ("990101", "990101"), (" ９９０１０１ 1988 ", "990101****"), ("9901", "9901")]
)
def test_an_identity_number_alone_shows_its_area_only(number, shown):
    assert mask_identity(number) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("", ""),
        ("12345", "*2345"),
        ("1234", "****"),
        ("23812341234", "*******1234"),
        ("+86 13812341234", "*" * 9 + "1234"),
    ],
)
def test_only_what_looks_like_a_mobile_keeps_its_first_three(phone, shown):
    assert mask_phone(phone) == shown
