"""Questions about notices."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from congress.notices.rules import Channel, is_open


class NoticeQuerySet(QuerySet[Any]):
    def of(self, user: Any) -> "NoticeQuerySet":
        """What the person finds on the site; the copies sent over other channels are not shown again."""
        return self.filter(recipient=user, channel=Channel.SITE)

    def unread_of(self, user: Any) -> "NoticeQuerySet":
        return self.of(user).filter(read_at__isnull=True)

    def due(self, now: datetime) -> "NoticeQuerySet":
        """Waiting, their time has come and their channel may ring now; oldest first."""
        channels = [channel for channel in Channel if is_open(channel, now)]
        waiting = self.filter(sent_at__isnull=True, given_up_at__isnull=True)
        return waiting.filter(not_before__lte=now, channel__in=channels).order_by("not_before", "pk")

    def claimable(self, now: datetime) -> "NoticeQuerySet":
        """Due and in nobody's hands: rows being claimed this moment are passed over, expired leases count as free."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return self.due(now).filter(free).select_for_update(skip_locked=True)
