"""Merging (并案): one item is handled, each keeps its number, each deputy is answered (重庆建议条例 §13)."""

from uuid import uuid4

import pytest
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from congress.notices.models import Notice
from suggestions import actions
from suggestions.models import Promise, Reply, Suggestion
from tests.suggestions.deep_town import TASKS, answer, deepen, fresh, now, running, separate


@pytest.fixture
def pair(town):
    """An accepted item of the second deputy beside those of the first."""
    deepen(town)
    return town


def of_second(town, at=None):
    at = at or now()
    lead, by = town.mandates["deputy2"], town.deputy2
    row = actions.begin(lead, form_key=uuid4(), by=by, at=at, title="关于设置安全岛的建议", body="二")
    return actions.submit(row, is_clean=True, by=by, at=at)


def merged(town, into):
    return actions.merge(of_second(town), into=into, note="同一事项", by=town.reviewer, at=now())


def told(user, kind, row):
    key = f"suggestion:{row.pk}:"
    return Notice.objects.filter(recipient=user, kind=kind, channel="site", key__startswith=key).count()


def test_it_keeps_a_number_of_its_own_and_no_clock(pair):
    main = pair.accepted()
    row = merged(pair, main)
    assert (row.status, row.number, main.number, row.merged_into, running(row)) == ("merged", 2, 1, main, [])
    assert told(pair.deputy2, "suggestion-merged", row) == 1


def test_an_accepted_item_is_merged_with_the_number_it_has(pair):
    main, row = pair.accepted(), of_second(pair)
    stale = fresh(row)
    accepted = actions.accept(row, by=pair.reviewer, at=now())
    row = actions.merge(stale, into=main, by=pair.reviewer, at=now())
    assert (row.number, accepted.number, pair.accepted().number) == (2, 2, 3)


@pytest.mark.parametrize("category", ["A", "B"])
def test_answered_with_the_main_item_each_deputy_has_the_reply_and_rates_it(pair, category):
    main = pair.handling()
    row = merged(pair, main)
    answer(pair, main, category=category)
    row, main = fresh(row), fresh(main)
    assert [(each.status, running(each), each.replied_on) for each in (main, row)] == [
        ("replied", ["rating"], timezone.localdate())
    ] * 2
    first, second = Reply.objects.filter(state="sent").order_by("pk")
    assert (first.body, first.letter_no, first.round.suggestion) == (second.body, second.letter_no, main)
    assert [Promise.objects.of(each).count() for each in (main, row)] == [category == "B"] * 2
    assert told(pair.deputy2, "suggestion-replied", row) == 1


def test_each_is_rated_on_its_own_and_only_the_dissatisfied_one_is_handled_again(pair):
    main = pair.handling()
    row = merged(pair, main)
    answer(pair, main)
    pair.rate(fresh(main), "satisfied")
    words = {"attitude": "satisfied", "result": "dissatisfied", "overall": "dissatisfied", "opinion": "没有时间"}
    actions.rate(row, by=pair.deputy2, at=now(), **words)
    row = actions.rehandle(row, reason="给出时间", by=pair.supervisor, at=now())
    assert (fresh(main).status, row.status, running(row)) == ("closed", "rehandling", ["rehandle"])
    answer(pair, row)
    assert (fresh(row).status, row.rounds.count(), main.rounds.count()) == ("replied", 2, 1)


def test_of_a_main_item_answered_separately_every_reply_is_given(pair):
    main = separate(pair)
    row = merged(pair, main)
    for unit in TASKS:
        assert fresh(row).status == "merged"
        answer(pair, main, unit)
    replies = Reply.objects.filter(round__suggestion=row, state="sent")
    assert {reply.assignment.unit.short_name: reply.body for reply in replies} == {name: name for name in TASKS}
    assert set(row.assignments.values_list("task", flat=True)) == set(TASKS.values())


def test_one_that_was_handed_over_before_and_came_back_is_answered_too(pair):
    row = pair.assigned()
    part = pair.part(row, "住建局")
    wish = actions.ask_return(part, reason="重复", proposed_unit=None, by=pair.clerk, at=now())
    actions.answer_return(wish, agreed=True, note="", by=pair.dispatcher, at=now())
    main = pair.handling()
    actions.merge(row, into=main, by=pair.dispatcher, at=now())
    answer(pair, main)
    assert (fresh(row).status, row.rounds.get().replies.get().state) == ("replied", "sent")


def test_taken_out_again_it_waits_for_a_hand_over_with_its_number(pair):
    row = merged(pair, pair.accepted())
    row = actions.unmerge(row, reason="地点不同", by=pair.dispatcher, at=now())
    assert (row.status, row.number, row.merged_into, running(row)) == ("accepted", 2, None, ["dispatch"])


def test_when_the_main_item_is_withdrawn_the_other_goes_on_alone(pair):
    main = pair.handling()
    row = merged(pair, main)
    actions.withdraw(main, reason="已解决", by=pair.deputy, at=now())
    assert (fresh(row).status, running(row), row.steps.last().by) == ("accepted", ["dispatch"], None)
    assert told(pair.deputy2, "suggestion-unmerged", fresh(row)) == 1


def test_the_unit_that_answers_sees_what_is_handled_with_its_item(pair):
    main = pair.handling()
    row = merged(pair, main)
    assert {each.pk for each in Suggestion.objects.visible_to(pair.clerk)} == {main.pk, row.pk}
    assert not Suggestion.objects.visible_to(pair.other_clerk).exists()


def of_a_main(town):
    main = town.accepted()
    merged(town, main)
    return actions.merge(main, into=town.accepted(), by=town.dispatcher, at=now())


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (of_a_main, Refused, "Others are handled with this one; choose it as the item that is handled."),
        (
            lambda town: merged(town, merged(town, town.accepted())),
            Refused,
            "“关于设置安全岛的建议” is “Handled with another”; "
            "only one accepted and not yet answered can be handled for others.",
        ),
        (
            lambda town: merged(town, town.replied()),
            Refused,
            "“关于完善城东街道过街设施的建议” is “Replied”; "
            "only one accepted and not yet answered can be handled for others.",
        ),
        (
            lambda town: actions.merge(row := town.accepted(), into=row, by=town.dispatcher, at=now()),
            Refused,
            "Choose another suggestion of this congress.",
        ),
        (
            lambda town: actions.unmerge(merged(town, town.accepted()), reason=" ", by=town.dispatcher, at=now()),
            Refused,
            "Say why it is handled on its own again.",
        ),
        (
            lambda town: actions.merge(town.accepted(), into=town.accepted(), by=town.supervisor, at=now()),
            NotYours,
            "“Merge” is not yours to do here. Nothing was changed.",
        ),
    ],
)
def test_what_is_refused_says_why(pair, act, kind, sentence):
    with pytest.raises(kind) as refusal:
        act(pair)
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)
