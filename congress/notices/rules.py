"""Over which channels a notice goes, when it may arrive, and how often it is tried."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    SITE = "site", _("In-site")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")
    WECOM = "wecom", _("WeCom")


# What rings in a pocket waits for the day; what lies in an inbox does not.
RINGING = frozenset({Channel.SMS, Channel.WECOM})
# WeCom's robot speaks to a whole group, so it is used only where an action names it.
PERSONAL = (Channel.SITE, Channel.EMAIL, Channel.SMS)

LEASE = timedelta(minutes=5)
"""How long a claimed notice is left alone before another worker takes it up."""
MAX_ATTEMPTS = 8
"""With the waits below the last try comes about four hours after the first."""


def wait_after(attempts: int) -> timedelta:
    """Two minutes after the first failure, doubled each time."""
    return timedelta(minutes=2**attempts)


def is_open(channel: str, at: datetime) -> bool:
    """Whether this channel may ring at this instant, local time (settings.NOTICE_HOURS, by default 8:00 to 20:00)."""
    start, end = settings.NOTICE_HOURS
    return channel not in RINGING or start <= timezone.localtime(at).hour < end


def earliest(channel: str, at: datetime) -> datetime:
    """The first instant from `at` on at which this channel may ring."""
    if is_open(channel, at):
        return at
    start, _end = settings.NOTICE_HOURS
    local = timezone.localtime(at)
    day = local.date() if local.hour < start else local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(start)))
