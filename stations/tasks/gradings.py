"""Grades of stations. Every task is safe to run twice and safe to miss for days."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from stations.actions.warning import warn
from stations.models import StationGrading
from stations.rules.standards import NOTICE_DAYS


@shared_task
def warn_of_grades() -> int:
    """Grades that run out soon by the rule of each place; returns of how many somebody was told."""
    now = timezone.now()
    today = timezone.localdate(now)
    ending = StationGrading.objects.running_out(today, today + timedelta(days=NOTICE_DAYS.high))
    return sum(warn(row, at=now) for row in ending.for_rows().order_by("until_on", "pk"))
