"""Workbooks as other programs write them, and as nobody should: the XML is made by hand."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest

from congress.common.spreadsheets import FileRefused, book, read_sheets
from congress.common.spreadsheets.book import MAX_COLUMNS, Book, Shown

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION = '<Relationship Id="{0}" Type="x/{1}" Target="{2}"/>'


def made(rows="", *, texts="", styles="", sheets='<sheet name="表" sheetId="1" r:id="r1"/>', main=MAIN, **parts):
    """A workbook of these pieces of XML; `parts` adds or replaces whole parts, None leaves one out."""
    opening = f'xmlns="{main}" xmlns:r="{LINKS}"'
    relations = RELATION.format("r1", "worksheet", "worksheets/sheet1.xml") + RELATION.format("r9", "theme", "t.xml")
    all_parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f"<workbook {opening}><sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {opening}><sheetData>{rows}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {opening}>{texts}</sst>" if texts else None,
        "xl/styles.xml": f"<styleSheet {opening}>{styles}</styleSheet>" if styles else None,
        **{f"xl/{name}.xml": part for name, part in parts.items()},
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in all_parts.items():
            if data is not None:
                new.writestr(name, data)
    return target


def rows_of(*pieces, **options):
    read = Book(made(*pieces, **options))
    return list(read.rows(read.parts[0]))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c t="inlineStr"><is><t>直接写的</t></is></c>', "直接写的"),
        ('<c t="inlineStr"><is><r><t>两</t></r><r><t>段</t></r></is></c>', "两段"),
        ('<c t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh><t>字</t></is></c>', "漢字"),
        ('<c t="str"><f>A1&amp;"x"</f><v>算出来的</v></c>', "算出来的"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c t="b"><v>1</v></c>', "1"),
        ('<c t="d"><v>2025-01-07</v></c>', date(2025, 1, 7)),
        ("<c><v>1e400</v></c>", "1e400"),
        ("<c><v>nan</v></c>", "nan"),
        ("<c><f>1+1</f><v>2</v></c>", 2),
        ('<c s="7"><v>5</v></c>', 5),  # a style the book does not have
    ],
)
def test_a_cell_is_read_by_its_kind(cell, value):
    assert rows_of(f'<row r="1">{cell}</row>') == [(1, [value])]


def test_shared_texts_are_looked_up_and_may_come_in_pieces():
    texts = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space='preserve'> 丙</t></r></si><si/>"
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in (1, 0))
    assert rows_of(f"<row>{cells}</row>", texts=texts) == [(1, ["乙 丙", "甲"])]


def test_cells_and_rows_without_an_address_follow_each_other():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row r='7'><c r='C7'><v>3</v></c><c><v>4</v></c></row><row/>"
    assert rows_of(rows) == [(1, [1, 2]), (7, [None, None, 3, 4]), (8, [])]


def test_a_cell_that_goes_back_is_not_read_a_second_time():
    assert rows_of("<row><c r='B1'><v>2</v></c><c r='A1'><v>1</v></c><c r='B1'><v>9</v></c></row>") == [(1, [None, 2])]


@pytest.mark.parametrize(("column", "values"), [("BH", [None] * (MAX_COLUMNS - 1) + [1]), ("BI", [])])
def test_the_sixtieth_column_is_the_last(column, values):
    assert rows_of(f"<row><c r='{column}1'><v>1</v></c></row>") == [(1, values)]


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/><numFmt numFmtId="165" formatCode="000.00"/>'
    '<numFmt numFmtId="166" formatCode="0.0%"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="31"/>'
    '<xf numFmtId="57"/><xf numFmtId="14"/><xf/></cellXfs>'
)
DAY = datetime(2023, 3, 15)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("style", "raw", "value"),
    [
        (0, "45000", 45000),
        (1, "45000", DAY),
        (2, "7.5", "007.50"),
        (3, "0.5", 0.5),
        (4, "45000", DAY),  # 31 and 57 are dates in Chinese books only
        (5, "45000", DAY),
        (6, "45000", DAY),
        (7, "45000", 45000),
    ],
)
def test_a_number_is_read_as_its_style_shows_it(style, raw, value):
    assert rows_of(f"<row><c s='{style}'><v>{raw}</v></c></row>", styles=STYLES) == [(1, [value])]


def test_what_is_stored_behind_a_shown_number_is_kept():
    [(_row, [shown])] = rows_of("<row><c s='2'><v>7.5</v></c></row>", styles=STYLES)
    assert (type(shown), shown.stored) == (Shown, 7.5)


def test_styles_without_cell_formats_change_nothing():
    assert rows_of(
        "<row><c s='0'><v>45000</v></c></row>", styles="<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    ) == [(1, [45000])]


def test_a_strict_book_is_read_as_well():
    assert rows_of("<row><c><v>1</v></c></row>", main=STRICT) == [(1, [1])]


def relinked(source, relations):
    target = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, relations if name.endswith(".rels") else old.read(name))
    return target


@pytest.mark.parametrize(
    "target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml"]
)
def test_a_part_is_found_by_any_usual_target_and_a_chart_is_no_part(target):
    links = RELATION.format("r1", "worksheet", target) + RELATION.format("r2", "chartsheet", "chartsheets/c.xml")
    sheets = '<sheet name="表" r:id="r1"/><sheet name="图" r:id="r2"/><sheet name="无" r:id="r3"/>'
    read = Book(relinked(made(sheets=sheets), f"<Relationships>{links}</Relationships>"))
    assert [(part.name, part.path) for part in read.parts] == [("表", "xl/worksheets/sheet1.xml")]


@pytest.mark.parametrize(("state", "is_visible"), [("visible", True), ("hidden", False), ("veryHidden", False)])
def test_a_hidden_sheet_is_known_as_hidden(state, is_visible):
    [part] = Book(made(sheets=f'<sheet name="表" r:id="r1" state="{state}"/>')).parts
    assert part.is_visible is is_visible


@pytest.mark.parametrize(
    ("mark", "day"),
    [
        ('date1904="1"', datetime(1904, 1, 2)),  # noqa: DTZ001
        ('date1904="true"', datetime(1904, 1, 2)),  # noqa: DTZ001
        ('date1904="0"', datetime(1900, 1, 1)),  # noqa: DTZ001
        ("", datetime(1900, 1, 1)),  # noqa: DTZ001
    ],
)
def test_days_are_counted_from_the_first_of_the_book(mark, day):
    sheets = f'<workbookPr {mark}/><sheets><sheet name="a" r:id="r1"/></sheets>'
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{sheets}</workbook>'
    assert rows_of("<row><c s='6'><v>1</v></c></row>", styles=STYLES, workbook=workbook) == [(1, [day])]


@pytest.mark.parametrize(
    "options",
    [
        {"rows": "<row><c t='s'><v>0</v></c></row>"},  # no shared texts at all
        {"rows": "<row><c t='s'><v>9</v></c></row>", "texts": "<si><t>a</t></si>"},
        {"rows": "<row><c><v>drei</v></c></row>"},
        {"rows": "<row><c r='1A'><v>1</v></c></row>"},
        {"rows": "<row r='x'><c><v>1</v></c></row>"},
        {"rows": "<row><c s='x'><v>1</v></c></row>"},
        {"rows": "<row><c t='d'><v>gestern</v></c></row>"},
        {"rows": "<row>"},
        {"rows": "<row><c><v>&unknown;</v></c></row>"},
        {"sheets": "<sheet name='a'/>"},
        {"sheets": "<sheet r:id='r1'/>"},
        {"rows": "<row><c s='6'><v>1e15</v></c></row>", "styles": STYLES},  # a day after the year 9999
    ],
)
def test_a_book_that_is_not_as_the_standard_has_it_is_refused_and_breaks_nothing(options):
    with pytest.raises(FileRefused):
        read_sheets(made(**options), {"name": ["姓名"]}, ["name"])


def test_the_number_of_shared_texts_is_bounded(monkeypatch):
    monkeypatch.setattr(book, "MAX_TEXTS", 3)
    assert len(Book(made(texts="<si/>" * 3)).texts) == 3
    with pytest.raises(ValueError, match="4"):
        Book(made(texts="<si/>" * 4))


def test_the_number_of_sheets_named_is_bounded(monkeypatch):
    monkeypatch.setattr(book, "MAX_TEXTS", 3)
    sheet = '<sheet name="a" r:id="r1"/>'
    assert len(Book(made(sheets=sheet * 3)).parts) == 3
    with pytest.raises(ValueError, match="4"):
        Book(made(sheets=sheet * 4))
