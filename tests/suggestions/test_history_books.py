"""Tables of earlier years in odd shapes: every heading, any order, titles above, days as days, several sheets."""

import random
from datetime import date
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import Workbook

from congress.common.spreadsheets import read_sheets
from suggestions.history import HEADINGS, REQUIRED, KnownCongress, KnownSession, cells, read_history
from suggestions.history.words import NOBODY, OUTCOMES, RATING_OF, TOTALS

TODAY = date(2025, 8, 1)
CITY = KnownCongress(
    sessions={(9, 2): KnownSession(2, 9)},
    units={"市交通局": 1, "市财政局": 2, "市教育局": 3},
    mandates={(9, "杜浩"): [7], (9, "曹丽"): [8]},
    outcomes="ABCD",
)
GOOD = {
    "number": "12",
    "title": "关于修路的建议",
    "lead": "杜浩",
    "cosigners": "曹丽",
    "category": "城建环资",
    "period": "闭会",
    "session": "九届二次",
    "lead_unit": "市交通局",
    "co_units": "市财政局、市教育局",
    "assigned_on": date(2023, 3, 10),
    "answered_on": "2023年5月25日",
    "outcome": "B",
    "rating": "基本满意",
    "content": "路坏了。\n请修。",
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def read(**sheets):
    """The history of a workbook of these sheets, each a list of rows."""
    workbook, content = Workbook(), BytesIO()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(content)
    content.seek(0)
    return read_history(read_sheets(content, HEADINGS, REQUIRED), CITY, TODAY)


def headings(names):
    return [HEADINGS[name][0] for name in names]


def told(past):
    return {name: getattr(past, name) for name in past.__slots__ if name not in ("sheet", "row")}


def plain():
    [past] = read(表=[headings(GOOD), list(GOOD.values())]).rows
    return told(past)


def test_a_whole_row_is_read_field_by_field():
    assert plain() == {
        "session": 2, "is_between": True, "number": 12, "title": "关于修路的建议", "lead": ("杜浩", 7),
        "cosigners": (("曹丽", 8),), "category": "城建环资", "lead_unit": 1, "co_units": (2, 3),
        "assigned_on": date(2023, 3, 10), "answered_on": date(2023, 5, 25), "outcome": "B", "rating": "mostly",
        "content": "路坏了。\n请修。",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "heading"), [(name, each) for name, words in HEADINGS.items() for each in words])
def test_every_heading_is_known_in_all_its_words(name, heading):
    words = [heading if each == name else HEADINGS[each][0] for each in GOOD]
    [past] = read(表=[words, list(GOOD.values())]).rows
    assert told(past) == plain()


@pytest.mark.parametrize("seed", range(5))
def test_columns_in_any_order_below_titles_read_the_same(seed):
    names = random.Random(seed).sample(list(GOOD), len(GOOD))
    history = read(表=[["历年代表建议一览"], [], headings(names), [GOOD[name] for name in names]])
    assert [(past.row, told(past)) for past in history.rows] == [(4, plain())]
    assert history.problems == ()


def test_columns_that_are_not_there_leave_their_fields_empty():
    [past] = read(表=[headings(REQUIRED), [GOOD[name] for name in REQUIRED]]).rows
    assert (past.is_between, past.cosigners, past.category, past.lead_unit, past.co_units) == (False, (), "", None, ())
    assert (past.assigned_on, past.answered_on, past.outcome, past.rating, past.content) == (None, None, "", "", "")


def test_a_number_used_in_two_sheets_is_refused_in_the_second():
    rows = [headings(GOOD), list(GOOD.values())]
    history = read(上=rows, 下=rows)
    assert [(past.sheet, past.number) for past in history.rows] == [("上", 12)]
    assert [(each.sheet, each.row, each.reason) for each in history.problems] == [
        ("下", 2, "row 2 of “上” has this number in the same session")
    ]


@pytest.mark.parametrize("word", sorted(TOTALS))
def test_a_row_of_totals_is_passed_over(word):
    history = read(表=[headings(GOOD), list(GOOD.values()), [" ".join(word), "1件"]])
    assert ([past.number for past in history.rows], history.problems) == ([12], ())


@pytest.mark.parametrize("name", ["cosigners", "co_units", "outcome", "rating"])
@pytest.mark.parametrize("word", sorted(NOBODY))
def test_nothing_is_said_in_many_ways(name, word):
    [past] = read(表=[headings(GOOD), list((GOOD | {name: word}).values())]).rows
    assert not getattr(past, name)


@pytest.mark.parametrize(("spelling", "code"), [(each, code) for code, words in OUTCOMES.items() for each in words])
def test_an_outcome_is_told_by_letter_by_words_and_by_both(spelling, code):
    told_as = [spelling, f"{spelling}类", f"{code}（{spelling}）", f"{code.lower()}类({spelling})", f" {code} "]
    assert {cells.read_outcome(each, "ABCD") for each in told_as} == {code}


@pytest.mark.parametrize(("word", "rating"), [(word, each) for word, each in RATING_OF.items() if word not in NOBODY])
@pytest.mark.parametrize("shape", ["{}", "√{}", "☑ {}", "{}。", "✔{}."])
def test_a_rating_may_be_ticked_and_end_in_a_point(word, rating, shape):
    assert cells.read_rating(shape.format(word)) == rating


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", []),
        ("/", []),
        ("市交通局", ["市交通局"]),
        ("市交通局、市财政局", ["市交通局", "市财政局"]),
        ("市交通局 市财政局\n市教育局；无", ["市交通局", "市财政局", "市教育局"]),
    ],
)
def test_units_are_told_apart_however_they_are_listed(text, units):
    assert cells.split_units(text) == units


@pytest.mark.parametrize(
    ("text", "number", "is_between"),
    [("", "闭7", True), ("", "7", False), ("闭会期间", "7", True), ("闭", "闭7", True), ("大会期间", "7", False)],
)
def test_the_period_is_told_by_its_column_or_by_the_number(text, number, is_between):
    assert cells.read_is_between(text, cells.read_suggestion_number(number)) == is_between


@pytest.mark.parametrize(("day", "is_taken"), [(date(2025, 8, 1), True), (date(2025, 8, 2), False)])
def test_a_day_may_be_today_and_not_tomorrow(day, is_taken):
    history = read(表=[headings(GOOD), list((GOOD | {"answered_on": day}).values())])
    assert bool(history.rows) == is_taken


def test_an_answer_on_the_day_of_the_hand_over_is_in_order():
    history = read(表=[headings(GOOD), list((GOOD | {"answered_on": GOOD["assigned_on"]}).values())])
    assert (len(history.rows), history.problems) == (1, ())
