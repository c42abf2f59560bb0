"""The units that take longest until they answer."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from portal.reports.overview.choice import Choice
from suggestions.reports.scope import query_of
from suggestions.reports.together import counts_by_lead_unit
from suggestions.rules import Part

FACTS = ("handed", "under_way", "overdue", "answered", "satisfied", "rated")
SHOWN = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Slow:
    """A unit that leads. `days` is the mean from hand-over to answer, `bar` its share of the longest, in per cent."""

    pk: int
    name: str
    counts: dict[str, int]
    days: float | None
    queries: dict[str, str]
    bar: int = 0

    @property
    def satisfied(self) -> float | None:
        """In per cent of those rated."""
        return round(100 * self.counts["satisfied"] / self.counts["rated"], 1) if self.counts["rated"] else None


@dataclass(frozen=True)
class Units:
    """The slowest first; `names` has all that lead something in the session."""

    slowest: list[Slow]
    mean: float | None
    names: list[tuple[int, str]]


def units(choice: Choice) -> Units:
    """Of the whole place, so that a unit stands beside the others. One query."""
    asked = {"session": choice.asked["session"]}
    rows = [_slow(asked, choice.day, row) for row in counts_by_lead_unit(choice.user, asked, choice.on, FACTS)]
    timed = sorted((row for row in rows if row.days is not None), key=lambda row: (-(row.days or 0), row.pk))
    longest = max((row.days or 0 for row in timed), default=0) or 1
    shown = [Slow(**{**vars(row), "bar": round(100 * (row.days or 0) / longest)}) for row in timed[:SHOWN]]
    whole = sum(row.counts["answered"] for row in timed)
    mean = round(sum((row.days or 0) * row.counts["answered"] for row in timed) / whole, 1) if whole else None
    return Units(shown, mean, sorted((row.pk, row.name) for row in rows))


def _slow(asked: dict[str, Any], day: dict[str, str], row: dict[str, Any]) -> Slow:
    scope = {**asked, "unit": row["unit"], "part": Part.LEAD.value}
    days = None if row["days"] is None else round(row["days"] / ONE_DAY, 1)
    counts = {fact: row[fact] for fact in FACTS}
    return Slow(row["unit"], row["name"], counts, days, {fact: query_of(scope, counted=fact, **day) for fact in FACTS})
