"""Reopening by look-back (回头看): what is found owed goes into the ledger and is tracked again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.common.lifecycle import Refused, Unlawful
from suggestions import actions
from suggestions.forms.promising import ReopenForm
from suggestions.forms.supervision.lookback import LookBackForm
from suggestions.models import Round
from tests.suggestions.deep_town import TASKS, answer, deepen, fresh, now, running, separate
from tests.suggestions.test_promises import open_ones, told, tracked

TODAY = timezone.localdate


@pytest.fixture
def ledger(town):
    return deepen(town)


def reopened(town, row, **more):
    words = {"finding": "没有建成", "item": "安全岛", "due_on": TODAY() + timedelta(days=30)}
    return actions.reopen(row, by=town.supervisor, at=now(), **words | more)


def test_a_look_back_reopens_what_is_owed_and_asks_for_another_reply(ledger):
    row = reopened(ledger, ledger.rate(ledger.replied(), "satisfied"))
    assert (row.status, row.closed_on, running(row)) == ("tracking", None, ["promise"])
    assert [told(ledger.people[name], "suggestion-reopened") for name in ("clerk", "deputy")] == [1, 1]
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
    answer(ledger, row)
    assert ledger.rate(fresh(row), "satisfied").status == "closed"


def test_it_can_be_reopened_again_after_the_second_reply(ledger):
    row = reopened(ledger, ledger.rate(ledger.replied(), "satisfied"))
    for _time in range(2):
        actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
        answer(ledger, row)
        row = reopened(ledger, ledger.rate(fresh(row), "satisfied"))
    assert (row.status, Round.objects.filter(suggestion=row).count()) == ("tracking", 3)


def test_struck_off_before_the_second_reply_it_can_still_be_reopened(ledger):
    row = tracked(ledger)
    row = actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
    row = reopened(ledger, actions.strike_off(row, evidence="现场核查", by=ledger.supervisor, at=now()))
    with pytest.raises(Refused) as refusal:
        ledger.drafted(row)
    assert str(refusal.value) == "Settle every promise of the ledger first; then the deputy is answered again."
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.clerk, at=now())
    answer(ledger, row)
    assert (fresh(row).status, row.rounds.count()) == ("replied", 2)


def test_a_day_too_far_to_count_is_refused_with_it(ledger):
    far = TODAY().replace(year=TODAY().year + 11, day=1)
    with pytest.raises(Refused) as refusal:
        reopened(ledger, ledger.rate(ledger.replied(), "satisfied"), due_on=far)
    assert str(refusal.value) == f"{far} is too far away; a promise is kept within 10 years."


def closed_by_two(town):
    row = separate(town)
    for unit in TASKS:
        answer(town, row, unit)
    return town.rate(fresh(row), "satisfied")


@pytest.mark.parametrize(("unit", "who", "other"), [("住建局", "clerk", "co_clerk"), ("公安局", "co_clerk", "clerk")])
def test_of_two_units_the_one_that_owes_it_is_asked(ledger, unit, who, other):
    row = closed_by_two(ledger)
    row = reopened(ledger, row, part=ledger.part(row, unit))
    assert [promise.reply.assignment.unit.short_name for promise in open_ones(row)] == [unit]
    assert [told(ledger.people[name], "suggestion-reopened") for name in (who, other)] == [1, 0]
    actions.fulfil(open_ones(row)[0], evidence="照片", by=ledger.people[who], at=now())
    assert [part.unit.short_name for part in row.rounds.last().owing.all()] == [unit]


@pytest.mark.parametrize(
    ("form", "about"), [(ReopenForm, {"name": "reopen"}), (LookBackForm, {})], ids=["reopen", "look_back"]
)
def test_the_forms_offer_the_units_that_answered_if_there_are_several(ledger, form, about):
    closed = [closed_by_two(ledger), ledger.rate(ledger.replied(), "satisfied")]
    thing = "suggestion" if about else "thing"
    fields = [form(by=ledger.supervisor, **{thing: row}, **about).fields for row in closed]
    assert [part.unit.short_name for part in fields[0]["part"].queryset] == list(TASKS)
    assert "part" not in fields[1]


def test_the_look_back_names_the_unit_as_well(ledger):
    row = closed_by_two(ledger)
    page = {"on": TODAY(), "people": "王平", "finding": "not_kept", "evidence": "无人协管", "owed": "协管岗"}
    page |= {"owed_by": TODAY() + timedelta(days=30), "part": ledger.part(row, "公安局").pk, "form_key": uuid4()}
    form = LookBackForm(page, thing=row, by=ledger.supervisor)
    assert form.is_valid(), form.errors
    form.take(now())
    assert [promise.reply.assignment.unit.short_name for promise in open_ones(row)] == ["公安局"]


def imported(town):
    row = town.rate(town.replied(), "satisfied")
    row.rounds.get().replies.update(assignment=None)
    reopened(town, row)


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (
            lambda town: reopened(town, town.rate(town.replied(), "satisfied"), finding=" "),
            Refused,
            "Say what the look-back found.",
        ),
        (
            lambda town: reopened(town, town.rate(town.replied(), "satisfied"), item=" "),
            Refused,
            "Say what is owed.",
        ),
        (
            lambda town: reopened(town, town.rate(town.replied(), "satisfied"), due_on=TODAY()),
            Refused,
            "Name a day that is still to come.",
        ),
        (
            lambda town: reopened(town, closed_by_two(town)),
            Refused,
            "Several units answered this item; choose the one that owes it.",
        ),
        (
            imported,
            Refused,
            "It was answered before this system; there is no reply whose promise could be tracked.",
        ),
        (
            lambda town: reopened(town, town.replied()),
            Unlawful,
            "“Reopen by look-back” is not possible while the status is “Replied”. Nothing was changed.",
        ),
    ],
)
def test_what_is_refused_says_why(ledger, act, kind, sentence):
    with pytest.raises(kind) as refusal:
        act(ledger)
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)
