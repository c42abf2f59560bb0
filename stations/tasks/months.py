"""The kept counts of months. Every task is safe to run twice and safe to miss for days."""

from celery import shared_task
from django.utils import timezone

from congress.organs.models import Congress
from stations.rolling import roll_up, roll_up_recent


@shared_task
def keep_months() -> int:
    """The months of every congress with stations that may still change, counted anew; how many were different."""
    today = timezone.localdate()
    return sum(roll_up_recent(congress, today=today) for congress in _here())


@shared_task
def keep_this_month() -> int:
    """The running month alone, more often."""
    today = timezone.localdate()
    return sum(roll_up(congress, today=today, since=today) for congress in _here())


def _here() -> list[Congress]:
    return list(Congress.objects.filter(stations__isnull=False).distinct())
