"""How a long paper is made in the background: asked for, claimed by a worker, advanced, offered only when whole."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being put together")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = (JobState.WAITING, JobState.RUNNING)
LEASE = timedelta(minutes=5)
"""How long a worker that says nothing is believed to be at work; it speaks after every piece."""
MAX_ATTEMPTS = 2
"""A job whose worker died is taken up again once."""
KEPT = timedelta(days=7)
"""How long the result lies ready for its owner."""


class JobQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "JobQuerySet":
        """A person's own."""
        return self.filter(by=user)

    def claimable(self, now: datetime) -> "JobQuerySet":
        """Waiting, or left behind by a worker that died; oldest first. Rows being claimed just now are passed over."""
        left = Q(state="running", leased_until__lte=now)
        return self.filter(Q(state="waiting") | left).order_by("pk").select_for_update(of=("self",), skip_locked=True)
