"""What citizens said. Every task is safe to run twice and safe to miss for days."""

from datetime import datetime, time, timedelta

from celery import shared_task
from django.utils import timezone

from congress.organs.models import Congress, Holiday, LocalRule
from stations.actions.reminding import end_rating, remind
from stations.actions.retention import forget_contact
from stations.models import Opinion
from stations.rules.opinions import RETENTION
from stations.rules.reminders import months_before

LOOK_AHEAD = timedelta(days=12)  # the longest holiday lies between a last day and the working day before


@shared_task
def remind_of_opinions() -> int:
    """Reminders of clocks that end soon, today or ended, not yet said in that stage; returns how many."""
    now, calendar = timezone.now(), Holiday.objects.calendar()
    due = Opinion.objects.to_remind(timezone.localdate(now) + LOOK_AHEAD)
    rows = due.select_related("congress", "station__region", "deputy__person__user", "higher__person__user")
    return sum(1 for row in rows.iterator(chunk_size=500) if remind(row, calendar=calendar, at=now))


@shared_task
def end_opinion_ratings() -> int:
    """Rating periods that are over; returns how many ended."""
    now = timezone.now()
    over = Opinion.objects.awaiting_rating().filter(due_on__lt=timezone.localdate(now))
    return sum(1 for row in over.iterator(chunk_size=500) if end_rating(row, at=now))


@shared_task
def forget_contacts() -> int:
    """Contacts whose retention period is over, by the rule of each place; returns how many opinions."""
    now = timezone.now()
    return sum(_forget_in(congress, now) for congress in Congress.objects.filter(opinions__isnull=False).distinct())


def _forget_in(congress: Congress, now: datetime) -> int:
    today = timezone.localdate(now)
    last_on = months_before(today, LocalRule.objects.ruling(congress, RETENTION, today).amount)
    before = timezone.make_aware(datetime.combine(last_on, time.min))
    over = congress.opinions.ended_before(before).filter(deidentified_at=None)
    return sum(1 for row in over.iterator(chunk_size=500) if forget_contact(row, at=now))
