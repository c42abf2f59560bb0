"""What happens by itself to suggestions. Every task is safe to run twice and safe to miss for days."""

from celery import shared_task
from django.utils import timezone

from suggestions import actions
from suggestions.actions import motions
from suggestions.advice import learn
from suggestions.models import Clock, MotionClock
from suggestions.rules.clocks import NEAR


@shared_task
def remind_of_clocks() -> int:
    """Reminders for clocks that are near, urgent or late and not yet reminded in that light; returns how many."""
    now = timezone.now()
    due = Clock.objects.to_remind(timezone.localdate(now), within=NEAR.high).select_related("suggestion__congress")
    return sum(1 for clock in due.iterator(chunk_size=500) if actions.remind(clock, at=now))


@shared_task
def end_rating_periods() -> int:
    """Rating periods that are over: "no feedback"; returns how many ended."""
    now = timezone.now()
    over = Clock.objects.running().filter(kind="rating", due_on__lt=timezone.localdate(now))
    return sum(1 for clock in over.iterator(chunk_size=500) if actions.end_rating_period(clock, at=now))


@shared_task
def learn_from_suggestions() -> int:
    """What is new or was decided since, for similar suggestions and recommendations; returns how many were read."""
    return learn()


@shared_task
def remind_of_motion_clocks() -> int:
    """Reminders for clocks of motions, as `remind_of_clocks`; returns how many."""
    now = timezone.now()
    due = MotionClock.objects.to_remind(timezone.localdate(now), within=NEAR.high)
    due = due.select_related("motion__congress")
    return sum(1 for clock in due.iterator(chunk_size=500) if motions.remind(clock, at=now))
