import tracemalloc
import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from congress.common.spreadsheets import (
    FileRefused,
    Problem,
    Severity,
    Shown,
    archive,
    read_sheets,
    reading,
    write_refused,
    write_table,
)

HEADINGS = {"name": ("姓名", "代表姓名"), "phone": ("手机", "联系电话"), "card": ("证号",)}


def book(*rows, title="表", formats=None):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for place, number_format in (formats or {}).items():
        sheet[place].number_format = number_format
    target = BytesIO()
    workbook.save(target)
    return target


def read(file):
    return read_sheets(file, HEADINGS, ("name", "phone"))


def repacked(source, change):
    """The same archive with its parts changed by `change(name, data) -> data or None`."""
    target = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


TWO_ROWS = (["姓名", "手机"], ["丁涛", "13812341234"])


def test_the_heading_row_is_found_below_titles_and_rows_keep_their_numbers():
    file = book(["花名册"], [], ["序号", "姓\n名", "手 机"], [1, "丁涛", "138"], [], [2, "王芳", "139"])
    [sheet] = read(file)
    assert (sheet.title, sheet.heading_row, dict(sheet.columns)) == ("花名册", 3, {"name": "姓名", "phone": "手 机"})
    assert [(row.number, row.text("name")) for row in sheet.rows] == [(4, "丁涛"), (6, "王芳")]
    assert sheet.unknown == ("序号",)


def test_columns_without_a_known_heading_are_not_kept():
    file = book(["姓名", "身份证号码", "手机", "手机（旧）"], ["丁涛", "990101197211201279", "138", "139"])
    [sheet] = read(file)
    assert [dict(row.values) for row in sheet.rows] == [{"name": "丁涛", "phone": "138"}]


def test_totals_footnotes_and_blank_rows_are_no_rows():
    file = book(
        ["序号", "姓名", "手机"],
        [1, "丁涛", "138"],
        [2, "\u3000", " "],
        ["合 计", "1人", None],
        [None, "总计", 1],
        ["填表人:周文静（盖章）"],
        ["注：本表一式三份", None, None],
    )
    [sheet] = read(file)
    assert [row.number for row in sheet.rows] == [2]


def test_a_number_is_read_as_its_format_shows_it():
    file = book(["姓名", "手机", "证号"], ["丁涛", 13812341234.0, 119011], formats={"C2": "0000000", "B2": "0"})
    [row] = read(file)[0].rows
    assert (row.values["phone"], row.values["card"]) == ("13812341234", "0119011")
    assert isinstance(row.values["card"], Shown)
    assert row.values["card"].stored == 119011


def test_a_stray_cell_far_away_does_not_widen_or_lengthen_the_sheet():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in TWO_ROWS:
        sheet.append(row)
    sheet[f"{get_column_letter(16_384)}2"] = "x"
    target = BytesIO()
    workbook.save(target)
    [read_sheet] = read(target)
    assert [dict(row.values) for row in read_sheet.rows] == [{"name": "丁涛", "phone": "13812341234"}]


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is():
    def lie(name, data):
        return data.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"') if "sheet1" in name else data

    [sheet] = read(repacked(book(*TWO_ROWS), lie))
    assert [row.number for row in sheet.rows] == [2]


def test_hidden_sheets_are_not_read():
    workbook = openpyxl.Workbook()
    for sheet in (workbook.active, workbook.create_sheet("旧")):
        for row in TWO_ROWS:
            sheet.append(row)
    workbook["旧"].sheet_state = "hidden"
    target = BytesIO()
    workbook.save(target)
    assert len(read(target)) == 1


def test_a_sheet_without_the_headings_is_refused_by_name():
    with pytest.raises(FileRefused, match="名单"):
        read(book(["姓名", "住址"], ["丁涛", "柳林村"], title="名单"))


def test_an_empty_book_is_refused():
    with pytest.raises(FileRefused):
        read(book())


@pytest.mark.parametrize(
    "content",
    [b"", b"name,phone\n", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x03\x04" + b"\0" * 600, b"<html>"],
)
def test_what_is_no_spreadsheet_is_refused(content):
    with pytest.raises(FileRefused):
        read(BytesIO(content))


def test_another_office_file_with_the_wrong_name_is_refused():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as forged:
        forged.writestr("[Content_Types].xml", "<Types/>")
        forged.writestr("word/document.xml", "<document/>")
    with pytest.raises(FileRefused):
        read(target)


def bomb():
    """110 MB of spaces behind the end of a sheet, in a file of 110 KB."""
    return repacked(book(*TWO_ROWS), lambda name, data: data + b" " * 110_000_000 if "sheet1" in name else data)


def test_a_bomb_is_refused_by_its_directory_before_anything_is_unpacked(monkeypatch):
    file = bomb()
    opened = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda self, name, *rest: opened.append(name))
    with pytest.raises(FileRefused):
        archive.judge_archive(file)
    assert opened == []


def test_without_the_limits_the_bomb_would_pass(monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED", 10**12)
    monkeypatch.setattr(archive, "MAX_RATIO", 10**9)
    archive.judge_archive(bomb())


@pytest.mark.parametrize(
    "change",
    [
        lambda name, data: None if name == "xl/workbook.xml" else data,
        lambda name, data: None if "sheet1" in name else data,
        lambda name, data: data[: len(data) // 2] if "sheet1" in name else data,
        lambda name, data: b'<!DOCTYPE a [<!ENTITY b "b">]>' + data if "sheet1" in name else data,
    ],
)
def test_a_damaged_or_doctored_book_is_refused(change):
    with pytest.raises(FileRefused):
        read(repacked(book(*TWO_ROWS), change))


def test_macros_are_refused():
    file = book(*TWO_ROWS)
    with zipfile.ZipFile(file, "a") as opened:
        opened.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(FileRefused):
        read(file)


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "=cmd|'/c'!A0"])
def test_a_formula_written_stays_text(payload):
    [[cell]] = openpyxl.load_workbook(BytesIO(write_table("表", [payload], []))).active.iter_rows()
    assert (cell.data_type, cell.number_format, cell.value) == ("s", "@", payload)


def test_refused_rows_come_back_with_their_reasons_and_can_be_sent_again():
    sheets = read(book(["花名册"], *TWO_ROWS, ["@王芳", "12"]))
    [sheet] = sheets
    problems = [
        Problem("表", 4, "手机", "12", "too short"),
        Problem("表", 3, "姓名", "丁涛", "look again", Severity.WARNING),
    ]
    returned = BytesIO(write_refused(sheets, problems))
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(returned).active.iter_rows()]
    assert rows[0][0] == "花名册"
    assert rows[1][:2] == ["姓名", "手机"]
    assert rows[2:] == [["@王芳", "12", "4", "手机: too short"]]
    [again] = read(returned)
    assert [dict(row.values) for row in again.rows] == [{"name": "@王芳", "phone": "12"}]
    assert sheet.title == again.title


@pytest.mark.parametrize(
    ("part", "filling"),
    [
        ("xl/worksheets/sheet1.xml", b"<row>" + b"<c/>" * 100_000 + b"</row></sheetData>"),
        ("xl/worksheets/sheet1.xml", b"<row><c><is>" + b"<t/>" * 100_000 + b"</is></c></row></sheetData>"),
    ],
)
def test_a_row_of_endless_elements_takes_no_memory(part, filling):
    file = repacked(
        book(*TWO_ROWS), lambda name, data: data.replace(b"</sheetData>", filling) if name == part else data
    )
    tracemalloc.start()
    [sheet] = read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(sheet.rows) == 1
    assert peak < 4_000_000


def test_a_file_of_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    assert len(read(book(*TWO_ROWS, ["王芳", "139"]))[0].rows) == 2
    with pytest.raises(FileRefused):
        read(book(*TWO_ROWS, ["王芳", "139"], ["李明", "137"]))
    with pytest.raises(FileRefused):
        read(book(*TWO_ROWS, *[[]] * 10, ["李明", "137"]))
