"""Keeping the counts of months beside the facts they come from."""

from datetime import date
from functools import partial

from congress.common.dates import months_between
from congress.common.rollups import keep
from congress.organs.models import Session
from suggestions.models import SuggestionMonth
from suggestions.reports.months import month_counts

FOLLOWED_YEARS = 2


def roll_up(session: Session, *, today: date, since: date | None = None) -> int:
    """Count the months of a session anew, from its opening or from that day on; how many were different.

    A session is followed for as long as something may still happen to its suggestions: two years.
    """
    opened = session.opened_on
    last = min(today, opened.replace(year=opened.year + FOLLOWED_YEARS, day=1))
    months = months_between(max(opened, since or opened), last)
    return sum(keep(session, month, partial(month_counts, session, month, today)) for month in months)


def rebuild(session: Session, *, today: date) -> int:
    """Drop what is kept and count it again; it comes out the same."""
    SuggestionMonth.objects.filter(session=session).delete()
    return roll_up(session, today=today)
