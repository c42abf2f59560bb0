"""Every figure of a briefing equals the list it opens, as of the cut-off; the words for more, less and the same."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from briefings.models import Briefing
from briefings.rules.periods import LENGTHS, Kind, Period
from briefings.sections import SECTIONS, counted
from briefings.sections.figures import Figure
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.wording import compared, joined, signed, told
from congress.common.dates import months_before
from stations.actions import handling
from stations.actions.steps import step
from stations.models import Opinion
from suggestions.models import Suggestion
from tests.briefings.conftest import MONTH, NOW, Press
from tests.briefings.lists import wrong_ones
from tests.briefings.lived import build
from tests.once import shared

lived, press = shared(build)


def until_last_month(kind: Kind) -> Period:
    """So long as the kind, ending with last month, so that all that happened lies in it."""
    return Period(months_before(MONTH, LENGTHS[kind] - 1), LENGTHS[kind])


@pytest.fixture
def drafted(press: Press) -> Briefing:
    return press.draft()


@pytest.mark.parametrize(("kind", "who"), [*((kind, "supervisor") for kind in Kind), (Kind.MONTH, "chair")])
def test_every_figure_is_the_length_of_the_list_it_opens(press: Press, kind: Kind, who: str) -> None:
    figures = counted(press.town.congress, kind, until_last_month(kind))["figures"]
    assert (wrong_ones(press.town.people[who], figures), len(figures) > 30) == ([], True)


def test_the_lists_stay_as_long_whatever_is_done_afterwards(press: Press) -> None:
    counts = partial(counted, press.town.congress, Kind.MONTH, Period(MONTH))
    figures = counts()["figures"]
    late, *_others, said = Opinion.objects.filter(
        status="submitted", received_at__date__lte=Period(MONTH).cut_off
    ).order_by("pk")
    handling.accept(late, topic="traffic", by=press.town.deputy, at=NOW)
    step("suggest", said, by=press.town.deputy, at=NOW, became="关于护学岗的建议")
    press.town.reply(Suggestion.objects.get(title="关于供暖准备的建议"), NOW)
    again = {each["key"]: each["count"] for each in counts()["figures"]}
    assert wrong_ones(press.town.supervisor, figures) == []
    assert {each["key"]: each["count"] for each in figures} == again


def test_what_is_confidential_is_told_as_left_out(drafted: Briefing) -> None:
    [main] = [each for each in drafted.words["sections"] if each["key"] == "main"]
    assert "另有立案建议1件，代表要求保密，不计入。" in str(main["parts"])


def test_what_happened_after_the_cut_off_is_not_counted(drafted: Briefing) -> None:
    found = {each["key"]: each for each in drafted.figures}
    assert [found[key]["count"] for key in ("received", "ended", "held", "citizens", "times")] == [4, 1, 1, 7, 1]
    assert (found["received"]["last_month"], found["received"]["last_year"]) == (2, 1)
    assert (found["satisfied"]["count"], found["unanswered_late"]["count"], found["motions"]["count"]) == (1, 1, 1)


def test_what_needs_a_decision_is_named_and_nothing_confidential(drafted: Briefing) -> None:
    [text] = [each["text"] for each in drafted.words["sections"] if each["key"] == "decide"]
    assert text.split("\n")[:2] == [
        "1.逾期未答复的代表建议1件，其中：《关于供暖准备的建议》。建议由分管领导约谈承办单位，限期答复。",
        "2.《关于城中村自建房安全的建议》，清源市住房和城乡建设局提出延期，请研究。",
    ]
    assert "不宜公开" not in str(drafted.words)


def test_the_bars_are_the_last_six_months(drafted: Briefing) -> None:
    [chart] = [each["parts"][0] for each in drafted.words["sections"] if each["key"] == "charts"]
    received, ended = (each["values"] for each in chart["series"])
    assert (received, ended) == ([0, 0, 0, 1, 2, 4], [0, 0, 0, 0, 0, 1])


def test_a_new_section_is_a_file_and_a_line(press: Press) -> None:
    """Projects, training and duty join so."""
    bridge = Figure(key="bridges", label="桥", count=3, url="/bridges")

    def tell(scope: Scope) -> Told:
        return Told(paragraphs=[f"{scope.words.this}建桥3座。"], figures=[bridge])

    sections = (*SECTIONS[Kind.MONTH], Section("projects", "民生实事项目", tell))
    found = counted(press.town.congress, Kind.MONTH, Period(MONTH), sections)
    assert found["words"]["sections"][-1] == {
        "key": "projects",
        "title": "民生实事项目",
        "text": "本月建桥3座。",
        "parts": [],
    }
    assert found["figures"][-1]["label"] == "桥"


@pytest.mark.parametrize("kind", Kind)
def test_every_section_has_a_key_of_its_own(kind: Kind) -> None:
    assert len({each.key for each in SECTIONS[kind]}) == len(SECTIONS[kind])


@pytest.mark.parametrize(("kind", "queries"), [(Kind.MONTH, 37), (Kind.QUARTER, 24), (Kind.YEAR, 26)])
def test_each_kind_takes_the_same_queries_whatever_the_size(
    press: Press, kind: Kind, queries: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(queries):
        counted(press.town.congress, kind, until_last_month(kind))
    for _ in range(3):
        press.town.handling(title="关于又一条路的建议")
    with django_assert_num_queries(queries):
        counted(press.town.congress, kind, until_last_month(kind))


def figure(count: int, whole: int | None = None, **earlier: Any) -> Figure:
    return Figure(key="k", label="l", count=count, whole=whole, unit="件" if whole is None else "%", **earlier)


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (figure(9), figure(4), "，比上月增加5件"),
        (figure(4), figure(9), "，比上月减少5件"),
        (figure(4), figure(4), "，与上月持平"),
        (figure(0), figure(0), ""),
        (figure(4), None, ""),
        (figure(9, 10), figure(8, 10), "，比上月提高10.0个百分点"),
        (figure(1, 3), figure(2, 3), "，比上月下降33.4个百分点"),
        (figure(1, 3), figure(0, 0), ""),
        (figure(0, 0), figure(1, 3), ""),
    ],
)
def test_the_words_for_more_less_and_the_same(now: Figure, then: Figure | None, words: str) -> None:
    assert compared(now.with_earlier([("上月", then), ("去年同期", None)])) == words


@pytest.mark.parametrize(("value", "words"), [(9, "＋9"), (-2.5, "－2.5"), (0, "0"), (None, "—")])
def test_changes_carry_their_sign(value: float | None, words: str) -> None:
    assert signed(value) == words


@pytest.mark.parametrize(
    ("now", "words"), [(figure(306), "306件"), (figure(30, 31), "96.8%（30/31）"), (figure(0, 0), "暂无可计件")]
)
def test_a_figure_in_a_sentence_says_what_it_was_divided_by(now: Figure, words: str) -> None:
    assert told(now) == words


@pytest.mark.parametrize(("parts", "words"), [([], ""), (["甲"], "甲"), (["甲", "乙", "丙"], "甲、乙和丙")])
def test_names_are_joined_as_one_speaks(parts: list[str], words: str) -> None:
    assert joined(parts) == words
