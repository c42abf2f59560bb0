"""The table of earlier years' suggestions: the whole sample, and each cell in all its spellings."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import translation

from congress.common.spreadsheets import FileRefused, Severity, read_sheets, write_table
from deputies.roster.cells import UnreadableCell
from suggestions.history import HEADINGS, REQUIRED, History, KnownCongress, KnownSession, cells, read_history
from suggestions.rules import Rating

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED = json.loads((SAMPLES / "suggestions_2023_2025.expected.json").read_text("utf-8"))
UNITS = json.loads((SAMPLES / "units.expected.json").read_text("utf-8"))["units"]
PEOPLE = json.loads((SAMPLES / "roster_clean.expected.json").read_text("utf-8"))["normalised"]
TODAY = date(2025, 8, 1)
CITY = KnownCongress(
    sessions={(9, number): KnownSession(number, 9) for number in (1, 2, 3, 4)},
    units={spelling: unit["row"] for unit in UNITS for spelling in (unit["name"], unit["short"])},
    mandates={(9, person["name"]): [int(person["card"])] for person in PEOPLE if person["congress"] == "清源市"},
    outcomes="ABCD",
)
RATINGS = {Rating.SATISFIED: "满意", Rating.MOSTLY: "基本满意", Rating.DISSATISFIED: "不满意", "": "未反馈"}
GOOD = {
    "编号": "1",
    "标题": "关于修路的建议",
    "领衔代表": "杜浩",
    "附议代表": "",
    "会议/闭会": "会议",
    "届次会次": "九届二次",
    "主办单位": "市交通局",
    "会办单位": "",
    "交办日期": "2023-03-10",
    "答复日期": "2023-05-25",
    "办理结果": "A",
    "满意度": "满意",
    "内容摘要": "路坏了。",
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def sample() -> History:
    with translation.override("en"), (SAMPLES / EXPECTED["file"]).open("rb") as file:
        return read_history(read_sheets(file, HEADINGS, REQUIRED), CITY, TODAY)


def read(*rows: dict[str, str], known: KnownCongress = CITY) -> History:
    """The history of a sheet whose rows are the good row with the given cells changed."""
    table = write_table("表", list(GOOD), [[*(GOOD | row).values()] for row in rows])
    return read_history(read_sheets(BytesIO(table), HEADINGS, REQUIRED), known, TODAY)


def problems(*rows: dict[str, str]) -> list[tuple[int, str, str, str]]:
    return [(each.row, each.column, each.reason, each.severity) for each in read(*rows).problems]


def as_expected(past) -> dict:
    names = {unit["row"]: unit["name"] for unit in UNITS}
    return {
        "row": past.row,
        "session": past.session,
        "period": "闭会期间" if past.is_between else "会议期间",
        "seq": past.number,
        "title": past.title,
        "lead": past.lead.name,
        "cosigners": [cosigner.name for cosigner in past.cosigners],
        "category": past.category,
        "lead_unit": names[past.lead_unit],
        "co_units": [names[unit] for unit in past.co_units],
        "assigned_on": str(past.assigned_on),
        "answered_on": str(past.answered_on) if past.answered_on else None,
        "outcome": past.outcome or None,
        "rating": RATINGS[past.rating] if past.answered_on else None,
    }


def test_every_right_row_of_the_sample_is_read_field_by_field(sample):
    refused = {row["row"] for row in EXPECTED["must_refuse"]}
    told = ["term_text", "lead_card", "matter", "topic"]
    right = [
        {name: value for name, value in row.items() if name not in told}
        for row in EXPECTED["rows"]
        if row["row"] not in refused
    ]
    assert [as_expected(past) for past in sample.rows] == right


def test_leads_and_cosigners_are_found_among_the_deputies(sample):
    cards = {row["row"]: int(row["lead_card"]) for row in EXPECTED["rows"] if row["row"] != 85}
    assert {past.row: past.lead.mandate for past in sample.rows if past.row != 85} == {
        past.row: cards[past.row] for past in sample.rows if past.row != 85
    }
    assert [name.name for past in sample.rows for name in past.cosigners if name.mandate is None] == []


def test_the_wrong_rows_of_the_sample_are_refused_by_row_and_column(sample):
    refused = [(each.row, each.column) for each in sample.problems if each.severity is Severity.REFUSED]
    assert refused == [(row["row"], row["column"]) for row in EXPECTED["must_refuse"]]


def test_the_doubtful_rows_of_the_sample_are_taken_with_a_warning(sample):
    warned = [(each.row, each.column) for each in sample.problems if each.severity is Severity.WARNING]
    assert warned == [(row["row"], row["column"]) for row in EXPECTED["may_refuse"]]


def test_a_number_used_twice_names_the_earlier_row(sample):
    assert [each.reason for each in sample.problems if each.row == 123] == [
        "row 122 of “历年建议” has this number in the same session"
    ]


@pytest.mark.parametrize(
    ("text", "number", "is_between"),
    [
        ("007", 7, False),
        ("7", 7, False),
        ("７", 7, False),
        ("第7号", 7, False),
        ("第 007 号", 7, False),
        ("第七号", 7, False),
        ("闭007", 7, True),
        ("闭会第7号", 7, True),
        ("闭会第十二号", 12, True),
    ],
)
def test_a_number_in_every_spelling(text, number, is_between):
    assert cells.read_suggestion_number(text) == (number, is_between)


@pytest.mark.parametrize("text", ["", "号", "0", "7-8", "A7", "第7件"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(UnreadableCell) as refusal:
        cells.read_suggestion_number(text)
    assert str(refusal.value) == f"“{text}” is not a number of a suggestion"


@pytest.mark.parametrize(
    "text", ["九届二次", "第九届第二次", "市九届人大二次会议", "清源市第九届人民代表大会第二次会议", "9届2次"]
)
def test_a_session_in_every_spelling(text):
    assert cells.read_session(text) == (9, 2)


@pytest.mark.parametrize(
    ("text", "names", "count"),
    [
        ("", (), None),
        ("无", (), None),
        ("/", (), None),
        ("杜　浩", ("杜浩",), None),
        ("徐生山（等8人）", ("徐生山",), 8),
        ("高学立、杨志福、吴国龙等3人", ("高学立", "杨志福", "吴国龙"), 3),
        ("钟　辉、石　㛃、买买提·吐尔逊", ("钟辉", "石㛃", "买买提·吐尔逊"), None),
        ("邹辉树　叶尔兰·哈那提　曹丽", ("邹辉树", "叶尔兰·哈那提", "曹丽"), None),
        ("刘　玲 张　伟", ("刘玲", "张伟"), None),
        ("汪　𬱖、高成龙 李四", ("汪𬱖", "高成龙", "李四"), None),
        ("李四\n王五，赵六;李四", ("李四", "王五", "赵六"), None),
    ],
)
def test_names_are_told_from_counts_and_padding(text, names, count):
    assert cells.read_people(text) == (names, count)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [(spelling, code) for code, all_of in EXPECTED["dictionary"]["outcome"].items() for spelling in all_of],
)
def test_an_outcome_in_every_spelling(spelling, code):
    assert cells.read_outcome(spelling, "ABCD") == code


@pytest.mark.parametrize("word", ["E类", "A（正在解决）", "AB", "很好", "D"])
def test_an_outcome_outside_the_scheme_or_against_itself_is_refused(word):
    with pytest.raises(UnreadableCell) as refusal:
        cells.read_outcome(word, "ABC")
    assert str(refusal.value) == f"“{word}” is not a category here; there are A、B、C"


@pytest.mark.parametrize(
    ("spelling", "rating"),
    [(spelling, rating) for rating, all_of in EXPECTED["dictionary"]["rating"].items() for spelling in all_of],
)
def test_a_rating_in_every_spelling(spelling, rating):
    assert RATINGS[cells.read_rating(spelling)] == rating


@pytest.mark.parametrize(
    ("changed", "column", "reason"),
    [
        ({"编号": ""}, "编号", "“” is not a number of a suggestion"),
        ({"标题": ""}, "标题", "there is no title"),
        ({"标题": "长" * 101}, "标题", "longer than 100 characters"),
        ({"编号": "9" * 5_000}, "编号", f"“{'9' * 5_000}” is not a number of a suggestion"),
        ({"附议代表": "长" * 61}, "附议代表", "longer than 60 characters"),
        ({"届次会次": "九届" * 5_000}, "届次会次", "the term and session (as in 九届二次) are not stated"),
        ({"领衔代表": "无"}, "领衔代表", "one lead deputy is expected, 0 are named"),
        ({"领衔代表": "杜浩、曹丽"}, "领衔代表", "one lead deputy is expected, 2 are named"),
        ({"会议/闭会": "春天"}, "会议/闭会", "“春天” is neither 会议 nor 闭会"),
        ({"编号": "闭1"}, "会议/闭会", "the number says 闭会, this column says 会议"),
        ({"届次会次": ""}, "届次会次", "the term and session (as in 九届二次) are not stated"),
        ({"届次会次": "九届八次"}, "届次会次", "there is no session “九届八次” here"),
        ({"主办单位": "市爱卫办"}, "主办单位", "“市爱卫办” is not in the list of handling units"),
        ({"主办单位": "无"}, "主办单位", "handled, but no unit is named"),
        ({"主办单位": "市交通局、市教育局"}, "主办单位", "one lead unit is expected, 2 are named"),
        ({"会办单位": "市教育局 市爱卫办"}, "会办单位", "“市爱卫办” is not in the list of handling units"),
        ({"会办单位": "市交通局"}, "会办单位", "the lead unit is named again as co-handler"),
        ({"交办日期": ""}, "交办日期", "a unit is named, but not the day it was handed over"),
        ({"答复日期": ""}, "答复日期", "there is an outcome, but not the day of the answer"),
        ({"交办日期": "3月"}, "交办日期", "“3月” is not a date"),
        ({"交办日期": "2023-13-01"}, "交办日期", "there is no month 13"),
        ({"答复日期": "2026-01-01"}, "答复日期", "2026-01-01 lies in the future"),
        ({"答复日期": "2023-03-09"}, "答复日期", "answered before it was handed over (2023-03-10)"),
        ({"满意度": "还行"}, "满意度", "“还行” is not a rating"),
    ],
)
def test_a_wrong_cell_refuses_its_row_and_says_why(changed, column, reason):
    assert read(changed).rows == ()
    assert problems(changed) == [(2, column, reason, Severity.REFUSED)]


@pytest.mark.parametrize(
    ("changed", "column", "reason"),
    [
        ({"领衔代表": "赵无名"}, "领衔代表", "no deputy of this term is called 赵无名; the bare name is kept"),
        ({"附议代表": "钱无名"}, "附议代表", "no deputy of this term is called 钱无名; the bare name is kept"),
        ({"领衔代表": "杜浩（等8人）"}, "领衔代表", "8 people are counted, 1 are named"),
        ({"附议代表": "曹丽等5人"}, "附议代表", "5 people are counted, 1 are named"),
        ({"办理结果": ""}, "办理结果", "answered, but the outcome is not stated"),
        ({"答复日期": "", "办理结果": ""}, "满意度", "rated, but no answer is recorded"),
        ({"内容摘要": ""}, "内容摘要", "there is no text; it is taken without"),
    ],
)
def test_a_doubtful_cell_is_taken_with_a_warning(changed, column, reason):
    assert len(read(changed).rows) == 1
    assert problems(changed) == [(2, column, reason, Severity.WARNING)]


def test_of_two_deputies_with_one_name_neither_is_chosen():
    known = KnownCongress(CITY.sessions, CITY.units, {(9, "杜浩"): [1, 2]}, "ABCD")
    history = read({}, known=known)
    assert [past.lead for past in history.rows] == [("杜浩", None)]
    assert [each.reason for each in history.problems] == ["several deputies are called 杜浩; the bare name is kept"]


def test_every_wrong_cell_of_a_row_is_named_at_once():
    assert [(row, column) for row, column, *_rest in problems({"标题": "", "交办日期": "无日", "满意度": "还行"})] == [
        (2, "标题"),
        (2, "交办日期"),
        (2, "满意度"),
    ]


def test_numbers_begin_again_in_each_session_and_between_sessions():
    history = read(
        {}, {"届次会次": "九届三次"}, {"会议/闭会": "闭会"}, {"编号": "闭1", "会议/闭会": "", "届次会次": "九届三次"}
    )
    assert [past.key for past in history.rows] == [(2, False, 1), (3, False, 1), (2, True, 1), (3, True, 1)]


def test_a_total_below_the_table_is_no_suggestion():
    assert [past.row for past in read({}, {"编号": "合 计", "标题": "1件"}).rows] == [2]


def test_a_table_with_other_headings_is_refused_as_a_whole():
    with pytest.raises(FileRefused) as refusal:
        read_sheets(BytesIO(write_table("表", ["姓名", "性别"], [["曹丽", "女"]])), HEADINGS, REQUIRED)
    assert str(refusal.value) == "The sheet “表” has no row with the headings 编号、标题、领衔代表、届次会次."
