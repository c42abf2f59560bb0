"""Both sample books, row by row, against what a right import gives; plain values, no database."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from congress.common.spreadsheets import FileRefused, ReadRow, Severity, Sheet, read_sheets
from congress.common.text import read_number
from deputies.roster import HEADINGS, REQUIRED, KnownTerm, read_roster

SAMPLES = Path(__file__).parent.parent / "samples"
ON = date(2025, 6, 30)
HARD_FIELDS = {
    "name": "name",
    "sex": "sex",
    "ethnic": "ethnicity",
    "birth": "born",
    "constituency": "electing_unit",
    "card": "card_no",
    "phone": "phone",
}
SOFT_FIELDS = {
    "party": "party",
    "education": "education",
    "employer": "employer",
    "delegation": "delegation",
    "first_elected": "first_elected",
    "group": "group_name",
    "station": "station_name",
    "note": "note",
}


@cache
def sample(name):
    return json.loads((SAMPLES / name).read_text())


@cache
def known_terms():
    reference = sample("reference.json")
    elect = reference["electing_units"] | reference["election_districts"]
    return [
        KnownTerm(
            key=number,
            area=congress["area"],
            level=congress["level"],
            number=read_number(congress["term"].strip("第届")),
            electing_units=frozenset(elect[congress["area"]]),
            delegations=frozenset(reference["delegations"][congress["area"]]),
        )
        for number, congress in enumerate(reference["congresses"])
    ]


@cache
def read(name):
    with (SAMPLES / f"{name}.xlsx").open("rb") as file:
        return read_roster(read_sheets(file, HEADINGS, REQUIRED), known_terms(), ON)


def rows_of(name):
    return {(row.sheet, row.row): row for row in read(name).rows}


def problems_of(severity):
    return {(one.sheet, one.row, one.column) for one in read("roster_messy").problems if one.severity is severity}


def expected_rows(name):
    expected = sample(f"{name}.expected.json")
    return {
        (row.get("sheet", "代表名册"), row["row"]): row
        for row in expected.get("all_right_rows", expected["normalised"])
    }


@pytest.mark.parametrize("name", ["roster_clean", "roster_messy"])
def test_exactly_the_right_rows_are_taken(name):
    assert rows_of(name).keys() == expected_rows(name).keys()


@pytest.mark.parametrize("name", ["roster_clean", "roster_messy"])
@pytest.mark.parametrize(("theirs", "ours"), HARD_FIELDS.items())
def test_every_hard_field_of_every_row_is_exact(name, theirs, ours):
    read_values = {place: getattr(row, ours) for place, row in rows_of(name).items()}
    assert read_values == {place: row[theirs] for place, row in expected_rows(name).items()}


@pytest.mark.parametrize("name", ["roster_clean", "roster_messy"])
@pytest.mark.parametrize(("theirs", "ours"), SOFT_FIELDS.items())
def test_other_fields_are_right_wherever_the_row_tells_them(name, theirs, ours):
    told = {place: value for place, row in rows_of(name).items() if (value := getattr(row, ours))}
    assert told == {place: expected_rows(name)[place][theirs] for place in told}


def test_structure_and_re_election_are_read():
    rows = rows_of("roster_clean")
    expected = expected_rows("roster_clean")
    assert {place: row.structure for place, row in rows.items()} == {
        place: "、".join(row["structure"]) for place, row in expected.items()
    }
    assert {place: row.is_reelected == "是" for place, row in rows.items()} == {
        place: row["re_elected"] for place, row in expected.items()
    }


def test_each_wrong_row_is_refused_by_its_row_and_column():
    expected = sample("roster_messy.expected.json")["must_refuse"]
    assert problems_of(Severity.REFUSED) == {(row["sheet"], row["row"], row["column"]) for row in expected}


def test_doubtful_rows_are_warned_about_and_no_others():
    expected = sample("roster_messy.expected.json")
    doubtful = [*expected["warn"], *expected["may_refuse"]]
    assert problems_of(Severity.WARNING) == {(row["sheet"], row["row"], row["column"]) for row in doubtful}


def test_a_clean_book_has_no_problem():
    assert read("roster_clean").problems == ()


def test_the_same_person_is_known_at_every_level_and_namesakes_are_not():
    expected = sample("roster_messy.expected.json")
    rows = rows_of("roster_messy")

    def identities(places):
        return {rows[place["sheet"], place["row"]].person for place in places}

    assert [len(identities(one["rows"])) for one in expected["same_person"]] == [1] * len(expected["same_person"])
    for namesake in expected["same_name_different_people"]:
        assert len(identities([place for one in namesake["people"] for place in one["rows"]])) == 2


def test_identity_numbers_and_old_phones_are_nowhere():
    everything = repr(read("roster_messy"))
    assert "990101" not in everything
    assert "13911935667" not in everything


TOWN = KnownTerm(
    1, "柳林镇", "乡级", 19, frozenset({"柳林镇第1选区", "柳林镇第2选区"}), frozenset({"柳林镇第一代表团"})
)
RIGHT = {"name": "丁涛", "sex": "男", "born": "1972.11"}


def read_one(title="柳林镇第十九届人大代表名册", terms=(TOWN,), default=None, **values):
    values = RIGHT | values
    sheet = Sheet("表", title, 1, {name: name for name in values}, rows=(ReadRow("表", 2, values),))
    return read_roster([sheet], terms, ON, default)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("name", ""),
        ("name", "68人"),
        ("sex", "先生"),
        ("ethnicity", "大和"),
        ("born", "1964年13月"),
        ("born", 1980.1),
        ("born", "2007-07"),
        ("phone", "1517074381"),
        ("phone", "1.39E+10"),
        ("phone", "132O0958689"),
        ("phone", "12345678901"),
        ("phone", "见备注"),
        ("electing_unit", "第28选区"),
        ("electing_unit", "河东区第1选区"),
        ("electing_unit", "河东区人民代表大会"),
        ("delegation", "第九代表团"),
        ("first_elected", "2016.13"),
        ("employer", "厂" * 121),
        ("level", "市级"),
        ("term", "柳林镇第二十届"),
        ("term", "河东区第十届"),
    ],
)
def test_a_wrong_cell_refuses_its_row(column, value):
    roster = read_one(**{column: value})
    assert roster.rows == ()
    assert [(one.row, one.column, one.severity) for one in roster.problems] == [(2, column, Severity.REFUSED)]


@pytest.mark.parametrize(
    ("column", "value", "taken"),
    [
        ("sex", "", ""),
        ("born", "", ""),
        ("born", "1972", "1972"),
        ("phone", "0399-6812345", "03996812345"),
        ("phone", "138****1234", ""),
        ("electing_unit", "", ""),
        ("party", "民主党", "民主党"),
        ("structure", "渔民", "渔民"),
        ("is_reelected", "不详", ""),
    ],
)
def test_a_doubtful_cell_is_taken_with_a_warning(column, value, taken):
    roster = read_one(**{column: value})
    assert [getattr(row, column) for row in roster.rows] == [taken]
    assert [(one.row, one.column, one.severity) for one in roster.problems] == [(2, column, Severity.WARNING)]


@pytest.mark.parametrize(
    ("column", "value", "taken"),
    [
        ("phone", "+86 138-1234-1234", "13812341234"),
        ("phone", "１３８ １２３４ １２３４（微信同号）", "13812341234"),
        ("phone", 13812341234, "13812341234"),
        ("electing_unit", "二选区", "柳林镇第2选区"),
        ("electing_unit", "第 ２ 选区", "柳林镇第2选区"),
        ("ethnicity", "土家", "土家族"),
        ("is_reelected", "√", "是"),
        ("note", "身份证990101198810101717", "身份证990101************"),
        ("first_elected", "第十八届", "第十八届"),
        ("term", "第十九届", TOWN.key),
        ("term", "柳林镇第19届", TOWN.key),
    ],
)
def test_a_cell_in_another_spelling_is_taken(column, value, taken):
    roster = read_one(**{column: value})
    assert [getattr(row, column) for row in roster.rows] == [taken]
    assert roster.problems == ()


def test_a_sheet_that_does_not_tell_whose_it_is_needs_a_default():
    with pytest.raises(FileRefused, match="表"):
        read_one(title="代表名册")
    assert [row.term for row in read_one(title="代表名册", default=TOWN).rows] == [TOWN.key]


def test_the_longest_area_before_the_term_counts():
    terms = [TOWN, KnownTerm(2, "清源市", "市级", 9), KnownTerm(3, "源市", "市级", 9)]
    assert [row.term for row in read_one(title="柳林镇选区内清源市第九届人大代表", terms=terms).rows] == [2]


def test_deputies_of_another_area_are_refused():
    elsewhere = KnownTerm(1, "柳林镇", "乡级", 19, is_within_scope=False)
    assert [one.severity for one in read_one(terms=[elsewhere]).problems] == [Severity.REFUSED]
