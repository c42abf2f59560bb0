"""Tables for people to open: whatever is in them, the file opens, every cell is text, and nothing is lost."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from congress.common.spreadsheets import Problem, ReadRow, Severity, Sheet, read_sheets, write_refused, write_table

PRINTABLE = st.text(max_size=12).filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text))


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def values(sheet):
    return [list(row) for row in sheet.values]


def sheet(name="表", title="", rows=(("丁涛", "12"),)):
    read = tuple(ReadRow(name, number, {"name": who, "phone": phone}) for number, (who, phone) in enumerate(rows, 2))
    return Sheet(name, title, 1, {"name": "姓名", "phone": "手机"}, rows=read)


def refused(*sheets, row=2):
    return [Problem(one.name, row, "手机", "12", "too short") for one in sheets]


def test_the_headings_are_bold_and_stay_in_sight():
    [written] = opened(write_table("名册", ["姓名", "手机"], [["丁涛", "138"]])).worksheets
    assert (written.title, written.freeze_panes) == ("名册", "A2")
    assert [[cell.font.bold for cell in row] for row in written.iter_rows()] == [[True, True], [False, False]]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, None), (0, "0"), (1.5, "1.5"), (True, "True"), ("a\x00\x0bb", "ab"), ("两\n行", "两\n行")],
)
def test_every_value_becomes_text(value, text):
    [_headings, [cell]] = opened(write_table("表", ["a"], [[value]])).active.iter_rows()
    assert (cell.value or None, cell.number_format) == (text, "@")


def test_a_table_without_rows_still_has_its_headings():
    assert values(opened(write_table("表", ["a", "b"], [])).active) == [["a", "b"]]


@settings(max_examples=20, deadline=None)
@given(rows=st.lists(st.tuples(PRINTABLE, PRINTABLE), max_size=4))
def test_what_is_written_is_read_back(rows):
    content = BytesIO(write_table("表", ["姓名", "手机"], [("第一", "1"), *rows]))
    [read] = read_sheets(content, {"name": ["姓名"], "phone": ["手机"]}, ["name", "phone"])
    told = {row.number: (row.values["name"] or "", row.values["phone"] or "") for row in read.rows}
    assert {number: row for number, row in enumerate([("第一", "1"), *rows], 2) if number in told} == told


@pytest.mark.parametrize("name", ["一/二", "a[1]", "what?", "a*b", "a:b", "a\\b", "'引号'", "长" * 40, "History"])
def test_a_sheet_of_any_name_can_be_sent_back(name):
    written = opened(write_refused([sheet(name)], refused(sheet(name)))).active
    assert values(written)[1:] == [["丁涛", "12", "2", "手机: too short"]]


def test_two_sheets_whose_names_begin_alike_both_come_back():
    sheets = [sheet("长" * 40), sheet("长" * 41)]
    assert [values(one)[1][0] for one in opened(write_refused(sheets, refused(*sheets))).worksheets] == ["丁涛", "丁涛"]


def test_a_sheet_without_a_refused_row_does_not_come_back():
    sheets = [sheet("一"), sheet("二")]
    assert opened(write_refused(sheets, refused(sheets[1]))).sheetnames == ["二"]


def test_without_any_refused_row_the_file_opens_and_is_empty():
    warning = Problem("表", 2, "手机", "12", "odd", Severity.WARNING)
    assert values(opened(write_refused([sheet()], [warning])).active) == []


def test_all_reasons_of_a_row_stand_in_one_cell():
    problems = [*refused(sheet()), Problem("表", 2, "姓名", "丁涛", "unknown")]
    assert values(opened(write_refused([sheet()], problems)).active)[1][-1] == "手机: too short\n姓名: unknown"


def test_the_title_comes_back_above_the_headings():
    written = opened(write_refused([sheet(title="清源市第九届代表名册")], refused(sheet()))).active
    assert (values(written)[0][0], written.freeze_panes) == ("清源市第九届代表名册", "A3")


def test_a_formula_in_a_refused_row_comes_back_dead():
    bad = sheet(rows=[("=1+1", "@SUM(A1)")])
    cells = list(opened(write_refused([bad], refused(bad))).active.iter_rows())[1]
    assert [(cell.value, cell.data_type) for cell in cells[:2]] == [("=1+1", "s"), ("@SUM(A1)", "s")]
