"""Whoever leads a row is told a week before its last day, and on the day after with the chairs; once each."""

from datetime import date, timedelta

import pytest

from briefings.actions import plan_items
from briefings.actions.plan_items import remind, warn
from briefings.models import PlanItem
from briefings.tasks import remind_of_plans
from congress.accounts.models import Post
from congress.celery import app
from congress.notices.models import Notice
from tests.at_once import at_once
from tests.briefings.plans.conftest import NOW, TODAY, Planner, noon
from tests.worker import die_in_the_middle, running_worker, wait_until

TASK = "briefings.tasks.plans.remind_of_plans"
OVERSEEN = ["chair", "committee", "supervisor"]


def told(kind: str) -> list[str]:
    site = Notice.objects.filter(kind=f"plan-{kind}", channel="site")
    return sorted(site.values_list("recipient__username", flat=True))


@pytest.mark.parametrize(
    ("days", "due", "late"),
    [
        (8, [], []),
        (7, ["committee"], []),
        (0, ["committee"], []),
        (-1, [], OVERSEEN),
        (-90, [], OVERSEEN),
    ],
)
def test_a_row_speaks_by_its_last_day_once(planner: Planner, days: int, due: list[str], late: list[str]) -> None:
    planner.due(TODAY + timedelta(days=days))
    assert [remind_of_plans() for _ in range(3)] == [bool(due or late), 0, 0]
    assert (told("due"), told("late")) == (due, late)


def test_a_row_is_reminded_and_later_found_late(planner: Planner) -> None:
    item = planner.due(TODAY)
    assert [remind(item, at=NOW), warn(item, at=NOW)] == [True, False]
    item = PlanItem.objects.select_related("plan").get(pk=item.pk)
    assert [remind(item, at=noon(TODAY + timedelta(days=1))), warn(item, at=noon(TODAY + timedelta(days=1)))] == [
        False,
        True,
    ]


@pytest.mark.parametrize("facts", [{"status": "done", "done_on": TODAY}, {"status": "dropped"}])
def test_what_is_over_is_left_alone(planner: Planner, facts: dict[str, object]) -> None:
    planner.due(TODAY - timedelta(days=5), **facts)
    assert remind_of_plans() == 0


def test_a_draft_reminds_nobody(planner: Planner) -> None:
    item = planner.row(planner.draft())
    day = TODAY + timedelta(days=3)
    PlanItem.objects.filter(pk=item.pk).update(due_on=day, from_month=1, until_month=day.month)
    assert remind_of_plans() == 0


def test_put_off_it_speaks_again_before_the_new_day(planner: Planner) -> None:
    item = planner.item(year=TODAY.year + 1, months=(1, 2))
    day = date(TODAY.year + 1, 2, 28)
    item = PlanItem.objects.select_related("plan").get(pk=item.pk)
    assert remind(item, at=noon(day)) is True
    item = plan_items.put_off(item, month=6, note="汛期", by=planner.town.supervisor, at=NOW)
    days = [noon(date(TODAY.year + 1, 6, number)) for number in (20, 24)]
    assert [remind(item, at=at) for at in days] == [False, True]
    assert len(told("due")) == 2


def test_where_the_leader_is_gone_the_office_is_told(planner: Planner) -> None:
    planner.due(TODAY)
    Post.objects.filter(user=planner.town.people["committee"]).update(ends_on=TODAY - timedelta(days=1))
    assert (remind_of_plans(), told("due")) == (1, ["dispatcher", "reviewer", "supervisor"])


def test_one_changed_since_it_was_read_waits_for_the_next_sweep(planner: Planner) -> None:
    item = planner.due(TODAY)
    plan_items.start(item, by=planner.town.supervisor, at=NOW)
    assert (remind(item, at=NOW), remind_of_plans()) == (False, 1)


def test_two_sweeps_at_once_remind_once(shared_planner: Planner) -> None:
    item = shared_planner.due(TODAY)
    results = at_once(*[lambda: remind(item, at=NOW)] * 4)
    assert (sorted(results), told("due")) == ([False, False, False, True], ["committee"])


def test_a_worker_killed_in_the_middle_loses_nothing_and_repeats_nothing(shared_planner: Planner) -> None:
    item = shared_planner.due(TODAY - timedelta(days=1))
    die_in_the_middle(TASK, item)
    assert (told("late"), PlanItem.objects.get().warned_at) == ([], None)
    with running_worker():
        for _ in range(2):
            app.send_task(TASK)
        wait_until(lambda: PlanItem.objects.get().warned_at)
    remind_of_plans()
    assert told("late") == OVERSEEN


def test_a_claim_committed_before_its_notice_would_be_lost(planner: Planner) -> None:
    """Negative control: claim and notice in two transactions, killed between them, and nobody is ever told."""
    planner.due(TODAY)
    PlanItem.objects.update(reminded_at=NOW)  # ... and here the careless worker died
    assert (remind_of_plans(), told("due")) == (0, [])
