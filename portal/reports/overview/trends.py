"""What was kept of earlier months: suggestions of the session and of the one before, and the stations' year."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from congress.accounts.rules import STAFF
from congress.common.dates import months_before, months_between
from portal.reports.overview.choice import Choice
from stations.reports.months import kept_between
from suggestions.reports.months import kept_by_month

FACTS = (
    "accepted", "under_way", "on_time", "due", "satisfied", "rated", "promises_kept", "promises_due", "answered",
)  # fmt: skip
YEAR = 12


@dataclass(frozen=True)
class Trends:
    """Kept counts of suggestions by session, month and fact, and of opinions by month, place, key and fact."""

    choice: Choice
    suggestions: Counter[tuple[int, date, str]]
    opinions: Counter[tuple[date, str, str, str]]

    def earlier(self, kpi: Any, months: int) -> tuple[int, int | None] | None:
        """Count and whole at the end of an earlier month, a year back of the session before; None before it opened."""
        place = 1 if months >= YEAR else 0
        month = months_before(self.choice.month, months)
        if len(self.choice.sessions) <= place:
            return None
        session = self.choice.sessions[place]
        if month < session.opened_on.replace(day=1):
            return None
        part, whole = (self.suggestions[session.pk, month, fact] for fact in (kpi.part, kpi.whole))
        return part, whole if kpi.whole else None

    def of_opinions(self, month: date, fact: str) -> int:
        """In the scope."""
        area = self.choice.area
        if area is None:
            return self.opinions[month, "", "", fact]
        return sum(self.opinions[month, "area", str(key), fact] for key in area.inside)


def trends(choice: Choice) -> Trends:
    """Two queries, however long the years are."""
    to_leaders = choice.user.roles.isdisjoint(STAFF)
    kept = kept_by_month(choice.sessions, choice.places, FACTS, to_leaders=to_leaders)
    asked = {"": ("received", "ended"), "area": ("received", "ended"), "topic": ("received",)}
    return Trends(choice, kept, kept_between(choice.congress, months_of(choice)[0], choice.month, asked))


def months_of(choice: Choice) -> list[date]:
    """The twelve months up to the chosen one."""
    return months_between(months_before(choice.month, YEAR - 1), choice.month)
