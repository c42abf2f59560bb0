"""What happens by itself to sign-ins."""

from celery import shared_task
from django.utils import timezone

from congress.accounts.models import WebSession


@shared_task
def clear_sessions() -> int:
    """Once a day: rows of sessions that are over, which open nothing any more; returns how many. Safe to run twice."""
    deleted, _of_each = WebSession.objects.over(timezone.now()).delete()
    return deleted
