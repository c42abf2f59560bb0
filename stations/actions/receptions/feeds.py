"""The address of a deputy's own calendar: made on wish, taken back at once."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction

from congress.accounts.models import User
from congress.audit.actions import record
from stations.models import Feed

BYTES = 19  # 152 bits, 26 characters


@transaction.atomic
def issue_feed(*, by: User, at: datetime) -> Feed:
    """A new address; the one before stops to open."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    _end(by, at)
    feed = Feed.objects.create(token=token_urlsafe(BYTES), user=by, issued_at=at)
    record("feed.issue", f"feed:{feed.pk}", by=by, at=at)
    return feed


@transaction.atomic
def revoke_feed(*, by: User, at: datetime) -> bool:
    """Take the address back; whether there was one."""
    ended = bool(_end(by, at))
    if ended:
        record("feed.revoke", f"user:{by.pk}", by=by, at=at)
    return ended


def _end(user: User, at: datetime) -> int:
    return Feed.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
