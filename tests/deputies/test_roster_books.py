"""Rosters in odd shapes: headings in another order and other words, titles above them, several sheets, rows at odds."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import Workbook

from congress.common.spreadsheets import FileRefused, ReadRow, Severity, Sheet, read_sheets
from deputies.roster import HEADINGS, REQUIRED, KnownTerm, read_roster
from deputies.roster.words import MAX_LENGTHS

ON = date(2025, 6, 30)
TOWN = KnownTerm(1, "柳林镇", "乡级", 19)
CITY = KnownTerm(2, "清源市", "市级", 9)
OLD_CITY = KnownTerm(3, "清源市", "市级", 8)
TERMS = [TOWN, CITY, OLD_CITY]
DING = {"name": "丁涛", "sex": "男", "born": "1972-11", "card_no": "001", "phone": "13812341234"}
WANG = {"name": "王芳", "sex": "女", "born": "1987-09", "card_no": "002", "phone": "13812345678"}
TITLE = "柳林镇第十九届人大代表名册"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def book(**sheets):
    """A workbook of the given sheets, each a list of rows."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return workbook


def read(workbook, default=None):
    content = BytesIO()
    workbook.save(content)
    content.seek(0)
    return read_roster(read_sheets(content, HEADINGS, REQUIRED), TERMS, ON, default)


def read_rows(*rows, title=TITLE, default=None, terms=TERMS):
    """The roster of plain values, each row with the same columns."""
    columns = {name: name for row in rows for name in row}
    found = tuple(ReadRow("表", number, row) for number, row in enumerate(rows, 2))
    return read_roster([Sheet("表", title, 1, columns, rows=found)], terms, ON, default)


def said(roster):
    return [(each.row, each.column, each.reason, each.severity) for each in roster.problems]


@pytest.mark.parametrize(
    ("name", "heading"), [(name, heading) for name, headings in HEADINGS.items() for heading in headings]
)
def test_every_heading_is_known_in_all_its_words(name, heading):
    values = DING | {"level": "乡级", "term": "第十九届", "is_reelected": "是", "structure": "工人", "party": "群众"}
    words = [heading if each == name else HEADINGS[each][0] for each in {**values, name: ""}]
    [sheet] = read_sheets(
        BytesIO(_bytes(book(表=[[TITLE], words, list({**values, name: values.get(name, "字")}.values())]))),
        HEADINGS,
        REQUIRED,
    )
    assert (sheet.columns[name], sheet.rows[0].text(name)) == (heading, values.get(name, "字"))


def _bytes(workbook):
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def test_columns_in_any_order_below_a_merged_title_read_the_same():
    values = {"出生年月": "1972-11", "备注": "新任", "姓名": "丁涛", "手机": "13812341234", "性别": "男"}
    workbook = book(名册=[[TITLE], ["填报单位：镇人大"], list(values), list(values.values())])
    workbook["名册"].merge_cells("A1:E1")
    roster = read(workbook)
    [row] = roster.rows
    assert (row.row, row.term, row.name, row.sex, row.born, row.phone, row.note) == (
        4, TOWN.key, "丁涛", "男", "1972-11", "13812341234", "新任",
    )  # fmt: skip
    assert roster.problems == ()


def test_a_column_nobody_knows_is_not_read():
    roster = read(
        book(名册=[[TITLE], ["姓名", "身份证号", "性别", "出生年月"], ["丁涛", "990101197211011234", "男", "1972-11"]])
    )
    assert len(roster.rows) == 1
    assert "990101197211011234" not in repr(roster)


def test_each_sheet_tells_its_own_term():
    head = ["姓名", "性别", "出生年月"]
    roster = read(
        book(镇=[[TITLE], head, ["丁涛", "男", "1972-11"]], 市=[["清源市第九届代表"], head, ["王芳", "女", "1987-09"]])
    )
    assert [(row.sheet, row.row, row.term) for row in roster.rows] == [("镇", 3, TOWN.key), ("市", 3, CITY.key)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", TOWN.key),
        ("第十九届", TOWN.key),
        ("19届", TOWN.key),
        ("柳林镇第19届", TOWN.key),
        ("清源市第九届", CITY.key),
        ("清源市人大第九届", CITY.key),
        ("清源市人民代表大会第九届", CITY.key),
        ("清源市第八届", OLD_CITY.key),
    ],
)
def test_a_row_names_its_term_or_relies_on_its_sheet(text, term):
    assert [row.term for row in read_rows(DING | {"term": text}).rows] == [term]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("本届", "the congress and its term (as in 清源市第九届) are not stated"),
        ("第八届", "there is no term “第八届” here"),
        ("桃源县第十九届", "there is no term “桃源县第十九届” here"),
        ("清源市第十届", "there is no term “清源市第十届” here"),
    ],
)
def test_a_term_that_is_not_here_refuses_the_row(text, sentence):
    assert said(read_rows(DING | {"term": text})) == [(2, "term", sentence, Severity.REFUSED)]


def test_a_sheet_that_tells_no_term_anywhere_is_refused_by_name():
    with pytest.raises(FileRefused) as refusal:
        read_rows(DING, title="代表名册")
    assert str(refusal.value) == (
        "The title of the sheet “表” does not tell whose roster it is: "
        "the congress and its term (as in 清源市第九届) are not stated."
    )


def test_a_column_of_terms_stands_in_for_a_title_row_by_row():
    roster = read_rows(DING | {"term": "清源市第九届"}, WANG | {"term": ""}, title="代表名册")
    assert [row.term for row in roster.rows] == [CITY.key]
    assert said(roster) == [
        (3, "term", "the congress and its term (as in 清源市第九届) are not stated", Severity.REFUSED)
    ]


@pytest.mark.parametrize(
    ("changed", "problems", "taken"),
    [
        ({}, [(3, "name", "this mandate is entered already in row 2 of “表”", Severity.REFUSED)], [2]),
        (
            {"card_no": "009"},
            [(3, "name", "this mandate is entered already in row 2 of “表”", Severity.REFUSED)],
            [2],
        ),
        (
            {"phone": "13900000000"},
            [(3, "name", "this mandate is entered already in row 2 of “表”", Severity.REFUSED)],
            [2],
        ),
        (
            {"name": "李明"},
            [
                (2, "card_no", "row 3 of “表” has the same card number", Severity.WARNING),
                (3, "card_no", "this card number is already 丁涛's", Severity.REFUSED),
            ],
            [2],
        ),
        ({"phone": "13900000000", "card_no": ""}, [], [2, 3]),
        ({"name": "李明", "card_no": ""}, [], [2, 3]),
        ({"term": "清源市第九届"}, [], [2, 3]),
    ],
)
def test_two_rows_clash_over_a_mandate_or_a_card_of_one_term(changed, problems, taken):
    roster = read_rows(DING | {"term": ""}, DING | {"term": ""} | changed)
    assert (said(roster), [row.row for row in roster.rows]) == (problems, taken)


@pytest.mark.parametrize(("column", "limit"), MAX_LENGTHS.items())
def test_a_text_longer_than_its_column_is_refused_and_one_as_long_is_not(column, limit):
    long, just = (read_rows(DING | {column: "届" * length}) for length in (limit + 1, limit))
    sentence = f"longer than {limit} characters"
    assert [each for each in said(long) if each[3] == Severity.REFUSED] == [(2, column, sentence, Severity.REFUSED)]
    assert [len(getattr(row, column)) for row in just.rows] == [limit]


@pytest.mark.parametrize(
    ("level", "sentence"), [("乡级", ""), ("乡", ""), ("", ""), ("市级", "柳林镇 is not of the level “市级”")]
)
def test_a_level_is_that_of_the_term(level, sentence):
    assert [each[2] for each in said(read_rows(DING | {"level": level}))] == ([sentence] if sentence else [])


def test_all_wrong_cells_of_a_row_are_named_in_the_order_of_the_rows():
    roster = read_rows(WANG | {"sex": "先生", "ethnicity": "大和"}, DING, WANG | {"card_no": "001", "name": "李明"})
    assert [(row, column) for row, column, _reason, _severity in said(roster)] == [
        (2, "sex"), (2, "ethnicity"), (3, "card_no"), (4, "card_no"),
    ]  # fmt: skip


def test_numbers_of_people_in_a_note_are_hidden():
    [row] = read_rows(DING | {"note": "身份证990101197211011234，电话13812341234"}).rows
    assert row.note == "身份证990101************，电话138****1234"


def test_the_deputies_of_another_place_are_refused_with_their_place():
    elsewhere = KnownTerm(1, "柳林镇", "乡级", 19, is_within_scope=False)
    sentence = "the deputies of 柳林镇 are not yours to record"
    assert said(read_rows(DING, terms=[elsewhere])) == [(2, "term", sentence, Severity.REFUSED)]
