"""Events with citizens. Every task is safe to run twice and safe to miss for days."""

from datetime import datetime, time, timedelta

from celery import shared_task
from django.utils import timezone

from stations.actions import events
from stations.models import EventWithCitizens


@shared_task
def remind_of_events() -> int:
    """On the eve of an event and on its day, those who are invited; each once, however often it runs."""
    now = timezone.now()
    day_after_next = timezone.localdate(now) + timedelta(days=2)
    end = timezone.make_aware(datetime.combine(day_after_next, time.min))
    ahead = EventWithCitizens.objects.starting_before(end).filter(starts_at__gt=now).for_rows()
    for event in ahead:
        events.remind(event, at=now)
    return len(ahead)
