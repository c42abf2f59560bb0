"""Rows of work plans that are due soon or late. Safe to run twice, to be killed and to miss days."""

from celery import shared_task
from django.utils import timezone

from briefings.actions.plan_items import remind, warn
from briefings.models import PlanItem

BATCH = 200


@shared_task
def remind_of_plans() -> int:
    """Those due within a week, and those late since whatever day; returns of how many somebody was told."""
    now = timezone.now()
    today, rows = timezone.localdate(now), PlanItem.objects.select_related("plan")
    due = sum(remind(item, at=now) for item in rows.to_remind(today).iterator(BATCH))
    return due + sum(warn(item, at=now) for item in rows.to_warn(today).iterator(BATCH))
