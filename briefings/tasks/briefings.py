"""What happens by itself: the briefing of a period is drafted on the first working day after it."""

from datetime import datetime

from celery import shared_task
from django.utils import timezone

from briefings.actions import draft_by_clock
from briefings.models import Masthead
from briefings.rules.periods import Kind, due_from, period_over
from congress.organs.models import Holiday


@shared_task
def draft_briefings() -> int:
    """Of each kind and for every congress that has it switched on; returns how many were drafted.

    Safe to run twice, to be killed and to miss days: it asks which congresses have none of the period yet.
    """
    now = timezone.now()
    return sum(_draft(kind, now) for kind in Kind)


def _draft(kind: Kind, now: datetime) -> int:
    today = timezone.localdate(now)
    period = period_over(kind, today)
    if today < due_from(period, Holiday.objects.calendar()):
        return 0
    waiting = Masthead.objects.awaiting_draft(kind, period).select_related("congress__region")
    return sum(1 for masthead in waiting if draft_by_clock(masthead, period, at=now))
