"""A worker that dies in the middle of a sweep loses nothing and repeats nothing."""

import pytest
from django.utils.timezone import localdate

from congress.celery import app
from congress.notices.models import Notice
from stations import tasks
from stations.models import Opinion
from tests.stations.heard import around, days
from tests.town import Town
from tests.worker import die_in_the_middle, running_worker, wait_until


@pytest.fixture
def late(shared_town: Town) -> Opinion:
    row = around(shared_town).accepted()
    Opinion.objects.filter(pk=row.pk).update(due_on=localdate() - days(3))
    return row


def reminders(row: Opinion) -> int:
    return Notice.objects.filter(kind="opinion-late", channel="site", key__startswith=f"opinion:{row.pk}:").count()


def test_a_killed_sweep_is_made_up_once(late: Opinion) -> None:
    die_in_the_middle("stations.tasks.opinions.remind_of_opinions", late)
    assert reminders(late) == 0
    with running_worker():
        app.send_task("stations.tasks.opinions.remind_of_opinions")
        app.send_task("stations.tasks.opinions.remind_of_opinions")
        wait_until(lambda: Opinion.objects.get(pk=late.pk).reminded == "late")
    tasks.remind_of_opinions()
    assert reminders(late) == 3


def test_a_claim_committed_before_its_notice_would_be_lost(late: Opinion) -> None:
    """Negative control: claim and notice in two transactions, killed between them, and nobody is ever told."""
    Opinion.objects.filter(pk=late.pk).update(reminded="late")
    tasks.remind_of_opinions()
    assert reminders(late) == 0
