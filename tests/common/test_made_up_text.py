"""Text nobody thought of: what holds for every string, not only for the examples."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.common import text

# Full-width and Chinese signs, invisible ones, dots and digits beside plain letters: what the functions treat apart.
SIGNS = st.text("aZ9 \t\r\n\u3000\xa0\u200b\u202e\ufeff\x00\x1fＡ９（：·•．王䶮𬱖零一十百千万廿-", max_size=30)
ANY = st.one_of(SIGNS, st.text(max_size=30))

few = settings(max_examples=60)


@pytest.mark.parametrize("clean", [text.one_line, text.prose, text.squeeze, text.person_name, text.half_width])
@few
@given(typed=ANY)
def test_what_is_clean_stays_as_it_is(clean, typed):
    assert clean(clean(typed)) == clean(typed)


@few
@given(typed=ANY)
def test_one_line_has_no_line_break_and_no_padding(typed):
    line = text.one_line(typed)
    assert (len(line.splitlines()) <= 1, line == line.strip()) == (True, True)


@few
@given(typed=ANY)
def test_squeezed_text_has_no_space_at_all(typed):
    assert [sign for sign in text.squeeze(typed) if sign.isspace()] == []


@few
@given(typed=ANY)
def test_cleaning_changes_no_character_of_a_name_into_another(typed):
    letters = [sign for sign in text.person_name(typed) if sign in "王䶮𬱖"]
    assert letters == [sign for sign in typed if sign in "王䶮𬱖"]


@few
@given(number=st.integers(0, 9999))
def test_every_number_that_can_be_written_is_read_back(number):
    assert text.read_number(text.chinese_number(number)) == number


@few
@given(digits=st.text("〇一二三四五六七八九", min_size=2, max_size=8))
def test_figures_in_a_row_are_read_one_by_one(digits):
    assert text.read_number(digits) == int("".join(str("〇一二三四五六七八九".index(figure)) for figure in digits))


@few
@given(typed=ANY)
def test_no_text_breaks_the_reader_of_numbers(typed):
    assert isinstance(text.read_number(typed), int | None)


@few
@given(phone=st.text("0123456789 -+（）转", max_size=20))
def test_no_more_than_seven_digits_of_a_phone_are_ever_shown(phone):
    digits = sum(sign.isdigit() for sign in phone)
    shown = sum(sign.isdigit() for sign in text.mask_phone(phone))
    assert shown <= (0 if digits <= 4 else 4 if digits != 11 else 7)


@few
@given(
    before=st.text("、，：电话手机 （", max_size=4),
    number=st.from_regex(r"1[3-9]\d{9}", fullmatch=True),
    after=st.text("。；）转人 ", max_size=4),
)
def test_a_mobile_number_is_hidden_whatever_words_stand_around_it(before, number, after):
    assert text.mask_numbers(before + number + after) == f"{before}{number[:3]}****{number[-4:]}{after}"


@few
@given(before=st.text("身份证号：，", max_size=4), number=st.from_regex(r"99[0-9]{15}[0-9Xx]", fullmatch=True))
def test_of_an_identity_number_nothing_but_the_area_is_left(before, number):
    assert text.mask_numbers(before + number) == before + number[:6] + "*" * 12
