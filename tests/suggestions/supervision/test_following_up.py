"""Reminders of tasks given at inquiries: one a light, though worker or nights were lost; a done task is left alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.celery import app
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from suggestions import tasks
from suggestions.actions.supervision.following_up import remind_of_task
from suggestions.models.supervision import FollowUp
from tests.at_once import at_once
from tests.suggestions.supervision.test_inquiries import held, settled, tasked
from tests.worker import die_in_the_middle, running_worker, wait_until

TASK = "suggestions.tasks.remind_of_follow_up_tasks"


def due(town, days):
    """A task whose day is so many days away."""
    task = tasked(town, held(town))
    FollowUp.objects.filter(pk=task.pk).update(due_on=timezone.localdate() + timedelta(days=days))
    return FollowUp.objects.get(pk=task.pk)


def reminded(task, kind="late"):
    site = Notice.objects.filter(kind=f"task-{kind}", channel="site", key__startswith=f"task:{task.pk}:")
    return sorted(site.values_list("recipient__username", flat=True))


UNIT = ["approver", "clerk", "clerk2"]


@pytest.mark.parametrize(
    ("days", "light", "told"),
    [(40, "", []), (10, "near", UNIT), (2, "hot", UNIT), (0, "hot", UNIT), (-1, "late", [*UNIT, "supervisor"])],
)
def test_a_task_speaks_by_its_light(town, days, light, told):
    task = due(town, days)
    assert (remind_of_task(task, at=timezone.now()), reminded(task, light)) == (light, told)


def test_each_light_speaks_once(town):
    task = due(town, 10)
    assert [remind_of_task(task, at=timezone.now()) for _ in range(3)] == ["near", "", ""]
    FollowUp.objects.filter(pk=task.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    task = FollowUp.objects.get(pk=task.pk)
    assert [remind_of_task(task, at=timezone.now()) for _ in range(3)] == ["late", "", ""]


def test_the_place_sets_when_near_begins(town):
    rule = {"unit": "days", "clause": "本会办法", "valid_from": timezone.localdate(), "amount": 20}
    LocalRule.objects.create(congress=town.congress, key="suggestions.light_near", **rule)
    assert remind_of_task(due(town, 19), at=timezone.now()) == "near"


def test_a_task_that_is_done_is_left_alone(town):
    task = due(town, -5)
    settled(town, task)
    assert (remind_of_task(task, at=timezone.now()), tasks.remind_of_follow_up_tasks()) == ("", 0)


def test_the_sweep_catches_up_once_after_lost_nights(town):
    due(town, -30)
    assert [tasks.remind_of_follow_up_tasks() for _ in range(3)] == [1, 0, 0]


def test_two_sweeps_at_once_remind_once(shared_town):
    task = due(shared_town, -1)
    results = at_once(*[lambda: remind_of_task(task, at=timezone.now())] * 4)
    assert (sorted(results), len(reminded(task))) == (["", "", "", "late"], 4)


def test_a_worker_killed_in_the_middle_loses_nothing_and_repeats_nothing(shared_town):
    task = due(shared_town, -1)
    die_in_the_middle(TASK, task)
    assert (reminded(task), FollowUp.objects.get(pk=task.pk).reminded) == ([], "")
    with running_worker():
        for _ in range(2):
            app.send_task(TASK)
        wait_until(lambda: FollowUp.objects.get(pk=task.pk).reminded == "late")
    tasks.remind_of_follow_up_tasks()
    assert reminded(task) == [*UNIT, "supervisor"]


def test_a_claim_committed_before_its_notice_would_be_lost(shared_town):
    """Negative control: claim and notice in two transactions, killed between them, and nobody is ever told."""
    task = due(shared_town, -1)
    FollowUp.objects.filter(pk=task.pk).update(reminded="late")  # ... and here the careless worker died
    assert (tasks.remind_of_follow_up_tasks(), reminded(task)) == (0, [])
