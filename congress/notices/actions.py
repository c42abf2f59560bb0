"""Writing notices, reading them, and handing them to whoever carries them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.text import Truncator

from congress.accounts.models import User
from congress.notices.models import Notice
from congress.notices.rules import LEASE, MAX_ATTEMPTS, PERSONAL, Channel, earliest, wait_after

BATCH = 20
TEXT_LENGTH = 500
ERROR_LENGTH = 300


def notify(
    users: Iterable[User],
    kind: str,
    key: str,
    text: str,
    *,
    url: str = "",
    at: datetime,
    channels: Sequence[str] | None = None,
    values: Mapping[str, Any] | None = None,
) -> None:
    """Write one notice to each person and channel, in the caller's transaction; what was written before stays as it is.

    `text` is an English msgid, rendered with `values` in each person's language. `kind` and `key` say what it is
    about ("suggestion-due", "12:2026-11-30"): the same pair never reaches the same person twice over one channel.
    Left out are channels the site has not set up and people who have no address for one.
    """
    post(compose(users, kind, key, text, url=url, at=at, channels=channels, values=values))


def compose(
    users: Iterable[User],
    kind: str,
    key: str,
    text: str,
    *,
    url: str = "",
    at: datetime,
    channels: Sequence[str] | None = None,
    values: Mapping[str, Any] | None = None,
) -> list[Notice]:
    """The rows `notify` would write, for sweeps that post many things at once."""
    return [
        Notice(
            recipient=user, channel=channel, kind=kind, key=key, text=_in_language_of(user, text, values or {}),
            url=url, created_at=at, not_before=earliest(channel, at), sent_at=at if channel == Channel.SITE else None,
        )
        for user in users
        for channel in channels or PERSONAL
        if is_reachable(user, channel)
    ]  # fmt: skip


def post(notices: Sequence[Notice]) -> None:
    """Write the rows; those already written are passed over (ON CONFLICT DO NOTHING)."""
    Notice.objects.bulk_create(notices, batch_size=2_000, ignore_conflicts=True)


def is_reachable(user: User, channel: str) -> bool:
    """Whether the site has the channel and the person an address for it."""
    return {
        Channel.SITE: True,
        Channel.EMAIL: bool(user.email),
        Channel.SMS: bool(settings.SMS_GATEWAY_URL and user.phone),
        Channel.WECOM: bool(settings.WECOM_WEBHOOK_URL),
    }[Channel(channel)]


def mark_read(notice: Notice, *, by: User, at: datetime) -> None:
    """The first reading counts; only the recipient's own does."""
    Notice.objects.unread_of(by).filter(pk=notice.pk).update(read_at=at)


def mark_all_read(*, by: User, at: datetime) -> int:
    """How many were unread."""
    return Notice.objects.unread_of(by).update(read_at=at)


@transaction.atomic
def claim(now: datetime) -> list[Notice]:
    """Take a small batch into one's hands for the time of the lease. A killed worker's batch is free again after it."""
    keys = [notice.pk for notice in Notice.objects.claimable(now)[:BATCH]]
    claimed = Notice.objects.filter(pk__in=keys)
    claimed.update(leased_until=now + LEASE, attempts=F("attempts") + 1)
    return list(claimed.select_related("recipient").order_by("not_before", "pk"))


def mark_sent(notice: Notice, *, at: datetime) -> None:
    """It left the house."""
    Notice.objects.filter(pk=notice.pk, sent_at__isnull=True).update(sent_at=at, leased_until=None, last_error="")


def mark_failed(notice: Notice, error: str, *, at: datetime) -> None:
    """Wait longer each time; give up after the last attempt and keep the reason."""
    mine = Notice.objects.filter(pk=notice.pk, leased_until=notice.leased_until)
    changes: dict[str, Any] = {"last_error": error[:ERROR_LENGTH], "leased_until": None}
    if notice.attempts >= MAX_ATTEMPTS:
        mine.update(given_up_at=at, **changes)
    else:
        mine.update(not_before=earliest(notice.channel, at + wait_after(notice.attempts)), **changes)


def _in_language_of(user: User, text: str, values: Mapping[str, Any]) -> str:
    with translation.override(user.language):
        rendered = translation.gettext(text)
        return Truncator(rendered % values if values else rendered).chars(TEXT_LENGTH, truncate="…")
