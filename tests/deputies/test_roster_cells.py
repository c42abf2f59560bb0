"""One cell of a roster: every spelling it is read in, and the exact sentence why it is not."""

from datetime import date

import pytest
from django.utils import translation

from congress.common.dates import UnreadableDate
from congress.common.spreadsheets.book import Shown
from deputies.roster import cells
from deputies.roster.cells import Cell, UnreadableCell
from deputies.roster.words import (
    EDUCATIONS,
    ETHNICITIES,
    PARTIES,
    STANDARD_EDUCATION,
    STANDARD_PARTY,
    STANDARD_STRUCTURE,
    STRUCTURES,
)

ON = date(2025, 6, 30)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def refusal(read, *told):
    """The sentence a reader refuses the cell with."""
    with pytest.raises((UnreadableCell, UnreadableDate)) as refused:
        read(*told)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("丁涛", "丁涛"),
        ("丁　涛", "丁涛"),
        ("丁 \u200b涛 ", "丁涛"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("John  Smith", "John Smith"),
        ("𬱖芳", "𬱖芳"),
    ],
)
def test_a_name_loses_its_padding_and_keeps_its_characters(text, name):
    assert cells.read_name(text) == Cell(name)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "there is no name, though the rest of the row describes a person"),
        ("　\u200b", "there is no name, though the rest of the row describes a person"),
        ("丁涛2", "a name has no digits"),
        ("共６８人", "a name has no digits"),
    ],
)
def test_what_is_no_name_is_refused(text, sentence):
    assert refusal(cells.read_name, text) == sentence


@pytest.mark.parametrize(("text", "sex"), [("男", "男"), (" 女 ", "女"), ("男性", "男"), ("女　性", "女")])
def test_a_sex_in_its_spellings(text, sex):
    assert cells.read_sex(text) == Cell(sex)


def test_a_sex_not_stated_is_a_doubt_and_another_word_is_refused():
    assert cells.read_sex(" ") == Cell("", "the sex is not stated")
    assert refusal(cells.read_sex, "先 生") == "“先生” is not a sex"


def test_the_56_ethnic_groups_are_read_with_and_without_their_last_character():
    assert len(ETHNICITIES) == 56
    assert {cells.read_ethnicity(name).value for name in ETHNICITIES} == ETHNICITIES
    assert {cells.read_ethnicity(name.removesuffix("族")).value for name in ETHNICITIES} == ETHNICITIES


def test_an_ethnicity_left_out_is_no_doubt_and_another_is_refused():
    assert cells.read_ethnicity("") == Cell("")
    assert refusal(cells.read_ethnicity, "大和") == "“大和” is not one of the ethnic groups of China"


@pytest.mark.parametrize(
    ("value", "born", "doubt"),
    [
        (None, "", "the month of birth is not stated"),
        ("　", "", "the month of birth is not stated"),
        ("1972.11", "1972-11", ""),
        ("1972年11月3日", "1972-11", ""),
        ("72.11", "1972-11", ""),
        (197211, "1972-11", ""),
        (date(1972, 11, 3), "1972-11", ""),
        ("1972", "1972", "only the year of birth is stated"),
        ("2007-06", "2007-06", ""),
        (Shown("1972.11", 1972.11), "1972-11", ""),
        (Shown("1972.10", 1972.1), "1972-10", "the stored number is 1972.1, the sheet shows 1972.10"),
    ],
)
def test_a_month_of_birth_is_read_and_doubted(value, born, doubt):
    assert cells.read_born(value, ON) == Cell(born, doubt)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("2007-07", "17 years old: a deputy is at least 18"),
        ("2024-05", "1 year old: a deputy is at least 18"),
        ("2025-07", "-1 years old: a deputy is at least 18"),
        ("1964年13月", "there is no month 13"),
        ("早年", "“早年” is not a date"),
    ],
)
def test_a_birth_that_cannot_be_is_refused(value, sentence):
    assert refusal(cells.read_born, value, ON) == sentence


@pytest.mark.parametrize(
    ("text", "phone", "doubt"),
    [
        ("", "", ""),
        ("13812341234", "13812341234", ""),
        ("138-1234-1234", "13812341234", ""),
        ("+8613812341234", "13812341234", ""),
        ("008613812341234", "13812341234", ""),
        ("0399-6812345 / 13812341234", "13812341234", "two numbers in the cell; the mobile number is taken"),
        ("13812341234或13912341234", "13812341234", "two numbers in the cell; the mobile number is taken"),
        ("0399-6812345", "03996812345", "this is not a mobile number"),
        ("6812345", "6812345", "this is not a mobile number"),
        ("138****1234", "", "the number is masked; a number known already stays"),
    ],
)
def test_a_phone_is_read_and_doubted(text, phone, doubt):
    assert cells.read_phone(text) == Cell(phone, doubt)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1.38E+10", "digits are lost: the cell holds the text 1.38E+10"),
        ("132O0958689", "the letter O stands where a digit should be"),
        ("见备注", "“见备注” is not a telephone number"),
        ("12012341234", "no mobile number begins with 120"),
        ("1517074381", "a mobile number has 11 digits, this has 10"),
        ("151707438112", "a mobile number has 11 digits, this has 12"),
    ],
)
def test_a_wrong_phone_is_told_what_is_wrong_with_it(text, sentence):
    assert refusal(cells.read_phone, text) == sentence


UNITS = frozenset({"柳林镇第1选区", "柳林镇第16选区"})


@pytest.mark.parametrize(
    ("text", "known", "unit"),
    [
        ("柳林镇第1选区", UNITS, "柳林镇第1选区"),
        ("1选区", UNITS, "柳林镇第1选区"),
        ("第十六选区", UNITS, "柳林镇第16选区"),
        ("柳林镇第 １６ 选区", UNITS, "柳林镇第16选区"),
        ("桃源县第3选区", frozenset(), "桃源县第3选区"),
        ("3选区", frozenset(), "柳林镇第3选区"),
    ],
)
def test_an_electing_district_gets_its_full_name(text, known, unit):
    assert cells.read_electing_unit(text, "柳林镇", known) == Cell(unit)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("第28选区", "柳林镇 has 2 election districts; there is no 柳林镇第28选区"),
        ("桃源县第1选区", "柳林镇 has 2 election districts; there is no 桃源县第1选区"),
        ("河东区人民代表大会", "“河东区人民代表大会” does not elect deputies of 柳林镇"),
    ],
)
def test_a_district_that_does_not_elect_here_is_refused(text, sentence):
    assert refusal(cells.read_electing_unit, text, "柳林镇", UNITS) == sentence


def test_an_electing_unit_left_out_is_a_doubt():
    assert cells.read_electing_unit(" ", "柳林镇", UNITS) == Cell("", "the electing unit or district is not stated")


def test_a_delegation_is_one_of_the_area_or_left_out():
    known = frozenset({"第一代表团"})
    assert cells.read_delegation("第一 代表团", "柳林镇", known) == Cell("第一代表团")
    assert cells.read_delegation("", "柳林镇", known) == Cell("")
    sentence = "柳林镇 has no delegation “第九代表团”"
    assert refusal(cells.read_delegation, "第九代表团", "柳林镇", known) == sentence


@pytest.mark.parametrize(
    ("vocabulary", "standard"),
    [(PARTIES, STANDARD_PARTY), (EDUCATIONS, STANDARD_EDUCATION)],
    ids=["party", "education"],
)
def test_every_spelling_of_a_list_gives_its_one_word(vocabulary, standard):
    read = {word: {cells.read_word(spelling, standard) for spelling in all_of} for word, all_of in vocabulary.items()}
    assert read == {word: {Cell(word)} for word in vocabulary}


def test_a_word_outside_the_list_is_kept_with_a_doubt():
    assert cells.read_word("", STANDARD_PARTY) == Cell("")
    assert cells.read_word("民主 党", STANDARD_PARTY) == Cell(
        "民主党", "“民主党” is not in the list; it is taken as written"
    )


@pytest.mark.parametrize(
    ("text", "structure", "doubt"),
    [
        ("", "", ""),
        ("工人", "工人", ""),
        ("产业工人、妇女", "工人、妇女", ""),
        ("工人，产业工人；妇女", "工人、妇女", ""),
        ("妇女/农民工 知识分子", "妇女、农民、专业技术人员", ""),
        ("渔民、妇女", "渔民、妇女", "“渔民” is not in the list; it is taken as written"),
    ],
)
def test_a_structure_may_name_several_kinds_once_each(text, structure, doubt):
    assert cells.read_structure(text) == Cell(structure, doubt)


def test_every_spelling_of_a_structure_gives_its_one_word():
    read = {word: {cells.read_structure(each).value for each in all_of} for word, all_of in STRUCTURES.items()}
    assert read == {word: {word} for word in STRUCTURES}
    assert set(STANDARD_STRUCTURE.values()) == set(STRUCTURES)


@pytest.mark.parametrize(
    ("value", "first"),
    [(None, ""), (" ", ""), ("第十七届", "第十七届"), ("2016年12月", "2016-12"), (2016, "2016"), (201612, "2016-12")],
)
def test_a_first_election_is_a_month_or_a_term(value, first):
    assert cells.read_first_elected(value, ON) == Cell(first)


@pytest.mark.parametrize(
    ("text", "is_reelected", "doubt"),
    [
        ("是", "是", ""),
        ("连 任", "是", ""),
        ("Ｙ", "是", ""),
        ("否", "否", ""),
        ("新任", "否", ""),
        ("—", "否", ""),
        ("", "", ""),
        ("不详", "", "neither yes nor no"),
    ],
)
def test_yes_and_no_in_their_spellings(text, is_reelected, doubt):
    assert cells.read_yes_or_no(text) == Cell(is_reelected, doubt)
