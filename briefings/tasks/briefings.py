"""What happens by itself: last month's briefing is drafted on the first working day of the month."""

from celery import shared_task
from django.utils import timezone

from briefings.actions import draft_by_clock
from briefings.models import Masthead
from briefings.rules.briefings import drafted_from, month_before
from congress.organs.models import Holiday


@shared_task
def draft_briefings() -> int:
    """From the first working day on, for every congress that has it switched on; returns how many were drafted.

    Safe to run twice, to be killed and to miss days: it asks which congresses have none of the month yet.
    """
    now = timezone.now()
    today = timezone.localdate(now)
    if today < drafted_from(today, Holiday.objects.calendar()):
        return 0
    month = month_before(today)
    waiting = Masthead.objects.awaiting_draft(month).select_related("congress__region")
    return sum(1 for masthead in waiting if draft_by_clock(masthead, month, at=now))
