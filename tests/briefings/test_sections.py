"""What the sections of circulars and yearly reports say: by unit, by area, of key suggestions, of twelve months."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from briefings.rules.periods import LENGTHS, Kind, Period
from briefings.sections import counted, units
from briefings.sections.figures import Figure
from briefings.sections.grids import COLUMNS, Rows
from congress.common.dates import last_of_month, months_before
from congress.documents.dates import written_day
from suggestions.actions.supervision import keys
from suggestions.models import Suggestion
from suggestions.models.supervision import KeyCriterion
from tests.briefings.conftest import MONTH, Press
from tests.briefings.lived import at, build
from tests.once import shared

lived, press = shared(build)
SAID = Callable[[Kind], dict[str, Any]]


@pytest.fixture
def said(press: Press) -> SAID:
    """The sections of a kind by key, of a period that ends with last month."""

    def sections(kind: Kind) -> dict[str, Any]:
        period = Period(months_before(MONTH, LENGTHS[kind] - 1), LENGTHS[kind])
        found = counted(press.town.congress, kind, period)
        return {each["key"]: each for each in found["words"]["sections"]}

    return sections


def test_units_are_named_for_what_they_did_and_left(said: SAID) -> None:
    assert said(Kind.QUARTER)["units"]["text"].split("\n") == [
        "有主办件的承办单位1个。",
        "（一）按时答复",
        "没有全部按时答复的承办单位。",
        "有逾期的是清源市住房和城乡建设局1件。",
        "（二）代表评价",
        "满意和基本满意率总体为50.0%（1/2），各承办单位都不低于总体。",
    ]


def test_areas_are_named_where_nothing_happened_or_something_is_late(said: SAID) -> None:
    section = said(Kind.QUARTER)["areas"]
    assert section["text"].split("\n")[0] == "期内，各地区都开展接待活动；各地区都收到群众意见。"
    [grid] = section["parts"]
    assert grid["headings"][:3] == ["地区", "接待活动（次）", "接待群众（人次）"]
    assert [row[1:5] for row in grid["rows"]] == [["1", "7", "7", "1"]]
    on, [late] = written_day(last_of_month(MONTH)), [row[5] for row in grid["rows"]]
    assert section["text"].split("\n")[1] == f"截至{on}，群众意见逾期未办的有{grid['rows'][0][0]}（{late}件）。"


def test_the_year_draws_all_twelve_months(said: SAID) -> None:
    [chart] = said(Kind.YEAR)["charts"]["parts"]
    assert (chart["caption"], len(chart["labels"])) == ("近十二个月群众意见（件）", 12)
    assert chart["series"][0]["values"][-3:] == [1, 2, 4]


def test_the_editor_s_sections_are_empty_until_they_are_written(said: SAID) -> None:
    found = said(Kind.YEAR)
    assert [found[key]["text"] for key in ("cases", "next_steps")] == ["", ""]


def test_key_suggestions_are_named_but_no_confidential_one_and_open_their_list(press: Press, said: SAID) -> None:
    assert said(Kind.MONTH)["keys"]["text"] == "本次会议以来没有确定重点督办建议。"
    hidden = Suggestion.objects.filter(is_confidential=True)
    pk = hidden.get().pk
    hidden.update(is_confidential=False)
    criteria = [KeyCriterion.objects.create(congress=press.town.congress, name="群众反映强烈")]
    meeting = {"decided_on": at(9).date(), "meeting": "第41次主任会议", "by": press.town.chair, "at": at(9)}
    for title in ("关于供暖准备的建议", "关于不宜公开事项的建议"):
        row = Suggestion.objects.get(title=title)
        keys.choose(keys.propose(row, criteria=criteria, reasons="急", by=press.town.supervisor, at=at(8)), **meeting)
    Suggestion.objects.filter(pk=pk).update(is_confidential=True)
    section = said(Kind.MONTH)["keys"]
    assert section["text"].split("\n")[1] == "重点督办的是《关于供暖准备的建议》。"
    office = Client()
    office.force_login(press.town.supervisor)
    day = last_of_month(MONTH).isoformat()
    query = {"session": press.town.session.pk, "chosen_by": day}
    lengths = [len(office.get("/supervision/keys/", {**query, **more}).context["rows"]) for more in ASKED]
    assert lengths == [2, 0, 0]


ASKED: list[dict[str, str]] = [{}, {"reported_by": "2999-01-01"}, {"chosen_by": "2000-01-01"}]


def figure(count: int, whole: int | None = None) -> Figure:
    return Figure(key="k", label="l", count=count, whole=whole)


def row(name: str, on_time: tuple[int, int], overdue: int, content: tuple[int, int]) -> tuple[str, list[Figure]]:
    found = {"on_time": figure(*on_time), "overdue": figure(overdue), "content": figure(*content)}
    return name, [found.get(key, figure(0)) for key in COLUMNS]


UNITS: Rows = [row("甲局", (3, 3), 0, (3, 3)), row("乙局", (1, 2), 1, (1, 2)), row("丙局", (0, 0), 0, (0, 0))]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (UNITS, "应答复的主办件全部按时答复的有甲局。"),
        (UNITS[1:], "没有全部按时答复的承办单位。"),
        (UNITS[2:], "没有可计按时答复的主办件。"),
    ],
)
def test_who_answered_all_in_time_is_named_and_nobody_who_had_nothing_due(rows: Rows, words: str) -> None:
    assert units._punctual(rows) == words


@pytest.mark.parametrize(
    ("average", "words"),
    [
        (figure(4, 5), "满意和基本满意率总体为80.0%（4/5）；低于总体的有乙局50.0%（1/2）。"),
        (figure(1, 2), "满意和基本满意率总体为50.0%（1/2），各承办单位都不低于总体。"),
        (figure(0, 0), "尚未收回代表评价。"),
    ],
)
def test_below_the_average_are_only_units_that_were_rated(average: Figure, words: str) -> None:
    assert units._below(UNITS, average) == words
