"""What happens by itself to files."""

from celery import shared_task
from django.utils import timezone

from congress.files.actions import throw_away_unheld
from congress.files.models import Upload


@shared_task
def throw_away_expired() -> int:
    """Files in passing whose time is over; returns how many. Safe to run twice and safe to miss for days.

    One that somebody is just looking at or deciding on is left for the next time.
    """
    expired = list(Upload.objects.filter(expires_at__lte=timezone.now()).values_list("pk", flat=True))
    return sum(throw_away_unheld(key) for key in expired)
