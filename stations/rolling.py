"""Keeping the counts of months beside the facts they come from."""

from datetime import date
from functools import partial

from django.db.models import Min
from django.utils.timezone import localdate

from congress.common.dates import months_before, months_between
from congress.common.rollups import keep
from congress.organs.models import Congress
from stations.models import Opinion, ReceptionDay, StationMonth
from stations.reports.months import month_counts

RECENT_MONTHS = 13


def roll_up(congress: Congress, *, today: date, since: date | None = None) -> int:
    """Count the months of a congress anew, from the first thing known or from that day on; how many were different."""
    first = since or _first_day(congress)
    months = months_between(first, today) if first else []
    return sum(keep(congress, month, partial(month_counts, congress, month, today)) for month in months)


def roll_up_recent(congress: Congress, *, today: date) -> int:
    """The months that may still change, of a congress never counted before all of them; how many were different."""
    is_known = congress.month_counts.exists()  # type: ignore[attr-defined]
    return roll_up(congress, today=today, since=months_before(today, RECENT_MONTHS) if is_known else None)


def rebuild(congress: Congress, *, today: date) -> int:
    """Drop what is kept and count it again; it comes out the same."""
    StationMonth.objects.filter(congress=congress).delete()
    return roll_up(congress, today=today)


def _first_day(congress: Congress) -> date | None:
    said = Opinion.objects.filter(congress=congress).aggregate(first=Min("received_at"))["first"]
    held = ReceptionDay.objects.filter(station__congress=congress).aggregate(first=Min("on"))["first"]
    return min((day for day in (said and localdate(said), held) if day), default=None)
