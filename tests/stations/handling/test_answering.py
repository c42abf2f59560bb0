"""The way of an opinion to its citizen: reply, answer, refusal, explanation; and those handled together."""

from typing import Any

import pytest

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.notices.models import Notice
from stations.actions import answering, handling
from stations.actions.steps import citizen_step, step
from stations.models import Opinion
from stations.rules.opinions import ClockKind, Refusal, Route, Status, Topic
from tests.stations.heard import NAME, NOW, PHONE, TEXT, Heard


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient__username", flat=True))


def test_taking_up_names_the_topic_and_starts_the_clock_of_the_answer(heard: Heard) -> None:
    row = heard.accepted()
    assert (row.status, row.topic, row.clock, row.version) == (Status.ACCEPTED, Topic.TRAFFIC, ClockKind.ANSWER, 2)


@pytest.mark.parametrize("who", ["deputy2", "other_keeper", "reviewer", "clerk", "chair", "system"])
def test_nobody_else_takes_it_up(heard: Heard, who: str) -> None:
    with pytest.raises(NotYours):
        handling.accept(heard.said(), topic=Topic.TRAFFIC, by=getattr(heard, who), at=NOW())


@pytest.mark.parametrize("who", ["deputy", "keeper", "dispatcher", "supervisor"])
def test_deputy_keeper_and_office_take_it_up(heard: Heard, who: str) -> None:
    row = handling.accept(heard.said(), topic=Topic.TRAFFIC, by=getattr(heard, who), at=NOW())
    assert row.status == Status.ACCEPTED


def test_a_suspended_deputy_takes_no_step(heard: Heard) -> None:
    row = heard.said()
    mandate = heard.town.mandates["deputy"]
    mandate.status = "suspended"
    mandate.save()
    with pytest.raises(NotYours):
        handling.accept(Opinion.objects.get(pk=row.pk), topic=Topic.TRAFFIC, by=heard.deputy, at=NOW())


def test_a_refusal_ends_it_with_its_reason_and_a_word_to_the_citizen(heard: Heard) -> None:
    row = handling.refuse(heard.said(), reason=Refusal.LAWSUIT, note="请走诉讼程序", by=heard.deputy, at=NOW())
    assert (row.status, row.refusal, row.clock, row.due_on) == (Status.NOT_ACCEPTED, Refusal.LAWSUIT, "", None)
    assert row.ended_at is not None
    assert [message.text for message in row.messages.all()] == ["请走诉讼程序"]


def test_a_reply_goes_to_deputy_and_keeper_who_must_pass_it_on(heard: Heard) -> None:
    row = heard.replied()
    assert (row.status, row.reply, row.clock) == (Status.REPLIED, "护学岗已设。", ClockKind.TELL_BACK)
    assert told("opinion-replied") == {"deputy", "keeper"}


def test_a_reply_on_paper_is_recorded_and_the_recorder_is_not_told(heard: Heard) -> None:
    row = handling.hand(heard.accepted(), route=Route.VILLAGE, handed_to="柳林村", by=heard.deputy, at=NOW())
    row = handling.note_reply(row, text="已清运", by=heard.keeper, at=NOW())
    assert (row.status, row.reply, told("opinion-replied")) == (Status.REPLIED, "已清运", {"deputy"})


def test_an_answer_starts_the_rating_and_stands_in_the_record(heard: Heard) -> None:
    row = heard.answered()
    assert (row.status, row.answer, row.clock) == (Status.ANSWERED, "护学岗已设。", ClockKind.RATING)
    names = ["accept", "hand", "take_up", "reply", "answer"]
    assert list(row.steps.values_list("name", flat=True)) == names
    trail = Entry.objects.filter(thing=f"opinion:{row.pk}").order_by("pk").values_list("act", flat=True)
    assert list(trail) == [f"opinion.{name}" for name in names]


def test_an_answer_on_the_spot_names_topic_and_way(heard: Heard) -> None:
    row = answering.answer(
        heard.said(), text="已当面说明", told_by="当面", topic=Topic.TRAFFIC, by=heard.deputy, at=NOW()
    )
    assert (row.status, row.topic, row.told_by) == (Status.ANSWERED, Topic.TRAFFIC, "当面")


@pytest.mark.parametrize("act", [answering.answer, handling.reply, handling.tell_citizen])
def test_no_empty_word_is_sent(heard: Heard, act: Any) -> None:
    row, by = (heard.handling(), heard.clerk) if act is handling.reply else (heard.accepted(), heard.deputy)
    with pytest.raises(Refused):
        act(row, text=" \n", by=by, at=NOW())
    assert Opinion.objects.get(pk=row.pk).version == row.version


def test_a_word_in_between_ends_nothing(heard: Heard) -> None:
    row = heard.handling()
    message = handling.tell_citizen(row, text="正在现场查看", by=heard.deputy, at=NOW())
    fresh = Opinion.objects.get(pk=row.pk)
    assert (fresh.status, fresh.due_on, message.by) == (Status.HANDLING, row.due_on, heard.deputy)


def test_one_that_is_to_be_redone_is_closed_with_an_explanation(heard: Heard) -> None:
    row = citizen_step("ask_again", heard.answered(), at=NOW())
    row = handling.close(row, explanation="道路已列入明年计划", by=heard.deputy, at=NOW())
    assert (row.status, row.messages.get().text) == (Status.CLOSED, "道路已列入明年计划")


def test_a_suggestion_stops_the_clock_and_going_on_without_it_starts_it_again(heard: Heard) -> None:
    row = step("suggest", heard.accepted(), by=heard.deputy, at=NOW(), became="建议", became_url="/suggestions/1/")
    assert (row.status, row.due_on) == (Status.SUGGESTED, None)
    row = handling.unsuggest(row, by=heard.deputy, at=NOW())
    assert (row.status, row.clock, told("opinion-unsuggested")) == (
        Status.ACCEPTED, ClockKind.ANSWER, {"keeper"},
    )  # fmt: skip


@pytest.mark.parametrize("who", ["keeper", "dispatcher"])
def test_only_a_deputy_makes_a_suggestion_of_it(heard: Heard, who: str) -> None:
    with pytest.raises(NotYours):
        step("suggest", heard.accepted(), by=getattr(heard, who), at=NOW())


# Handled together.


def test_what_is_handled_with_another_gets_its_answer(heard: Heard) -> None:
    main, other = heard.accepted(), heard.said()
    other = answering.fold(other, into=main, by=heard.deputy, at=NOW())
    assert (other.status, other.folded_into, other.due_on) == (Status.FOLDED, main, None)
    answering.answer(main, text="已增设", by=heard.deputy, at=NOW())
    other = Opinion.objects.get(pk=other.pk)
    assert (other.status, other.answer, other.folded_into, other.clock) == (
        Status.ANSWERED, "已增设", None, ClockKind.RATING,
    )  # fmt: skip
    assert other.steps.last().note == main.receipt


def test_handling_it_on_its_own_again_starts_the_clock_of_the_answer(heard: Heard) -> None:
    row = answering.fold(heard.said(), into=heard.accepted(), by=heard.deputy, at=NOW())
    row = answering.unfold(row, by=heard.keeper, at=NOW())
    assert (row.status, row.folded_into, row.clock) == (Status.ACCEPTED, None, ClockKind.ANSWER)


@pytest.mark.parametrize("end", ["withdraw", "refuse"])
def test_what_was_handled_with_one_that_ends_unanswered_goes_on(heard: Heard, end: str) -> None:
    main, other = heard.accepted(), heard.said()
    answering.fold(other, into=main, by=heard.deputy, at=NOW())
    if end == "withdraw":
        citizen_step("withdraw", main, at=NOW())
    else:
        handling.refuse(main, reason=Refusal.UNCLEAR, by=heard.deputy, at=NOW())
    other = Opinion.objects.get(pk=other.pk)
    assert (other.status, other.folded_into, other.clock) == (Status.ACCEPTED, None, ClockKind.ANSWER)
    assert told("opinion-let-go") == {"deputy", "keeper"}


def test_it_is_not_handled_with_itself(heard: Heard) -> None:
    row = heard.accepted()
    with pytest.raises(Refused):
        answering.fold(row, into=row, by=heard.deputy, at=NOW())


def test_it_is_not_handled_with_one_the_person_does_not_see(heard: Heard) -> None:
    hidden = heard.said(deputy=heard.town.mandates["deputy2"])
    with pytest.raises(Refused, match="that you see"):
        answering.fold(heard.said(), into=hidden, by=heard.deputy, at=NOW())


def test_no_chain_is_made(heard: Heard) -> None:
    main, middle, last = heard.accepted(), heard.accepted(), heard.said()
    answering.fold(last, into=middle, by=heard.deputy, at=NOW())
    with pytest.raises(Refused, match="Others are handled"):
        answering.fold(middle, into=main, by=heard.deputy, at=NOW())
    with pytest.raises(Refused, match="Nothing can be handled"):
        answering.fold(heard.said(), into=Opinion.objects.get(pk=last.pk), by=heard.deputy, at=NOW())


def test_nothing_is_handled_with_one_that_is_answered(heard: Heard) -> None:
    with pytest.raises(Refused):
        answering.fold(heard.said(), into=heard.answered(), by=heard.deputy, at=NOW())


def test_an_ended_one_takes_no_step(heard: Heard) -> None:
    row = handling.refuse(heard.said(), reason=Refusal.ABUSE, by=heard.deputy, at=NOW())
    with pytest.raises(Unlawful):
        answering.answer(row, text="答复", by=heard.deputy, at=NOW())


# Who is told, and what a notice says.


def test_of_a_deputy_without_account_the_keeper_is_told_and_without_station_the_office(heard: Heard) -> None:
    person = heard.town.mandates["deputy"].person
    person.user = None
    person.save()
    row = handling.hand(
        heard.said(station=None), route=Route.UNIT, unit=heard.town.units["住建局"], by=heard.dispatcher, at=NOW()
    )
    handling.give_back(row, note="不属本局", by=heard.clerk, at=NOW())
    assert told("opinion-given-back") == {"dispatcher"}


def test_notices_and_trail_say_receipt_and_topic_and_never_who_or_what(heard: Heard) -> None:
    row = heard.answered()
    texts = [notice.text for notice in Notice.objects.all()]
    assert {row.receipt in text for text in texts} == {True}
    details = [str(entry.detail) for entry in Entry.objects.filter(thing=f"opinion:{row.pk}")]
    said = {TEXT[:6], NAME, PHONE}
    assert [word for word in said for text in texts + details if word in text] == []
