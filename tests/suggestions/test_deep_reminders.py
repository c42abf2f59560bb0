"""Reminders of promises and of first reviews: once each, though the worker is killed in the middle."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.celery import app
from congress.notices.models import Notice
from suggestions import actions, tasks
from suggestions.models import Clock
from tests.at_once import at_once
from tests.suggestions.deep_town import answer, rule
from tests.worker import die_in_the_middle, running_worker, wait_until

TASK = "suggestions.tasks.remind_of_clocks"
# Whom a late one reaches: the unit that promised and the supervisor; the area's office and the committee's reviewer.
TOLD = {"promise": ["approver", "clerk", "clerk2", "supervisor"], "first": ["first_reviewer", "reviewer"]}


def late(town, kind):
    """A clock of that kind whose day passed yesterday."""
    if kind == "first":
        rule(town, "has_first_review", 1)
        row = town.submitted(at=timezone.now() - timedelta(days=40))
    else:
        row = town.handling()
        promised = [("增设信号灯", timezone.localdate() + timedelta(days=60), "李工")]
        answer(town, row, category="B", promises=promised)
        row = town.rate(row, "satisfied")
    clock = row.clocks.running().get(kind=kind)
    yesterday = timezone.localdate() - timedelta(days=1)
    Clock.objects.filter(pk=clock.pk).update(due_on=yesterday, starts_on=yesterday - timedelta(days=30))
    return Clock.objects.get(pk=clock.pk)


def told(clock, light="late"):
    site = Notice.objects.filter(kind=f"clock-{light}", channel="site", key__startswith=f"clock:{clock.pk}:")
    return sorted(site.values_list("recipient__username", flat=True))


@pytest.mark.parametrize("kind", TOLD)
def test_a_late_one_reaches_whom_it_concerns_once(deep, kind):
    clock = late(deep, kind)
    assert [actions.remind(clock, at=timezone.now()) for _ in range(2)] == ["late", ""]
    assert told(clock) == TOLD[kind]


@pytest.mark.parametrize(
    ("kind", "days", "light", "count"),
    [
        ("promise", 40, "", 0),
        ("promise", 10, "near", 3),
        ("promise", 2, "hot", 3),
        ("first", 10, "near", 1),
        ("first", 2, "hot", 1),
    ],
)
def test_each_speaks_by_its_light(deep, kind, days, light, count):
    clock = late(deep, kind)
    Clock.objects.filter(pk=clock.pk).update(due_on=timezone.localdate() + timedelta(days=days))
    clock = Clock.objects.get(pk=clock.pk)
    assert (actions.remind(clock, at=timezone.now()), len(told(clock, light))) == (light, count)


@pytest.mark.parametrize("kind", TOLD)
def test_a_worker_killed_in_the_middle_loses_nothing_and_repeats_nothing(shared_deep, kind):
    clock = late(shared_deep, kind)
    die_in_the_middle(TASK, clock)
    assert told(clock) == []
    with running_worker():
        for _ in range(2):
            app.send_task(TASK)
        wait_until(lambda: Clock.objects.get(pk=clock.pk).reminded == "late")
    tasks.remind_of_clocks()
    assert told(clock) == TOLD[kind]


@pytest.mark.parametrize("kind", TOLD)
def test_a_claim_committed_before_its_notice_would_be_lost(shared_deep, kind):
    """Negative control: claim and notice in two transactions, killed between them, and nobody is ever told."""
    clock = late(shared_deep, kind)
    Clock.objects.filter(pk=clock.pk).update(reminded="late")  # ... and here the careless worker died
    tasks.remind_of_clocks()
    assert told(clock) == []


@pytest.mark.parametrize("kind", TOLD)
def test_two_sweeps_at_once_remind_once(shared_deep, kind):
    clock = late(shared_deep, kind)
    results = at_once(*[lambda: actions.remind(clock, at=timezone.now())] * 3)
    assert (sorted(results), told(clock)) == (["", "", "late"], TOLD[kind])
