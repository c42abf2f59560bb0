"""How an archive of a session is built in the background."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being put together")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = (JobState.WAITING, JobState.RUNNING)
LEASE = timedelta(minutes=5)
"""How long a worker that says nothing is believed to be at work; it speaks after every suggestion."""
MAX_ATTEMPTS = 2
"""A job whose worker died is taken up again once."""
KEPT = timedelta(days=7)
"""How long the result lies ready for its owner."""
