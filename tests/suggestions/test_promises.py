"""The ledger of promises: what was promised until when, kept or explained; then the deputy is answered again."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.notices.models import Notice
from suggestions import actions, tasks
from suggestions.forms.promising import PromisesField
from suggestions.models import Promise
from suggestions.rules import PromiseState
from tests.suggestions.deep_town import TASKS, answer, deepen, fresh, now, running, separate

TODAY = timezone.localdate


@pytest.fixture
def ledger(town):
    return deepen(town)


def in_days(*days):
    return [(f"第{number}项", TODAY() + timedelta(days=each), "李工") for number, each in enumerate(days, 1)]


def tracked(town, *days, at=None):
    """Promises until so many days from now, rated and tracked."""
    row = town.handling(at)
    answer(town, row, category="B", at=at, promises=in_days(*days or (60,)))
    return town.rate(row, "satisfied", at)


def open_ones(row):
    return list(Promise.objects.of(row).open())


def told(user, kind):
    return Notice.objects.filter(recipient=user, kind=kind, channel="site").count()


def test_only_the_nearest_promise_runs_as_a_clock(ledger):
    row = tracked(ledger, 90, 30, 60)
    clock = row.clocks.running().get()
    assert (row.status, clock.kind, clock.clause, clock.amount) == ("tracking", "promise", "第2项", 30)


def test_kept_with_evidence_the_next_one_runs(ledger):
    row = tracked(ledger, 30, 60)
    row = actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
    kept = Promise.objects.of(row).get(state="kept")
    assert (kept.evidence, kept.settled_on, row.clocks.running().get().clause) == ("照片", TODAY(), "第2项")
    assert (row.rounds.count(), told(ledger.deputy, "promise-kept")) == (1, 1)


def test_when_all_are_settled_the_deputy_is_answered_again_and_it_is_struck_off(ledger):
    row = tracked(ledger, 30, 60)
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
    row = actions.explain_promise(open_ones(row)[0], explanation="规划调整", by=ledger.approver, at=now())
    assert (row.status, running(row), row.rounds.last().kind) == ("tracking", [], "promise")
    assert (told(ledger.supervisor, "promise-explained"), told(ledger.clerk, "answer-again")) == (1, 1)
    answer(ledger, row)
    row = ledger.rate(fresh(row), "satisfied")
    assert (row.status, row.steps.last().name, row.closed_on) == ("closed", "end_tracking", TODAY())


def test_no_further_contact_is_needed_to_tell_that_a_promise_was_kept(ledger):
    row = tracked(ledger)
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
    ledger.drafted(row)
    actions.check_reply(row, by=ledger.clerk2, at=now())
    actions.sign_reply(row, by=ledger.approver, at=now())
    assert actions.send_reply(row, by=ledger.clerk, at=now()).round.number == 2


def test_no_feedback_on_the_first_reply_tracks_and_on_the_second_strikes_off(ledger):
    row = ledger.handling(now() - timedelta(days=60))
    answer(ledger, row, category="B", at=now() - timedelta(days=50), promises=in_days(30))
    tasks.end_rating_periods()
    assert (fresh(row).status, running(row)) == ("tracking", ["promise"])


def test_a_promise_of_an_earlier_round_is_tracked_though_the_last_reply_promises_nothing(ledger):
    row = ledger.handling()
    answer(ledger, row, category="B")
    row = actions.rehandle(
        ledger.rate(row, "dissatisfied", opinion="太慢"), reason="提前", by=ledger.supervisor, at=now()
    )
    answer(ledger, row)
    row = ledger.rate(fresh(row), "satisfied")
    assert (row.status, len(open_ones(row))) == ("tracking", 1)


def test_each_of_two_units_that_promised_answers_again(ledger):
    row = separate(ledger)
    for unit in TASKS:
        answer(ledger, row, unit, "B")
    row = ledger.rate(fresh(row), "mostly")
    for promise, who in zip(open_ones(row), ["clerk", "co_clerk"], strict=True):
        actions.fulfil(promise, evidence="照片", by=ledger.people[who], at=now())
    assert {part.unit.short_name for part in row.rounds.last().owing.all()} == set(TASKS)
    answer(ledger, row, "住建局")
    assert fresh(row).status == "tracking"
    answer(ledger, row, "公安局")
    assert fresh(row).status == "replied"


def test_only_the_unit_that_promised_answers_again(ledger):
    row = separate(ledger)
    answer(ledger, row, "住建局", "B")
    answer(ledger, row, "公安局")
    row = ledger.rate(fresh(row), "satisfied")
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
    assert [part.unit.short_name for part in row.rounds.last().owing.all()] == ["住建局"]
    answer(ledger, row, "住建局")
    assert fresh(row).status == "replied"


def test_a_second_round_of_promises_asks_only_the_unit_that_owes_an_answer(ledger):
    row = separate(ledger)
    for unit in TASKS:
        answer(ledger, row, unit, "B")
    row = ledger.rate(fresh(row), "mostly")
    for promise, who in zip(open_ones(row), ["clerk", "co_clerk"], strict=True):
        actions.fulfil(promise, evidence="照片", by=ledger.people[who], at=now())
    for unit in TASKS:
        answer(ledger, row, unit)
    row = ledger.rate(fresh(row), "satisfied")
    owed = {"item": "协管岗", "due_on": TODAY() + timedelta(days=30), "part": ledger.part(row, "公安局")}
    row = actions.reopen(row, finding="无人协管", by=ledger.supervisor, at=now(), **owed)
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.co_clerk, at=now())
    assert [part.unit.short_name for part in row.rounds.last().owing.all()] == ["公安局"]
    assert [told(ledger.people[who], "answer-again") for who in ("clerk", "co_clerk")] == [1, 2]
    answer(ledger, row, "公安局")
    assert (fresh(row).status, row.rounds.count()) == ("replied", 3)


def test_who_has_not_answered_for_an_earlier_promise_is_asked_again(ledger):
    """Struck off by hand while one unit had still to answer; reopened for the other."""
    row = separate(ledger)
    for unit in TASKS:
        answer(ledger, row, unit, "B")
    row = ledger.rate(fresh(row), "mostly")
    for promise, who in zip(open_ones(row), ["clerk", "co_clerk"], strict=True):
        actions.fulfil(promise, evidence="照片", by=ledger.people[who], at=now())
    answer(ledger, row, "公安局")
    row = actions.strike_off(fresh(row), evidence="现场核查", by=ledger.supervisor, at=now())
    owed = {"item": "协管岗", "due_on": TODAY() + timedelta(days=30), "part": ledger.part(row, "公安局")}
    row = actions.reopen(row, finding="无人协管", by=ledger.supervisor, at=now(), **owed)
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.co_clerk, at=now())
    assert {part.unit.short_name for part in row.rounds.last().owing.all()} == set(TASKS)


def test_a_late_promise_is_told_once_to_unit_and_supervisor(ledger):
    row = tracked(ledger, 30)
    row.clocks.running().update(starts_on=TODAY() - timedelta(days=40), due_on=TODAY() - timedelta(days=10))
    assert (tasks.remind_of_clocks(), tasks.remind_of_clocks()) == (1, 0)
    assert [told(ledger.people[name], "clock-late") for name in ("clerk", "supervisor", "deputy")] == [1, 1, 0]


def twice(town):
    row = tracked(town, 30, 60)
    promise = open_ones(row)[0]
    actions.fulfil(promise, evidence="照片", by=town.clerk, at=now())
    actions.fulfil(promise, evidence="照片", by=town.clerk, at=now())


def of_another_unit(town):
    row = separate(town)
    answer(town, row, "住建局", "B")
    answer(town, row, "公安局")
    row = town.rate(fresh(row), "satisfied")
    actions.fulfil(open_ones(row)[0], evidence="照片", by=town.co_clerk, at=now())


SETTLE_FIRST = "Settle every promise of the ledger first; then the deputy is answered again."


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (
            lambda town: actions.fulfil(open_ones(tracked(town))[0], evidence=" ", by=town.clerk, at=now()),
            Refused,
            "Record the evidence that the promise was kept.",
        ),
        (
            lambda town: actions.explain_promise(open_ones(tracked(town))[0], explanation="", by=town.clerk, at=now()),
            Refused,
            "Explain why it cannot be kept and what will be done instead.",
        ),
        (twice, Refused, "This promise is settled already."),
        (of_another_unit, Refused, "This promise was made by another unit."),
        (lambda town: town.drafted(tracked(town)), Refused, SETTLE_FIRST),
        (
            lambda town: actions.strike_off(tracked(town), evidence="照片", by=town.supervisor, at=now()),
            Refused,
            "Promises of the ledger are still open; the unit reports on them first.",
        ),
        (
            lambda town: actions.strike_off(tracked(town), evidence="照片", by=town.deputy, at=now()),
            NotYours,
            "“Strike off” is not yours to do here. Nothing was changed.",
        ),
        (
            lambda town: actions.strike_off(town.replied(), evidence="照片", by=town.supervisor, at=now()),
            Unlawful,
            "“Strike off” is not possible while the status is “Replied”. Nothing was changed.",
        ),
        (
            lambda town: actions.fulfil(open_ones(tracked(town))[0], evidence="照片", by=town.supervisor, at=now()),
            NotYours,
            "“Report a promise kept” is not yours to do here. Nothing was changed.",
        ),
    ],
)
def test_what_is_refused_says_why(ledger, act, kind, sentence):
    with pytest.raises(kind) as refusal:
        act(ledger)
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)


def promised_until(town, day):
    answer(town, town.handling(), category="B", promises=[("信号灯", day, "李工")])


def test_a_day_too_far_to_count_is_refused_with_it(ledger):
    far = TODAY().replace(year=TODAY().year + 11, day=1)
    with pytest.raises(Refused) as refusal:
        promised_until(ledger, far)
    assert str(refusal.value) == f"{far} is too far away; a promise is kept within 10 years."


@pytest.mark.parametrize("days", [0, -1])
def test_a_promise_until_a_day_that_has_passed_is_refused(ledger, days):
    with pytest.raises(Refused) as refusal:
        answer(ledger, ledger.handling(), category="B", promises=in_days(days))
    assert str(refusal.value) == "“第1项” is promised until a day that has passed; name a later one."


def test_a_tracked_outcome_needs_a_promise(ledger):
    with pytest.raises(Refused, match="what is promised until which day, as this outcome category is tracked"):
        answer(ledger, ledger.handling(), category="B", promises=[])


SHAPE = "Line %s: write what is promised | until which day (2026-12-31) | who stands for it."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("信号灯 | 2126-12-31 | 李工", None),
        ("信号灯｜2126-12-31｜李工", None),
        ("\n信号灯 | 2126-12-31 | 李工\n\n", None),
        ("信号灯 | 2126-12-31", SHAPE % 1),
        ("信号灯 | 2126-12-31 | 李工\n安全岛 | 明年 | 李工", SHAPE % 2),
        ("信号灯 | 2126-02-30 | 李工", SHAPE % 1),
        (" | 2126-12-31 | 李工", SHAPE % 1),
        ("灯" * 301 + " | 2126-12-31 | 李工", SHAPE % 1),
        ("信号灯 | 2126-12-31 | " + "李" * 41, SHAPE % 1),
        ("信号灯 | 2020-12-31 | 李工", "Line 1: the day has passed; name a later one."),
    ],
)
def test_promises_are_typed_one_a_line(ledger, typed, told):
    field = PromisesField()
    if told is None:
        assert [(item, str(day), who) for item, day, who in field.clean(typed)] == [("信号灯", "2126-12-31", "李工")]
        return
    with pytest.raises(ValidationError) as error:
        field.clean(typed)
    assert error.value.messages == [told]


def test_a_promise_still_open_is_called_after_what_is_awaited():
    """Not “Open”, which is the word on a button and has another translation."""
    with translation.override("en"):
        labels = [str(state.label) for state in PromiseState]
    assert labels == ["To be kept", "Kept", "Cannot be kept, explained"]
