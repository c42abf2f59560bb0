"""A batch may go to a first-tier office too, and the category is set right on the way."""

from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from congress.audit.models import Entry
from suggestions import actions
from suggestions.actions.meeting import Handing
from suggestions.documents.of_meetings import meeting_letters, meeting_list
from suggestions.models import Assignment, Category, Suggestion
from tests.suggestions.deep_town import deepen
from tests.suggestions.handover.test_meeting import convene, hand_over


@pytest.fixture
def deep(town):
    return deepen(town)


def test_an_office_gets_the_item_to_pass_on_and_the_clocks_of_that_run(deep):
    meeting, row = convene(deep), deep.accepted()
    batch = hand_over(deep, [Handing(row, deep.units["政府办"])], meeting)
    given = Suggestion.objects.get()
    assert (given.status, given.first_tier, given.handover_meeting) == ("entrusted", deep.units["政府办"], meeting)
    assert (batch.handed, Assignment.objects.count()) == ([given], 0)
    assert sorted(given.clocks.running().values_list("kind", flat=True)) == ["answer", "pass_on"]


def test_an_office_names_the_co_handlers_itself(deep):
    line = Handing(deep.accepted(), deep.units["政府办"], (deep.units["公安局"],))
    batch = hand_over(deep, [line], convene(deep))
    told = "市政府办 names the co-handlers itself when it passes the item on."
    assert ([sentence for _item, sentence in batch.refused], Suggestion.objects.get().status) == ([told], "accepted")


@pytest.mark.parametrize("to", ["住建局", "政府办"])
def test_the_category_named_on_the_line_corrects_the_items_own_and_the_trail_keeps_both(deep, to):
    other = Category.objects.create(congress=deep.congress, name="教科文卫")
    row = deep.accepted()
    hand_over(deep, [Handing(row, deep.units[to], category=other)], convene(deep))
    detail = {"before": deep.category.pk, "after": other.pk}
    assert Suggestion.objects.get().category == other
    assert [entry.detail for entry in Entry.objects.filter(act="suggestion.classify")] == [detail]


def test_a_line_that_names_no_category_or_the_same_changes_none(deep):
    meeting, units = convene(deep), deep.units
    lines = [
        Handing(deep.accepted(), units["住建局"]),
        Handing(deep.accepted(), units["教育局"], category=deep.category),
    ]
    hand_over(deep, lines, meeting)
    assert [row.category for row in Suggestion.objects.all()] == [deep.category] * 2
    assert not Entry.objects.filter(act="suggestion.classify").exists()


@pytest.fixture
def held(deep):
    """One item went to a unit, one to an office."""
    meeting = convene(deep)
    lines = [Handing(deep.accepted(), deep.units["住建局"]), Handing(deep.accepted(), deep.units["政府办"])]
    hand_over(deep, lines, meeting)
    return meeting


def test_the_list_names_what_an_office_passes_on_with_its_last_days(deep, held):
    rows = list(load_workbook(BytesIO(meeting_list(held))).active.values)
    item = Suggestion.objects.get(status="entrusted")
    days = [str(item.clocks.get(kind=kind).due_on) for kind in ("pass_on", "answer")]
    assert [row[:2] for row in rows[1:]] == [("清源市住房和城乡建设局", "主办"), ("清源市人民政府办公室", "转交")]
    assert rows[2][-3:] == ("转交：市政府办", *days)


def test_the_office_gets_a_letter_of_its_own_behind_those_of_the_units(deep, held):
    pages = ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(meeting_letters(held))).pages]
    greeted = [page for page in pages if "交你单位转交承办单位办理" in page]
    assert ([page.count("清源市人民政府办公室：") for page in greeted], "转交市政府办" in pages[-1]) == ([1], True)


def test_passed_on_later_it_stays_in_the_list_as_the_offices(deep, held):
    row = Suggestion.objects.get(status="entrusted")
    actions.pass_on(row, lead=deep.units["教育局"], by=deep.first_tier, at=timezone.now())
    rows = list(load_workbook(BytesIO(meeting_list(held))).active.values)
    assert [line[1] for line in rows[1:]] == ["主办", "转交"]
