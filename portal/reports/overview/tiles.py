"""The six figures on top, each beside those of the month and of the year before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.reports.overview.choice import Choice
from portal.reports.overview.trends import Trends
from stations.reports.statistics import shifted
from stations.reports.together import closed_in
from suggestions.models import Suggestion
from suggestions.reports import KPIS, Measure
from suggestions.reports.kpis import UNDER_WAY
from suggestions.reports.scope import query_of
from suggestions.reports.together import counts_on, promise_counts_on

SHOWN = (KPIS["accepted"], UNDER_WAY, KPIS["on_time"], KPIS["satisfied"], KPIS["promises_kept"])
FACTS = frozenset({fact for kpi in SHOWN for fact in (kpi.part, kpi.whole) if fact and not kpi.is_of_promises})
EARLIER = (1, 12)  # months


@dataclass(frozen=True)
class Change:
    """By how much a figure differs from an earlier one, in points for a rate; None where there was none."""

    when: str
    by: float | None
    better: int

    @property
    def size(self) -> float:
        return abs(self.by or 0)

    @property
    def is_better(self) -> bool | None:
        """None where neither direction is the better one."""
        return None if not self.by or not self.better else (self.by > 0) == (self.better > 0)


@dataclass(frozen=True)
class Tile:
    """A figure of either app with its changes, and a note where there is more to say."""

    name: str
    now: Any
    changes: list[Change]
    note: str = ""


def tiles(choice: Choice, trends: Trends) -> tuple[list[Tile], dict[str, int]]:
    """The tiles, and the counts of suggestions they were made of. Three queries."""
    meeting = Q(period=Suggestion.Period.IN_SESSION)
    counts = counts_on(choice.user, choice.asked, choice.on, FACTS | {"answered", "being_redone"}, meeting=meeting)
    counts |= promise_counts_on(choice.user, choice.asked, choice.on)
    notes = {
        "accepted": _("%(in)d at the session, %(between)d between sessions")
        % {"in": counts["meeting"], "between": counts["accepted"] - counts["meeting"]},
        "under_way": _("%(count)d of them being redone") % {"count": counts["being_redone"]},
    }
    found = [_tile(choice, kpi, counts, trends, notes.get(kpi.key, "")) for kpi in SHOWN]
    return found if choice.unit else [*found, _of_opinions(choice)], counts


def change(now: Any, then: tuple[int, int | None] | None) -> float | None:
    """Of a measure against an earlier count and what it was divided by."""
    if then is None:
        return None
    part, whole = then
    if now.whole is None:
        return float(now.count - part)
    return None if now.percent is None or not whole else round(now.percent - 100 * part / whole, 1)


def _tile(choice: Choice, kpi: Any, counts: dict[str, int], trends: Trends, note: str) -> Tile:
    queries = [query_of(choice.asked, counted=fact, **choice.day) if fact else "" for fact in (kpi.part, kpi.whole)]
    now = Measure(kpi, counts[kpi.part], counts[kpi.whole] if kpi.whole else None, *queries)
    name = _("Suggestions of the year") if kpi.key == "accepted" else str(kpi.name)
    return Tile(name, now, _changes(now, (trends.earlier(kpi, months) for months in EARLIER)), note)


def _of_opinions(choice: Choice) -> Tile:
    periods = [choice.period, *(shifted(choice.period, months) for months in EARLIER)]
    now, *before = closed_in(choice.user, periods, choice.today)
    return Tile(_("Citizens' opinions closed"), now, _changes(now, ((each.count, each.whole) for each in before)))


def _changes(now: Any, before: Iterable[tuple[int, int | None] | None]) -> list[Change]:
    words = (_("on last month"), _("on last year"))
    return [Change(when, change(now, then), now.kpi.better) for when, then in zip(words, before, strict=True)]
