"""The table of a decided grading: every unit's points beside their weights, as paper and spreadsheet."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from congress.audit.models import Entry
from suggestions import actions
from suggestions.actions.supervision import grading
from suggestions.models import Suggestion
from suggestions.models.supervision import Grading
from suggestions.oversight.grading_paper import GIVERS, MEASURED, grading_sheets, grading_words, heads
from suggestions.rules.supervision.grading import SCORERS, read_items
from suggestions.rules.supervision.measures import MEASURES
from tests.once import shared
from tests.suggestions.supervision.test_grading import begun, decided, scheme, today, typed
from tests.town import build_town

TESTS = """
签收 | good: signed_in>=100 | pass: signed_in>=90
办理 | good: answered>=80, satisfied>=80 | pass: answered>=60
"""


def freeze(town):
    """The town, and a grading decided in it."""
    town.rate(town.replied(), "satisfied")
    found = begun(town)
    typed(town, found)
    return town, decided(town, found)


lived, world = shared(lambda: freeze(build_town()))


@pytest.fixture
def frozen(world):
    return world[1]


@pytest.fixture
def town(world):
    """The town of the decided grading."""
    return world[0]


def another(town):
    """Begun by the scheme of the first, over the same days."""
    [first] = Grading.objects.all()
    period = {"from_on": first.from_on, "until_on": first.until_on}
    return grading.begin(
        first.scheme, title="再次测评", form_key=uuid4(), by=town.supervisor, at=timezone.now(), **period
    )


def grid_of(words):
    return next(block for block in words.blocks if hasattr(block, "headings"))


def test_the_table_names_each_weight_and_gives_every_point(frozen):
    grid = grid_of(grading_words(frozen, today()))
    assert grid.headings == [
        "承办单位",
        "件数",
        "领导重视\n（5分）",
        "制度建设\n（5分）",
        "办理情况\n（20分）",
        "常委会测评\n（30分）",
        "全体代表测评\n（20分）",
        "提出建议的代表测评\n（20分）",
        "总分",
        "等次",
    ]
    assert grid.rows == [["清源市住房和城乡建设局", "1", "5", "4", "20", "27", "16", "20", "92", "满意"]]


def test_the_paper_says_by_which_scheme_who_decided_and_what_each_item_is(frozen):
    texts = [block for block in grading_words(frozen, today()).blocks if isinstance(block, str)]
    assert ("《汝州办法》" in texts[0], "第41次主任会议" in texts[0], "共1个单位" in texts[0]) == (True, True, True)
    assert texts[2:4] == ["领导重视：5分，工作机构评分。", "制度建设：5分，工作机构评分。"]
    assert texts[-1].startswith("等次：满意，80分以上；基本满意，60分以上")


def test_the_paper_of_tests_names_rungs_and_conditions(town):
    period = {"from_on": today() - timedelta(days=200), "until_on": today()}
    tests = scheme(town, name="深圳办法", items=TESTS, levels="优 | 2\n合格 | 1\n不合格 | 0")
    act = {"form_key": uuid4(), "by": town.supervisor, "at": timezone.now()}
    found = decided(town, grading.begin(tests, title="测评", **act, **period))
    words = grading_words(found, today())
    assert grid_of(words).rows == [["清源市住房和城乡建设局", "1", "优", "优", "优", "优"]]
    assert "办理：按时答复率不低于80%、满意率不低于80%为优；按时答复率不低于60%为合格。" in words.blocks


def test_a_unit_with_nothing_to_grade_shows_dashes(town):
    actions.assign(town.accepted(), lead=town.units["教育局"], by=town.dispatcher, at=timezone.now())
    found = decided(town, another(town))
    rows = {row[0]: row[2:] for row in grid_of(grading_words(found, today())).rows}
    assert rows["清源市教育局"] == ["—"] * 8


def test_the_paper_is_the_same_whatever_happens_later(frozen, town):
    before = grading_words(frozen, today())
    town.assigned(at=timezone.now() - timedelta(days=200))
    Suggestion.objects.update(status="withdrawn")
    assert grading_words(frozen, today() + timedelta(days=90)) == before


def test_the_spreadsheet_has_the_results_and_what_they_came_from(frozen):
    book = load_workbook(BytesIO(grading_sheets(frozen, today())))
    assert book.sheetnames == ["测评结果", "计分依据"]
    rows = [[cell.value for cell in row] for row in book["计分依据"].rows]
    assert (len(rows), rows[0][0], [row[1] for row in rows[1:4]]) == (
        7,
        "承办单位",
        ["领导重视", "制度建设", "办理情况"],
    )
    assert rows[3][2:4] == ["20", "20.00"]


def test_every_measure_and_giver_has_its_chinese_word():
    assert (set(MEASURED), set(GIVERS)) == (set(MEASURES), set(SCORERS))


@pytest.mark.parametrize(
    ("item", "head"),
    [
        ("甲 | 20 | staff", "甲\n（20分）"),
        ("甲 | 7.5 | solved", "甲\n（7.5分）"),
        ("甲 | good: solved>=9 | pass: solved>=8", "甲"),
    ],
)
def test_a_column_is_headed_by_item_and_weight(item, head):
    assert heads(read_items(item))[2] == head


@pytest.mark.parametrize(("kind", "code"), [("pdf", 200), ("docx", 200), ("xlsx", 200), ("exe", 404)])
def test_the_office_takes_it_home_in_every_kind(frozen, town, kind, code):
    client = Client()
    client.force_login(town.chair)
    assert client.get(f"{frozen.get_absolute_url()}table.{kind}").status_code == code
    assert Entry.objects.filter(act="grading.paper").count() == (code == 200)


def test_there_is_no_paper_of_what_is_not_decided(town):
    client = Client()
    client.force_login(town.supervisor)
    assert client.get(f"{another(town).get_absolute_url()}table.pdf").status_code == 404


def test_the_docx_is_a_table_word_can_open(frozen, town):
    client = Client()
    client.force_login(town.chair)
    content = client.get(f"{frozen.get_absolute_url()}table.docx").content
    [grid] = Document(BytesIO(content)).tables
    assert [cell.text for cell in grid.rows[1].cells][-2:] == ["92", "满意"]


def test_points_are_written_without_needless_noughts(town):
    found = another(town)
    grading.score(
        found, town.units["住建局"], points={"领导重视": Decimal("4.50")}, by=town.supervisor, at=timezone.now()
    )
    assert grid_of(grading_words(found, today())).rows[0][2] == "4.5"
