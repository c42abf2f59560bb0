"""Two people at once: one wins, the other is told. Each race has its negative control."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.db import transaction
from django.utils import timezone

from congress.common.lifecycle import Refused
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions import actions
from suggestions.models import NumberSeries, Suggestion
from tests.at_once import at_once


def test_two_steps_at_once_one_wins_and_the_other_is_told(shared_town):
    row = shared_town.submitted()
    results = at_once(
        lambda: actions.accept(row, by=shared_town.reviewer, at=timezone.now(), seen=row.version),
        lambda: actions.send_back(
            row, what_to_mend="标题", by=shared_town.reviewer, at=timezone.now(), seen=row.version
        ),
    )
    refused = [result for result in results if isinstance(result, Refused)]
    assert [type(result) for result in refused] == [MovedOn]
    assert Suggestion.objects.get(pk=row.pk).steps.exclude(name__in=["submit", "pass_review"]).count() == 1


def test_without_the_row_lock_both_would_have_won(shared_town):
    """Negative control: the check as it would be without the lock lets both through."""
    row = shared_town.submitted()
    gate = Barrier(2)

    def careless():
        with transaction.atomic():
            seen = Suggestion.objects.get(pk=row.pk)
            gate.wait()
            if seen.status == "reviewed":
                Suggestion.objects.filter(pk=row.pk).update(status="not_accepted")
                return "won"
        return "lost"

    assert at_once(careless, careless) == ["won", "won"]


def test_numbers_given_in_parallel_have_neither_hole_nor_repeat(shared_town):
    rows = [shared_town.submitted() for _ in range(12)]
    acts = [lambda row=row: actions.accept(row, by=shared_town.reviewer, at=timezone.now()) for row in rows]
    results = at_once(*acts)
    assert sorted(result.number for result in results) == list(range(1, 13))


def test_numbers_taken_without_the_lock_do_repeat(shared_town):
    """Negative control: reading the last number without locking its row repeats it."""
    series = NumberSeries.objects.create(session=shared_town.session, period="between", last=0)
    gate = Barrier(4)

    def careless():
        last = NumberSeries.objects.get(pk=series.pk).last
        gate.wait()
        NumberSeries.objects.filter(pk=series.pk).update(last=last + 1)
        return last + 1

    assert at_once(*[careless] * 4) == [1, 1, 1, 1]


def test_a_rating_and_the_end_of_its_period_at_once_give_one_outcome(shared_town):
    row = shared_town.replied(at=timezone.now() - timedelta(days=60))
    clock = row.clocks.running().get(kind="rating")
    results = at_once(
        lambda: shared_town.rate(row, "satisfied"), lambda: actions.end_rating_period(clock, at=timezone.now())
    )
    current = row.rounds.get()
    assert (hasattr(current, "verdict")) != (current.no_feedback_on is not None)
    assert Suggestion.objects.get(pk=row.pk).status == "closed"
    assert sum(isinstance(result, Refused) or result is None for result in results) == 1


def test_two_sweeps_at_once_remind_once(shared_town):
    row = shared_town.handling(at=timezone.now() - timedelta(days=120))
    clock = row.clocks.running().get(kind="answer")
    results = at_once(*[lambda: actions.remind(clock, at=timezone.now())] * 4)
    assert sorted(results) == ["", "", "", "late"]
    assert Notice.objects.filter(kind="clock-late", recipient=shared_town.clerk, channel="site").count() == 1


@pytest.mark.parametrize("times", [2, 8])
def test_a_double_click_makes_one_draft(shared_town, times):
    row = shared_town.draft()
    key, lead = row.form_key, shared_town.mandates["deputy"]
    row.delete()
    begin = {"form_key": key, "by": shared_town.deputy, "title": "关于甲的建议", "body": "乙"}
    results = at_once(*[lambda: actions.begin(lead, at=timezone.now(), **begin)] * times)
    assert (len({result.pk for result in results}), Suggestion.objects.count()) == (1, 1)
