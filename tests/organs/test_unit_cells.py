"""One row of a list of units: which cell is told what, and what is only warned about."""

from io import BytesIO

import pytest
from django.utils import translation

from congress.common.spreadsheets import Severity, read_sheets, write_table
from congress.organs.unit_list import HEADINGS, MAX_LENGTHS, REQUIRED, SYSTEMS, UnitRow, area_of, read_units

HEADER = ["单位名称", "简称", "系统", "联络员", "联系电话", "职责"]
RIGHT = ["清源市教育局", "市教育局", "政府", "徐桂海", "0399-2032495", "主管教育。"]


def read(*rows):
    with translation.override("en"):
        return read_units(read_sheets(BytesIO(write_table("单位", HEADER, rows)), HEADINGS, REQUIRED))


def changed(**cells):
    return [cells.get(heading, cell) for heading, cell in zip(HEADER, RIGHT, strict=True)]


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"单位名称": " "}, "单位名称", "there is no name, though the rest of the row describes a unit"),
        ({"系统": "银行"}, "系统", "“银行” is not a system of bodies"),
        ({"联系电话": "12345"}, "联系电话", "“12345” is not a telephone number"),
        ({"联系电话": "1" * 19}, "联系电话", f"“{'1' * 19}” is not a telephone number"),
        ({"联系电话": "转8123号"}, "联系电话", "“转8123号” is not a telephone number"),
        ({"单位名称": "局" * 81}, "单位名称", "longer than 80 characters"),
        ({"简称": "局" * 41}, "简称", "longer than 40 characters"),
        ({"联络员": "名" * 41}, "联络员", "longer than 40 characters"),
    ],
)
def test_a_wrong_cell_refuses_the_row_and_says_why(cells, column, reason):
    units = read(changed(**cells))
    assert [(problem.row, problem.column, problem.reason) for problem in units.problems] == [(2, column, reason)]
    assert units.rows == ()


@pytest.mark.parametrize("name", ["name", "short_name", "contact_name"])
def test_a_cell_may_be_as_long_as_its_column(name):
    heading = dict(zip(["name", "short_name", "system", "contact_name"], HEADER, strict=False))[name]
    assert read(changed(**{heading: "长" * MAX_LENGTHS[name]})).problems == ()


def test_missing_duties_are_a_warning_and_the_unit_is_taken():
    units = read(changed(职责=""))
    assert [(problem.severity, problem.reason) for problem in units.problems] == [
        (Severity.WARNING, "the duties are not stated")
    ]
    assert [row.name for row in units.rows] == ["清源市教育局"]


def test_every_wrong_cell_of_a_row_is_named():
    units = read(changed(系统="银行", 联系电话="1", 职责=""))
    assert [problem.column for problem in units.problems] == ["系统", "联系电话", "职责"]
    assert units.rows == ()


@pytest.mark.parametrize("word", sorted(SYSTEMS))
def test_every_word_for_a_system_is_read_in_any_width_and_spacing(word):
    [row] = read(changed(系统=f" {word[0]} {word[1:]}\n")).rows
    assert row.system == SYSTEMS[word]


@pytest.mark.parametrize(
    ("phone", "kept"), [("０３９９－２０３２４９５", "0399-2032495"), (" 1381234 1234 ", "13812341234"), ("", "")]
)
def test_a_phone_is_kept_in_one_spelling(phone, kept):
    [row] = read(changed(联系电话=phone)).rows
    assert row.contact_phone == kept


def test_the_second_of_two_equal_units_names_the_first():
    units = read(RIGHT, changed(单位名称="清源市 教育局"), changed(单位名称="清源市卫健委"))
    assert [(problem.row, problem.reason) for problem in units.problems] == [(3, "this unit stands already in row 2")]
    assert [row.row for row in units.rows] == [2, 4]


def test_rows_without_a_name_are_not_called_equal():
    assert [problem.row for problem in read(changed(单位名称=""), changed(单位名称="")).problems] == [2, 3]


def unit(name):
    return UnitRow("表", 2, name, "", "", "", "", "")


@pytest.mark.parametrize(
    ("names", "area"),
    [
        (["清源市教育局", "清源市水利局", "供电公司"], "清源市"),
        (["清源市教育局", "供电公司"], None),  # half is not most
        (["清源市教育局", "河东区水利局"], None),
        ([], None),
    ],
)
def test_the_area_is_that_of_more_than_half(names, area):
    assert area_of([unit(name) for name in names], ["清源市", "河东区"]) == area
