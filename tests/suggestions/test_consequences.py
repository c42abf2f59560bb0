"""What a button says follows, against what does follow."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from suggestions import actions
from suggestions.consequences import CONSEQUENCES, STARTS, WORDS, label_of
from suggestions.models import Suggestion
from suggestions.progress import UNDER_WAY, Work, own_act
from suggestions.rules import LAW, Part, Party, Status
from tests.town import Town

Act = Callable[[Town], tuple[Suggestion, Callable[[], Any], str]]
THEN = timezone.now() - timedelta(days=1)


def accepting(town: Town) -> Any:
    row = town.submitted(THEN)
    return row, lambda: actions.accept(row, by=town.reviewer, at=timezone.now()), "reviewer"


def assigning(town: Town) -> Any:
    row = town.accepted(THEN)
    units = town.units
    return (
        row,
        lambda: actions.assign(row, lead=units["住建局"], co=[], by=town.dispatcher, at=timezone.now()),
        "dispatcher",
    )


def agreeing(town: Town) -> Any:
    row = town.assigned(THEN)
    part = town.part(row, "住建局")
    wish = actions.ask_return(part, reason="非本局职责", proposed_unit=None, by=town.clerk, at=THEN)
    return (
        row,
        lambda: actions.answer_return(wish, agreed=True, note="", by=town.dispatcher, at=timezone.now()),
        "dispatcher",
    )


def granting(town: Town) -> Any:
    row = town.handling(timezone.now() - timedelta(days=9))
    wish = actions.ask_extension(row, reason="涉及面广", by=town.clerk, at=THEN)
    return (
        row,
        lambda: actions.answer_extension(wish, agreed=True, note="", by=town.supervisor, at=timezone.now()),
        "supervisor",
    )


def sending(town: Town) -> Any:
    row = town.handling(THEN)
    on = timezone.localdate()
    town.drafted(row)
    more = {"stage": "before", "method": "phone", "on": on, "people": "李工", "content": "商定"}
    actions.record_contact(row, by=town.clerk, at=timezone.now(), **more)
    actions.check_reply(row, by=town.clerk2, at=timezone.now())
    actions.sign_reply(row, by=town.approver, at=timezone.now())
    return row, lambda: actions.send_reply(row, by=town.clerk, at=timezone.now()), "clerk"


def ordering(town: Town) -> Any:
    row = town.dissatisfied(THEN)
    return row, lambda: actions.rehandle(row, reason="逐点答复", by=town.supervisor, at=timezone.now()), "supervisor"


ACTS: dict[str, Act] = {
    "accept": accepting,
    "assign": assigning,
    "agree_return": agreeing,
    "grant_extension": granting,
    "send_reply": sending,
    "rehandle": ordering,
}


def test_every_clock_announced_is_tried_below() -> None:
    assert set(STARTS) >= set(ACTS)


@pytest.mark.parametrize("name", ACTS)
def test_the_clock_announced_is_started_and_ends_on_the_day_shown(town: Town, name: str) -> None:
    row, act, who = ACTS[name](town)
    client = Client()
    client.force_login(town.people[who])
    starts = client.get(reverse("suggestions:step", args=[row.pk, name])).context["starts"]
    assert not row.clocks.running().filter(kind=STARTS[name]).exists()

    act()

    clock = row.clocks.running().get(kind=STARTS[name])
    assert (starts["label"], starts["deadline"].due_on, str(starts["clause"])) == (
        STARTS[name].label, clock.due_on, str(clock.clause),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["send_back", "refuse", "urge", "withdraw"])
def test_a_step_that_starts_no_clock_announces_none(town: Town, name: str) -> None:
    row = town.handling() if name in ("urge", "withdraw") else town.submitted()
    client = Client()
    client.force_login({"urge": town.supervisor, "withdraw": town.deputy}.get(name, town.reviewer))
    assert client.get(reverse("suggestions:step", args=[row.pk, name])).context["starts"] is None


def test_every_consequence_is_a_sentence_of_its_own_step() -> None:
    sentences = {name: str(sentence) for name, sentence in CONSEQUENCES.items()}
    assert set(sentences) <= set(LAW.steps)
    assert [name for name, sentence in sentences.items() if not sentence.endswith((".", "。"))] == []


def test_a_button_says_the_steps_name_but_where_a_person_decides() -> None:
    named = {name: str(label_of(name)) for name in LAW.steps}
    plain = {name: str(step.label) for name, step in LAW.steps.items()}
    assert {name for name in named if named[name] != plain[name]} == set(WORDS)


# The unit's next act, over everything that can be known of its part.

WORKS = [
    Work(part, status, is_signed, is_return_asked, contacts, reply, has_opinion)
    for part in Part
    for status in sorted(UNDER_WAY)
    for is_signed in (False, True)
    for is_return_asked in (False, True)
    for contacts in (0, 2)
    for reply in (None, "draft", "checked", "signed", "sent")
    for has_opinion in (False, True)
    if part == Part.CO or (part == Part.SEPARATE and not is_signed) or is_signed == (status != Status.ASSIGNED)
]
ANSWERING = {Party.LEAD_CLERK, Party.LEAD_APPROVER}
UNIT = {Part.LEAD: ANSWERING, Part.SEPARATE: ANSWERING, Part.CO: {Party.CO_CLERK, Party.CO_APPROVER}}


def test_the_act_named_is_always_lawful_for_the_unit() -> None:
    acts = [(work, own_act(work).step) for work in WORKS]
    assert {step for _work, step in acts} >= {"", "sign_in", "co_sign_in", "contact", "send_reply", "co_opinion"}
    assert [(work, step) for work, step in acts if step and not LAW.may(step, work.status, UNIT[Part(work.part)])] == []


def test_every_act_stands_in_a_box_and_says_something() -> None:
    acts = [own_act(work) for work in WORKS]
    assert {act.total for act in acts} == {5, 2}
    assert [act for act in acts if not 1 <= act.place <= act.total + 1 or not str(act.words)] == []


def test_who_waits_for_an_answer_to_a_wish_does_nothing_else() -> None:
    waiting = [work for work in WORKS if work.is_return_asked and work.status != Status.TRACKING]
    assert {own_act(work).step for work in waiting} == {""}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("replied", "Replied"),
        ("closed", "Closed"),
        ("withdrawn", "Withdrawn by the deputy"),
        ("accepted", ""),
    ],
)
@pytest.mark.parametrize(("part", "boxes"), [("lead", 5), ("co", 2)])
def test_after_the_work_all_boxes_are_filled(status: str, words: str, part: str, boxes: int) -> None:
    act = own_act(Work(part, status, True))
    with translation.override("en"):
        assert (act.step, str(act.words), act.place, act.total) == ("", words, boxes + 1, boxes)
