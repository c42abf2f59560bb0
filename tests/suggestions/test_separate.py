"""Separate handling (分办): several units, each its part, clock, contact and reply; one rating of all."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone

from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from suggestions import actions
from suggestions.models import Reply, Suggestion
from suggestions.resources import export_suggestions
from tests.suggestions.deep_town import TASKS, answer, deepen, fresh, now, pairs, running, separate, signed_off


@pytest.fixture
def two(town):
    return deepen(town)


def sent(row):
    replies = Reply.objects.filter(round__suggestion=row, state="sent").order_by("pk")
    return [(reply.round.number, reply.assignment.unit.short_name) for reply in replies]


def clocks_of(row, unit):
    return sorted(row.clocks.running().filter(assignment__unit=unit).values_list("kind", flat=True))


def dissatisfied(two, row):
    for unit in TASKS:
        answer(two, row, unit)
    return two.rate(row, "dissatisfied", opinion="协管岗没有落实")


def test_each_unit_gets_its_part_and_clocks_of_its_own(two):
    row = actions.assign(two.accepted(), separate=pairs(two), by=two.dispatcher, at=now())
    assert dict(row.assignments.values_list("unit__short_name", "task")) == TASKS
    own = ["answer", "contact", "return", "sign"]
    assert [clocks_of(row, two.units[name]) for name in TASKS] == [own, own]
    assert not row.clocks.running().filter(assignment=None).exists()


def test_the_first_sign_in_opens_the_handling_and_the_other_still_owes_its_own(two):
    row = actions.assign(two.accepted(), separate=pairs(two), by=two.dispatcher, at=now())
    row = actions.sign_in(two.part(row, "公安局"), by=two.co_clerk, at=now())
    assert (row.status, clocks_of(row, two.units["住建局"])) == ("handling", ["answer", "contact", "return", "sign"])
    assert clocks_of(row, two.units["公安局"]) == ["answer", "contact"]


def test_a_part_sent_stops_its_own_clocks_and_the_item_waits_for_the_other(two):
    row = separate(two)
    answer(two, row, "住建局")
    row = fresh(row)
    assert (row.status, row.replied_on, sent(row)) == ("handling", None, [(1, "住建局")])
    assert (clocks_of(row, two.units["住建局"]), clocks_of(row, two.units["公安局"])) == ([], ["answer", "contact"])
    answer(two, row, "公安局")
    row = fresh(row)
    assert (row.status, row.replied_on, running(row)) == ("replied", timezone.localdate(), ["rating"])
    kinds = ("part-replied", "suggestion-replied")
    assert [Notice.objects.filter(recipient=two.deputy, channel="site", kind=kind).count() for kind in kinds] == [1, 1]


def test_one_unit_may_get_the_long_clock_and_the_other_not(two):
    row = separate(two)
    wish = actions.ask_extension(row, reason="涉及面广", by=two.clerk, at=now())
    actions.answer_extension(wish, agreed=True, note="", by=two.supervisor, at=now())
    assert clocks_of(row, two.units["住建局"]) == ["contact", "extended"]
    assert clocks_of(row, two.units["公安局"]) == ["answer", "contact"]


def test_only_the_unit_named_handles_again(two):
    row = dissatisfied(two, separate(two))
    part = two.part(row, "公安局")
    row = actions.rehandle(row, reason="协管岗", parts=[part], by=two.supervisor, at=now())
    assert (row.status, running(row), clocks_of(row, two.units["公安局"])) == ("rehandling", ["rehandle"], ["rehandle"])
    with pytest.raises(Refused) as refusal:
        signed_off(two, row, "住建局")
    assert str(refusal.value) == "This round asks no reply of your unit."
    answer(two, row, "公安局")
    assert (fresh(row).status, sent(row)) == ("replied", [(1, "住建局"), (1, "公安局"), (2, "公安局")])


def test_when_all_handle_again_one_reply_does_not_speak_for_the_other(two):
    """The other unit's draft and its reply of the first round are not its reply of this one."""
    row = actions.rehandle(dissatisfied(two, separate(two)), reason="逐点", by=two.supervisor, at=now())
    signed_off(two, row, "公安局")
    answer(two, row, "住建局")
    assert fresh(row).status == "rehandling"
    actions.send_reply(row, by=two.co_clerk, at=now())
    assert (fresh(row).status, len(sent(row))) == ("replied", 4)


def test_a_part_given_back_goes_to_another_unit_with_the_same_last_day(two):
    at = now() - timedelta(days=2)
    row = actions.assign(two.accepted(at), separate=pairs(two), by=two.dispatcher, at=at)
    last_day = row.clocks.get(kind="answer", assignment__unit=two.units["公安局"]).due_on
    wish = actions.ask_return(two.part(row, "公安局"), reason="属教育局", proposed_unit=None, by=two.co_clerk, at=now())
    with pytest.raises(Refused) as refusal:
        actions.answer_return(wish, agreed=True, note="", by=two.dispatcher, at=now())
    assert str(refusal.value) == "Name the unit that answers this part instead: 协管岗与执法"
    education = two.units["教育局"]
    row = actions.answer_return(wish, agreed=True, note="", instead=education, by=two.dispatcher, at=now())
    clock = row.clocks.running().get(kind="answer", assignment__unit=education)
    assert (row.status, clock.due_on, two.part(row, "教育局").task) == ("assigned", last_day, "协管岗与执法")
    assert {part.unit.short_name for part in row.rounds.get().owing.all()} == {"住建局", "教育局"}


def test_a_unit_signs_in_before_it_answers(two):
    row = actions.assign(two.accepted(), separate=pairs(two), by=two.dispatcher, at=now())
    actions.sign_in(two.part(row, "公安局"), by=two.co_clerk, at=now())
    with pytest.raises(Refused) as refusal:
        signed_off(two, row, "住建局")
    assert (str(refusal.value), Reply.objects.count()) == ("Sign the item in first. Nothing was changed.", 0)


def test_no_extension_is_granted_to_a_unit_that_has_replied(two):
    row = separate(two)
    wish = actions.ask_extension(row, reason="涉及面广", by=two.clerk, at=now())
    answer(two, row, "住建局")
    with pytest.raises(Refused) as refusal:
        actions.answer_extension(wish, agreed=True, note="", by=two.supervisor, at=now())
    assert str(refusal.value) == "The unit has replied meanwhile; there is nothing left to extend."
    assert clocks_of(row, two.units["住建局"]) == []


NO_LEAD = "Where units answer separately there is no lead to send an opinion to."
TWO_AT_LEAST = "Separate handling needs at least two units, each with the part it answers."


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Name one lead unit, or the units that answer separately."),
        (
            {"lead": "住建局", "separate": ["公安局", "教育局"]},
            "Name one lead unit, or the units that answer separately.",
        ),
        ({"separate": ["住建局", "公安局"], "co": ["教育局"]}, NO_LEAD),
        ({"separate": ["住建局"]}, TWO_AT_LEAST),
        ({"separate": ["住建局", "公安局"], "task": " "}, TWO_AT_LEAST),
        (
            {"separate": ["住建局", "住建局"]},
            "A unit is named twice; name each unit once, as lead or as co-handler.",
        ),
        ({"lead": "住建局", "co": ["住建局"]}, "A unit is named twice; name each unit once, as lead or as co-handler."),
    ],
)
def test_a_hand_over_names_one_way_of_handling(two, given, sentence):
    row, units, task = two.accepted(), two.units, given.get("task", "一部分")
    with pytest.raises(Refused) as refusal:
        actions.assign(
            row,
            lead=units[given["lead"]] if "lead" in given else None,
            co=[units[name] for name in given.get("co", [])],
            separate=[(units[name], task) for name in given.get("separate", [])],
            by=two.dispatcher,
            at=now(),
        )
    assert (str(refusal.value), fresh(row).status) == (sentence, "accepted")


def test_a_co_handler_is_not_added_where_nobody_leads(two):
    with pytest.raises(Refused) as refusal:
        actions.add_co(separate(two), unit=two.units["教育局"], by=two.dispatcher, at=now())
    assert str(refusal.value) == NO_LEAD


def test_a_unit_of_another_item_does_not_handle_this_one_again(two):
    other = separate(two)
    row = dissatisfied(two, separate(two))
    with pytest.raises(Refused) as refusal:
        actions.rehandle(row, reason="逐点", parts=[two.part(other, "公安局")], by=two.supervisor, at=now())
    assert str(refusal.value) == "Choose among the units that answered this item."


def test_units_that_answer_separately_have_a_column_of_their_own_in_the_export(two):
    row = separate(two)
    exported = export_suggestions(Suggestion.objects.filter(pk=row.pk), with_ratings=True)
    sheet = openpyxl.load_workbook(BytesIO(exported)).worksheets[0]
    assert [sheet.cell(2, place).value for place in (8, 9, 10)] == [None, "清源市住房和城乡建设局、清源市公安局", None]
