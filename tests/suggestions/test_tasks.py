"""What happens by itself: once each, though worker, broker or beat were down."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.celery import app
from congress.notices.models import Notice
from suggestions import tasks
from suggestions.models import Clock, Suggestion
from tests.worker import die_in_the_middle, running_worker, wait_until

OVERDUE = timedelta(days=120)


def reminders_about(clock, user):
    return Notice.objects.filter(
        recipient=user, kind="clock-late", channel="site", key__startswith=f"clock:{clock.pk}:"
    ).count()


def test_every_task_of_the_timetable_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_a_worker_killed_in_the_middle_loses_nothing_and_repeats_nothing(shared_town):
    row = shared_town.handling(at=timezone.now() - OVERDUE)
    clock = row.clocks.running().get(kind="answer")
    die_in_the_middle("suggestions.tasks.remind_of_clocks", clock)
    assert reminders_about(clock, shared_town.clerk) == 0
    with running_worker():
        for _ in range(3):
            app.send_task("suggestions.tasks.remind_of_clocks")
        wait_until(lambda: reminders_about(clock, shared_town.clerk))
        wait_until(lambda: Clock.objects.get(pk=clock.pk).reminded == "late")
    tasks.remind_of_clocks()
    assert reminders_about(clock, shared_town.clerk) == 1


def test_a_claim_committed_before_its_notice_would_be_lost(shared_town):
    """Negative control: claim and notice in two transactions, killed between them, and nobody is ever told."""
    row = shared_town.handling(at=timezone.now() - OVERDUE)
    clock = row.clocks.running().get(kind="answer")
    Clock.objects.filter(pk=clock.pk).update(reminded="late")  # ... and here the careless worker died
    tasks.remind_of_clocks()
    assert reminders_about(clock, shared_town.clerk) == 0


def test_sweeps_that_missed_days_catch_up_once(town):
    town.handling(at=timezone.now() - OVERDUE)
    assert tasks.remind_of_clocks() > 0
    assert tasks.remind_of_clocks() == 0


def test_rating_periods_end_once_though_the_night_was_missed(town):
    rows = [town.replied(at=timezone.now() - timedelta(days=60)) for _ in range(2)]
    assert (tasks.end_rating_periods(), tasks.end_rating_periods()) == (2, 0)
    assert {Suggestion.objects.get(pk=row.pk).status for row in rows} == {"closed"}


@pytest.mark.parametrize(("days", "kind"), [(20, None), (80, "clock-near"), (91, "clock-hot"), (120, "clock-late")])
def test_the_answer_clock_speaks_by_its_light(town, days, kind):
    row = town.handling(at=timezone.now() - timedelta(days=days))
    clock = row.clocks.running().get(kind="answer")
    Clock.objects.filter(pk=clock.pk).update(due_on=timezone.localdate() + timedelta(days=92 - days))
    tasks.remind_of_clocks()
    kinds = set(Notice.objects.filter(key__startswith=f"clock:{clock.pk}:").values_list("kind", flat=True))
    assert kinds == ({kind} if kind else set())
