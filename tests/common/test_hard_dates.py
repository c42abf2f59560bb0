"""Dates at the edges: what is refused says why, and every day that can be written is read back."""

from datetime import date, datetime

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.common.dates import PartialDate, UnreadableDate, full_years, read_day, read_month, read_partial

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WAYS = [
    "{0}-{1:02d}-{2:02d}",
    "{0}/{1}/{2}",
    "{0}.{1}.{2}",
    "{0}年{1}月{2}日",
    "{0} 年 {1} 月 {2} 号",
    "{0}{1:02d}{2:02d}",
]


def said(read, typed):
    """What came out, or the sentence of the refusal; any other error is a mistake of the program."""
    try:
        return read(typed)
    except UnreadableDate as refusal:
        return str(refusal)


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40)
@given(day=DAYS)
def test_every_day_is_read_in_every_spelling(way, day):
    assert read_day(way.format(day.year, day.month, day.day)) == day


@settings(max_examples=40)
@given(day=st.dates(date(1927, 5, 19), date(2100, 12, 31)))
def test_a_spreadsheets_day_number_is_read(day):
    number = (day - date(1899, 12, 30)).days
    assert (read_day(number), read_day(float(number)), read_day(f"{number}")) == (day, day, day)


@settings(max_examples=100)
@given(
    typed=st.one_of(
        st.text("0123456789年月日./- 一二十廿X", max_size=12), st.text(max_size=12), st.integers(), st.floats()
    )
)
def test_whatever_is_typed_is_a_date_or_refused_in_a_sentence(typed):
    for read in (read_partial, read_month, lambda value: read_day(value, year=2025)):
        assert said(read, typed) != ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("昨天", "“昨天” is not a date"),
        ("1985-13", "there is no month 13"),
        ("1985-00", "there is no month 00"),
        ("1985-03-00", "there is no day 00"),
        ("1985-03-32", "there is no day 32"),
        ("2025-02-29", "there is no day 2025-02-29"),
        ("1899-12", "the year 1899 is not between 1900 and 2100"),
        ("2101年", "the year 2101 is not between 1900 and 2100"),
        (99999, "the year 2173 is not between 1900 and 2100"),
        (1234567, "“1234567” is not a date"),
        (1980.1, "1980.1 may be January or October: write 1980-01 or 1980-10"),
        (198503.5, "“198503.5” is not a date"),
        (-5, "“-5” is not a date"),
        (True, "“1” is not a date"),
    ],
)
def test_a_refusal_says_what_is_wrong(typed, sentence):
    with translation.override("en"), pytest.raises(UnreadableDate) as refusal:
        read_month(typed)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("typed", ["13月1日", "2月30日", "5月0日", "0月5日", "5.0", "2/29"])
def test_a_month_and_day_that_do_not_exist_are_refused(typed):
    with pytest.raises(UnreadableDate):
        read_day(typed, year=2025)


@pytest.mark.parametrize("typed", ["1月7日", "1/7", "01.07", "１月７日", "1-7号"])
def test_a_day_without_its_year_is_read_where_the_year_is_told(typed):
    assert read_day(typed, year=2025) == date(2025, 1, 7)
    with pytest.raises(UnreadableDate):
        read_day(typed)


def test_a_day_that_tells_its_year_keeps_it():
    assert read_day("2024-01-07", year=2025) == date(2024, 1, 7)


def test_a_missing_day_is_named():
    with translation.override("en"), pytest.raises(UnreadableDate) as refusal:
        read_day("2023年5月")
    assert str(refusal.value) == "“2023年5月” does not say which day"


@pytest.mark.parametrize(
    ("typed", "latest", "year"),
    [("25", 2025, 2025), ("26", 2025, 1926), ("00", 2025, 2000), ("99", 2025, 1999), ("00", 2100, 2100)],
)
def test_two_digits_lie_in_the_hundred_years_up_to_the_latest(typed, latest, year):
    assert read_partial(f"{typed}年", latest_year=latest) == PartialDate(year, 0, 0)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (date(1985, 3, 12), PartialDate(1985, 3, 12)),
        (datetime(1985, 3, 12, 23, 59), PartialDate(1985, 3, 12)),  # noqa: DTZ001
        ("1985-03-12T08:30:00.000", PartialDate(1985, 3, 12)),
        ("1985.03.", PartialDate(1985, 3, 0)),
        ("1985年3月份", PartialDate(1985, 3, 0)),
        ("二〇二五年十月二十五日", PartialDate(2025, 10, 25)),
        (1985.12, PartialDate(1985, 12, 0)),
        (1985.2, PartialDate(1985, 2, 0)),
    ],
)
def test_what_is_told_is_kept_and_no_more(typed, told):
    assert read_partial(typed) == told


@settings(max_examples=40)
@given(born=DAYS, on=DAYS)
def test_the_age_of_a_month_is_that_of_somebody_born_on_its_first_day(born, on):
    first = born.replace(day=1)
    age = on.year - first.year - ((on.month, on.day) < (first.month, first.day))
    assert full_years(f"{born:%Y-%m}", on) == age
