"""Where headings are found, which rows count, and the sentence when a file cannot be taken."""

from io import BytesIO

import openpyxl
import pytest
from django.utils import translation

from congress.common.spreadsheets import FileRefused, Preview, Problem, ReadRow, Severity, Sheet, read_sheets, reading
from congress.common.spreadsheets.reading import HEADING_WITHIN, MAX_SHEETS

HEADINGS = {"name": ("姓名", "代表姓名"), "phone": ("手机", "联系电话")}
HEADING_ROW = ["姓名", "手机"]
PERSON = ["丁涛", "13812341234"]


def book(**sheets):
    """A workbook of these sheets, each a list of rows."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = BytesIO()
    workbook.save(target)
    return target


def read(file):
    return read_sheets(file, HEADINGS, ("name", "phone"))


def refusal(file):
    with translation.override("en"), pytest.raises(FileRefused) as refused:
        read(file)
    return str(refused.value)


@pytest.mark.parametrize(("above", "is_found"), [(0, True), (HEADING_WITHIN - 1, True), (HEADING_WITHIN, False)])
def test_the_heading_row_is_one_of_the_first_twenty(above, is_found):
    file = book(表=[["标题"]] * above + [HEADING_ROW, PERSON])
    if is_found:
        assert [sheet.heading_row for sheet in read(file)] == [above + 1]
    else:
        assert refusal(file) == "The sheet “表” has no row with the headings 姓名、手机."


def test_the_title_is_every_text_above_the_headings_in_one_line():
    [sheet] = read(book(表=[["清源市", None, " 代表\n名册 "], [2025], HEADING_ROW, PERSON]))
    assert sheet.title == "清源市 代表 名册 2025"


def test_of_two_columns_for_one_field_the_first_counts_and_the_second_is_told_as_not_read():
    [sheet] = read(book(表=[["姓名", "代表姓名", "手机", "备注"], ["甲", "乙", "138", "x"]]))
    assert ([row.text("name") for row in sheet.rows], sheet.unknown) == (["甲"], ("代表姓名", "备注"))


def test_headings_are_found_whatever_their_width_and_spaces():
    [sheet] = read(book(表=[["姓　名", "手 机\n"], PERSON]))
    assert dict(sheet.columns) == {"name": "姓　名", "phone": "手 机"}


def test_an_empty_sheet_is_passed_over_and_a_sheet_of_notes_is_not():
    assert [sheet.name for sheet in read(book(空=[], 表=[HEADING_ROW, PERSON]))] == ["表"]
    assert refusal(book(说明=[["请先阅读"]], 表=[HEADING_ROW, PERSON])) == (
        "The sheet “说明” has no row with the headings 姓名、手机."
    )


def test_a_row_shorter_than_its_headings_is_read_as_far_as_it_goes():
    [sheet] = read(book(表=[["手机", "姓名"], ["138"]]))
    assert [dict(row.values) for row in sheet.rows] == [{"phone": "138", "name": None}]


@pytest.mark.parametrize(
    "words",
    [
        "合计",
        "合 计：12人",
        "总计人数：3",
        "小计",
        "共计12名",
        "注：含列席",
        "备注（一）：无",
        "填表人：周文静",
        "审核日期：2025年",
    ],
)
def test_sums_and_footnotes_are_no_people(words):
    [sheet] = read(book(表=[HEADING_ROW, PERSON, [words, "x"], [None, words]]))
    assert [row.number for row in sheet.rows] == [2]


@pytest.mark.parametrize("name", ["合计敏", "注华", "共计", "小计二"])
def test_a_name_that_begins_like_a_sum_is_a_person(name):
    [sheet] = read(book(表=[HEADING_ROW, [name, "138"]]))
    assert [row.text("name") for row in sheet.rows] == ([] if name == "共计" else [name])


def test_the_number_of_sheets_is_bounded():
    rows = [HEADING_ROW, PERSON]
    assert len(read(book(**{f"表{n}": rows for n in range(MAX_SHEETS)}))) == MAX_SHEETS
    assert refusal(book(**{f"表{n}": rows for n in range(MAX_SHEETS + 1)})) == "The file has more than 30 sheets."


def test_the_rows_of_all_sheets_are_bounded_together(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    two = [HEADING_ROW, PERSON, PERSON]
    assert sum(len(sheet.rows) for sheet in read(book(一=two, 二=[HEADING_ROW, PERSON]))) == 3
    assert refusal(book(一=two, 二=two)) == "The file has more than 3 rows. Send it in parts."


def test_a_book_without_rows_is_refused():
    assert refusal(book(一=[], 二=[[None]])) == "The file holds no rows."


def test_headings_alone_are_a_sheet_of_no_rows():
    assert [sheet.rows for sheet in read(book(表=[HEADING_ROW]))] == [()]


# What a row and a preview tell


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (" 两\n行 ", "两 行"), (12, "12"), (1.5, "1.5"), (True, "True"), ("Ａ１", "A1")]
)
def test_a_cell_is_told_in_one_line(value, text):
    row = ReadRow("表", 2, {"name": value})
    assert (row.text("name"), row.text("phone"), row.is_blank) == (text, "", not text)


SHEETS = tuple(Sheet(name, "", 1, {"name": "姓名"}, unknown=("备注",)) for name in ("一", "二"))
ROW = ReadRow("一", 4, {"name": "丁 涛"})
REFUSED = SHEETS[0].problem(ROW, "name", "too short")
WARNED = Problem("二", 2, "手机", "1", "odd", Severity.WARNING)


def test_a_problem_names_the_column_as_the_sheet_does():
    assert Problem("一", 4, "姓名", "丁 涛", "too short", Severity.REFUSED) == REFUSED
    assert SHEETS[0].problem(ROW, "phone", "missing").column == "phone"


@pytest.mark.parametrize(
    ("problems", "leave", "may"),
    [((), False, True), ((WARNED,), False, True), ((REFUSED, WARNED), False, False), ((REFUSED,), True, True)],
)
def test_a_refused_row_keeps_all_out_unless_it_is_left(problems, leave, may):
    assert Preview(SHEETS, problems).may_be_taken(leave_refused=leave) is may


def test_a_preview_is_told_sheet_by_sheet():
    preview = Preview(SHEETS, (REFUSED, WARNED), new=(("一", 2), ("二", 2)), changed=(("一", 3),), is_taken=True)
    empty = {"heading_row": 1, "new": [2], "changed": [], "unchanged": [], "refused": [], "columns_not_read": ["备注"]}
    assert preview.as_data() == {
        "taken": True,
        "sheets": [
            empty | {"sheet": "一", "changed": [3], "warnings": [],
                     "refused": [{"row": 4, "column": "姓名", "value": "丁 涛", "reason": "too short"}]},
            empty | {"sheet": "二", "warnings": [{"row": 2, "column": "手机", "value": "1", "reason": "odd"}]},
        ],
    }  # fmt: skip
