"""Keeping the counts of months beside the facts they come from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from congress.common.dates import months_before, months_between
from congress.common.rollups import keep_together
from congress.organs.models import Session
from suggestions.models import SuggestionMonth
from suggestions.reports.months import counts_together

FOLLOWED_YEARS = 2
RECENT_MONTHS = 13
AT_ONCE = 250  # sessions: a town's has few suggestions, and asking about them takes longer than counting them


def roll_up(sessions: Iterable[Session], *, today: date, since: date | None = None) -> int:
    """Count the months of sessions anew, from the opening of each or from that day on; how many were different.

    A session is followed for as long as something may still happen to its suggestions: two years.
    """
    by_month: dict[date, list[Session]] = defaultdict(list)
    for session in sessions:
        for month in _followed(session, today, since):
            by_month[month].append(session)
    return sum(
        keep_together(same, month, partial(counts_together, same, month, today))
        for month in sorted(by_month)
        for same in _batches(by_month[month])
    )


def roll_up_recent(sessions: Iterable[Session], *, today: date) -> int:
    """The months that may still change, of sessions never counted before all of them; how many were different."""
    known = set(SuggestionMonth.objects.order_by().values_list("session", flat=True).distinct())
    halves: dict[bool, list[Session]] = {True: [], False: []}
    for session in sessions:
        halves[session.pk in known].append(session)
    recent = roll_up(halves[True], today=today, since=months_before(today, RECENT_MONTHS))
    return recent + roll_up(halves[False], today=today)


def rebuild(sessions: Iterable[Session], *, today: date) -> int:
    """Drop what is kept and count it again; it comes out the same."""
    sessions = list(sessions)
    SuggestionMonth.objects.filter(session__in=sessions).delete()
    return roll_up(sessions, today=today)


def _followed(session: Session, today: date, since: date | None) -> list[date]:
    opened = session.opened_on
    last = min(today, opened.replace(year=opened.year + FOLLOWED_YEARS, day=1))
    return months_between(max(opened, since or opened), last)


def _batches(sessions: list[Session]) -> Iterator[list[Session]]:
    for start in range(0, len(sessions), AT_ONCE):
        yield sessions[start : start + AT_ONCE]
