"""The hand-over meeting: called once, its batch handed over item by item, its list and letters."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused
from suggestions import actions
from suggestions.actions.meeting import Handing
from suggestions.documents.of_meetings import HEADINGS, meeting_letters, meeting_list
from suggestions.models import Assignment, HandoverMeeting, Suggestion


def convene(town, by="dispatcher", held_on=None, form_key=None):
    day = held_on or timezone.localdate()
    words = {"held_on": day, "place": "市人大常委会会议室", "form_key": form_key or uuid4()}
    return actions.convene(town.session, by=town.people[by], at=timezone.now(), **words)


def hand_over(town, rows, meeting):
    return actions.hand_over_batch(rows, meeting=meeting, by=town.dispatcher, at=timezone.now())


def line(town, item, lead="住建局", co=(), seen=None):
    return Handing(item, town.units[lead], tuple(town.units[name] for name in co), seen)


def test_the_same_form_sent_twice_is_one_meeting(town):
    key = uuid4()
    assert convene(town, form_key=key) == convene(town, form_key=key)
    assert Entry.objects.filter(act="handover_meeting.add").count() == 1
    with pytest.raises(Refused, match="other facts"):
        convene(town, held_on=timezone.localdate() - timedelta(days=1), form_key=key)
    assert HandoverMeeting.objects.get().held_on == timezone.localdate()


@pytest.mark.parametrize("by", ["reviewer", "supervisor", "deputy", "clerk"])
def test_only_the_dispatcher_enters_a_meeting(town, by):
    with pytest.raises(NotYours):
        convene(town, by=by)


def test_a_meeting_is_not_held_before_its_session_opens(town):
    with pytest.raises(Refused):
        convene(town, held_on=town.session.opened_on - timedelta(days=1))
    assert not HandoverMeeting.objects.exists()


def test_a_batch_goes_to_its_units_and_names_the_meeting(town):
    meeting, first, second = convene(town), town.accepted(), town.accepted()
    batch = hand_over(town, [line(town, first, co=["公安局"]), line(town, second, "教育局")], meeting)
    rows = Suggestion.objects.order_by("pk")
    assert [row.status for row in rows] == ["assigned"] * 2
    assert ([row.handover_meeting for row in rows], batch.handed) == ([meeting] * 2, list(rows))
    parts = Assignment.objects.order_by("suggestion_id", "pk").values_list("unit__short_name", "part")
    assert list(parts) == [("住建局", "lead"), ("公安局", "co"), ("教育局", "lead")]


def test_one_that_is_refused_is_told_and_stops_no_other(town):
    meeting, moved, good = convene(town), town.accepted(), town.accepted()
    twice = line(town, town.accepted(), co=["住建局"])
    batch = hand_over(town, [line(town, moved, seen=0), twice, line(town, good)], meeting)
    assert [row for row, _sentence in batch.refused] == [moved, twice.suggestion]
    assert batch.refused[1][1] == "A unit is named twice; name each unit once, as lead or as co-handler."
    assert [row.pk for row in batch.handed] == [good.pk]
    assert list(Assignment.objects.values_list("suggestion", flat=True)) == [good.pk]
    assert not Suggestion.objects.get(pk=moved.pk).clocks.filter(kind="answer").exists()


def test_the_same_batch_sent_twice_hands_over_nothing_and_refuses_nothing(town):
    meeting, row = convene(town), town.accepted()
    hand_over(town, [line(town, row, seen=row.version)], meeting)
    before = Assignment.objects.count(), Entry.objects.count()
    again = hand_over(town, [line(town, row, seen=row.version)], meeting)
    assert (again.handed, again.refused) == ([], [])
    assert (Assignment.objects.count(), Entry.objects.count()) == before


def test_what_went_to_its_unit_elsewhere_is_refused_here(town):
    """Negative control of the one above."""
    row = town.assigned()
    batch = hand_over(town, [line(town, row)], convene(town))
    assert (len(batch.handed), [item.pk for item, _told in batch.refused]) == (0, [row.pk])


def test_handed_over_again_singly_it_belongs_to_no_meeting(town):
    meeting, row = convene(town), town.accepted()
    [given] = hand_over(town, [line(town, row)], meeting).handed
    now = timezone.now()
    wish = actions.ask_return(town.part(given, "住建局"), reason="非职责", proposed_unit=None, by=town.clerk, at=now)
    back = actions.answer_return(wish, agreed=True, note="", by=town.dispatcher, at=now)
    again = actions.assign(back, lead=town.units["教育局"], by=town.dispatcher, at=now)
    assert (again.handover_meeting, meeting.suggestions.count()) == (None, 0)


@pytest.fixture
def held(town):
    """Two items handed over: the first with a co-handler."""
    meeting, first, second = convene(town), town.accepted(), town.accepted(title="关于校门口照明的建议")
    hand_over(town, [line(town, first, co=["公安局"]), line(town, second, "公安局")], meeting)
    return meeting


def test_the_list_has_a_row_for_each_part_with_its_last_days(town, held):
    rows = list(load_workbook(BytesIO(meeting_list(held))).active.values)
    first, second = Suggestion.objects.order_by("pk")
    day = lambda item, kind: str(item.clocks.filter(kind=kind).earliest("pk").due_on)  # noqa: E731
    both = "主办：住建局；会办：公安局"
    assert rows == [
        tuple(HEADINGS),
        ("清源市住房和城乡建设局", "主办", "闭会第001号", first.title, first.lead_name, "城乡建设", both,
         day(first, "sign"), day(first, "answer")),
        ("清源市公安局", "会办", "闭会第001号", first.title, first.lead_name, "城乡建设", both,
         day(first, "sign"), day(first, "co_opinion")),
        ("清源市公安局", "主办", "闭会第002号", second.title, second.lead_name, "城乡建设", "主办：公安局",
         day(second, "sign"), day(second, "answer")),
    ]  # fmt: skip


def test_each_unit_finds_its_letter_and_behind_it_its_list(town, held):
    pages = ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(meeting_letters(held))).pages]
    kinds = [("交办清单" in page, page.startswith("附件")) for page in pages]
    assert kinds == [(False, False), (True, False), (True, True)] * 2  # the letter's two pages, then the list
    assert "现将代表建议2件（主办1件、会办1件）交你单位办理" in pages[3]
    assert [("闭会第001号" in page, "闭会第002号" in page) for page in pages[2::3]] == [(True, False), (True, True)]


def test_letters_and_list_cost_the_same_for_one_and_for_three(town, held, django_assert_num_queries):
    with django_assert_num_queries(5):
        meeting_list(held)
    hand_over(town, [line(town, town.accepted(), "教育局")], held)
    with django_assert_num_queries(5):
        meeting_list(held)
