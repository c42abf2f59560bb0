"""Nothing lost, nothing twice: workers side by side, killed, and late."""

import signal
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings as site
from django.core import mail
from django.db import connection
from django.utils import timezone

from congress.accounts.models import User
from congress.notices import actions
from congress.notices.actions import notify
from congress.notices.models import Notice
from congress.notices.rules import LEASE, Channel
from congress.notices.tasks import deliver, deliver_notices
from tests.worker import running

MANY = 50


@pytest.fixture
def waiting(person: Callable[..., User], sms: Any) -> None:
    """Fifty SMS that are due."""
    wang = person("wang", phone="13800138000")
    for key in range(MANY):
        notify([wang], "due", str(key), "Due", at=timezone.now() - timedelta(days=2), channels=[Channel.SMS])


def all_once() -> Counter[str]:
    return Counter({f"notice-{pk}": 1 for pk in Notice.objects.values_list("pk", flat=True)})


def claim_and_wait(told: Connection) -> None:
    site.NOTICE_HOURS = (0, 24)
    told.send(len(actions.claim(timezone.now())))
    signal.pause()


def killed_after_claiming() -> int:
    """Another process claims a batch and dies by SIGKILL before it sends any. How many it had in its hands."""
    here, there = Pipe()
    with running(claim_and_wait, there):
        there.close()
        return int(here.recv())


@pytest.mark.django_db
def test_after_any_pause_all_are_sent_once_and_in_order(waiting: None, sms: Any) -> None:
    deliver_notices()
    deliver_notices()
    assert sms.keys == [f"notice-{pk}" for pk in Notice.objects.order_by("pk").values_list("pk", flat=True)]
    assert Notice.objects.filter(sent_at__isnull=True).count() == 0


@pytest.mark.django_db
def test_a_failure_is_kept_with_its_reason_and_tried_again_later(waiting: None, sms: Any) -> None:
    sms.status = 503
    deliver_notices()
    assert Counter(Notice.objects.values_list("attempts", "last_error", "leased_until")) == {
        (1, "HTTP 503 Service Unavailable", None): MANY
    }
    sms.status = 200
    deliver_notices()
    assert len(sms.keys) == MANY  # not before their time
    Notice.objects.update(not_before=timezone.now())
    deliver_notices()
    assert Counter(sms.keys[MANY:]) == all_once()


@pytest.mark.django_db
def test_one_bad_address_does_not_stop_the_others(person: Callable[..., User]) -> None:
    people = [person(name, email=email) for name, email in zip("abc", ["a@x.org", "b\n@x.org", "c@x.org"], strict=True)]
    notify(people, "due", "12", "Due", at=timezone.now(), channels=[Channel.EMAIL])
    deliver_notices()
    assert [message.to for message in mail.outbox] == [["a@x.org"], ["c@x.org"]]
    assert Notice.objects.get(recipient=people[1]).attempts == 1


@pytest.mark.django_db
def test_a_worker_whose_lease_runs_out_leaves_the_rest_to_others(waiting: None, sms: Any) -> None:
    deliver(actions.claim(timezone.now() - LEASE))
    assert sms.keys == []
    deliver_notices()
    assert Counter(sms.keys) == all_once()


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_had_claimed_is_sent_once_by_the_next(waiting: None, sms: Any) -> None:
    assert killed_after_claiming() == actions.BATCH
    deliver_notices()
    assert len(sms.keys) == MANY - actions.BATCH
    deliver(actions.claim(timezone.now() + LEASE))
    assert Counter(sms.keys) == all_once()


@pytest.mark.django_db(transaction=True)
def test_claimed_for_good_a_killed_workers_notices_are_lost(waiting: None, sms: Any) -> None:
    """Negative control: the same kill, with a claim that never ends."""
    killed_after_claiming()
    Notice.objects.filter(leased_until__isnull=False).update(leased_until=timezone.now() + timedelta(days=9_999))
    deliver_notices()
    deliver(actions.claim(timezone.now() + LEASE))
    assert len(sms.keys) == MANY - actions.BATCH


def sweep_side_by_side() -> None:
    start = Barrier(2)

    def sweep(_number: int) -> None:
        start.wait()
        try:
            deliver_notices()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(sweep, range(2)))


@pytest.mark.django_db(transaction=True)
def test_two_sweepers_at_once_send_each_once(waiting: None, sms: Any) -> None:
    sweep_side_by_side()
    assert Counter(sms.keys) == all_once()


@pytest.mark.django_db(transaction=True)
def test_without_claiming_two_sweepers_send_twice(waiting: None, sms: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: both read what is due before either has sent."""
    both = Barrier(2)

    def read_only(now: Any) -> list[Notice]:
        batch = list(Notice.objects.due(now).select_related("recipient"))
        for notice in batch:
            notice.leased_until = now + LEASE
        both.wait()
        return batch

    monkeypatch.setattr(actions, "claim", read_only)
    sweep_side_by_side()
    assert Counter(sms.keys) == Counter(dict.fromkeys(all_once(), 2))
