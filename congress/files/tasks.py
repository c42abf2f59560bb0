"""What happens by itself to files."""

from celery import shared_task
from django.utils import timezone

from congress.files.actions import throw_away
from congress.files.models import Upload


@shared_task
def throw_away_expired() -> int:
    """Files in passing whose time is over; returns how many. Safe to run twice and safe to miss for days."""
    expired = list(Upload.objects.filter(expires_at__lte=timezone.now()))
    for upload in expired:
        throw_away(upload)
    return len(expired)
