"""Keeping the counts of months beside the facts they come from."""

from datetime import date
from functools import partial

from congress.common.dates import months_before, months_between
from congress.common.rollups import keep
from congress.organs.models import Session
from suggestions.models import SuggestionMonth
from suggestions.reports.months import month_counts

FOLLOWED_YEARS = 2
RECENT_MONTHS = 13


def roll_up(session: Session, *, today: date, since: date | None = None) -> int:
    """Count the months of a session anew, from its opening or from that day on; how many were different.

    A session is followed for as long as something may still happen to its suggestions: two years.
    """
    opened = session.opened_on
    last = min(today, opened.replace(year=opened.year + FOLLOWED_YEARS, day=1))
    months = months_between(max(opened, since or opened), last)
    return sum(keep(session, month, partial(month_counts, session, month, today)) for month in months)


def roll_up_recent(session: Session, *, today: date) -> int:
    """The months that may still change, of a session never counted before all of them; how many were different."""
    is_known = session.month_counts.exists()  # type: ignore[attr-defined]
    return roll_up(session, today=today, since=months_before(today, RECENT_MONTHS) if is_known else None)


def rebuild(session: Session, *, today: date) -> int:
    """Drop what is kept and count it again; it comes out the same."""
    SuggestionMonth.objects.filter(session=session).delete()
    return roll_up(session, today=today)
