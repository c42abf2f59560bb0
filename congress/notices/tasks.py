"""What carries the notices out. The timetable wakes it; the rows say what is left to do."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from congress.notices import actions
from congress.notices.channels import Undelivered, send
from congress.notices.models import Notice
from congress.notices.rules import LEASE

RUN = timedelta(minutes=5)
"""Below the broker's ten minutes of patience (visibility_timeout); the next minute's run goes on."""


@shared_task
def deliver_notices() -> None:
    """Send what is due. Safe to run twice, side by side, and after any pause.

    A notice goes out twice only when a worker dies between sending it and writing that down (see channels).
    """
    until = timezone.now() + RUN
    while timezone.now() < until and (batch := actions.claim(timezone.now())):
        deliver(batch)


def deliver(batch: list[Notice]) -> None:
    """Send a claimed batch. What half the lease does not suffice for is left to whoever claims it next."""
    for notice in batch:
        if notice.leased_until is None or timezone.now() > notice.leased_until - LEASE / 2:
            return
        try:
            send(notice.channel, notice)
        except Undelivered as error:
            actions.mark_failed(notice, str(error), at=timezone.now())
        else:
            actions.mark_sent(notice, at=timezone.now())
