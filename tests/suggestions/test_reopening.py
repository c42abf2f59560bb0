"""Reopening by look-back (回头看): what is found owed goes into the ledger and is tracked again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.common.lifecycle import Refused, Unlawful
from suggestions import actions
from suggestions.models import Round
from tests.suggestions.deep_town import answer, deepen, fresh, now, running
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
