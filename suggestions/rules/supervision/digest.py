"""When the morning digest for leaders is due, and how long its link opens."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congress.organs.rules import LocalNumber, PlainUnit
from congress.organs.workdays import Calendar

CUSTOM = _("Common local practice; this place has set no rule of its own")
HOUR = LocalNumber("suggestions.digest_hour", _("Hour of the morning digest"), 8, PlainUnit.COUNT, 6, 11, CUSTOM)
LINK_HOURS = LocalNumber(
    "suggestions.digest_link_hours", _("Hours the digest's link opens"), 24, PlainUnit.COUNT, 1, 72, CUSTOM
)
DIGEST_NUMBERS = [HOUR, LINK_HOURS]
TOKEN_BYTES = 32  # 256 bits


def is_due(at: datetime, hour: int, calendar: Calendar) -> bool:
    """On a working day from the hour on, local time. A missed morning is made up the same day, never later."""
    local = timezone.localtime(at)
    return calendar.is_workday(local.date()) and local.hour >= hour


def expires_at(at: datetime, hours: int) -> datetime:
    return at + timedelta(hours=hours)
