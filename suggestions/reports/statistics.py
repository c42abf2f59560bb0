"""Everything the statistics page, its spreadsheet, the year's report and the API tell, from the same rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from congress.common.dates import months_before
from congress.organs.models import Session
from suggestions.reports.counting import (
    PARTS,
    Handled,
    Measure,
    Table,
    handled_by,
    items_of,
    measures,
    parts_counted,
    sections,
    table_by,
    table_of_units,
)
from suggestions.reports.dimensions import DIMENSIONS, Item
from suggestions.reports.offline import Offline, offline_counts
from suggestions.reports.scope import Asked, may_see_ratings, query_of, session_before
from suggestions.rules import Part

UNITS = "unit"  # the choice of tables by unit, beside the dimensions
CHOICES = {UNITS: _("Unit"), **{key: each.title for key, each in DIMENSIONS.items()}}


@dataclass(frozen=True)
class Before:
    """The same figure earlier, and by how much it has changed (points for a rate)."""

    when: Any
    measure: Measure | None
    change: float | None

    @property
    def size(self) -> float:
        """How much, whichever way."""
        return abs(self.change or 0)

    @property
    def is_better(self) -> bool | None:
        """None where neither direction is the better one."""
        if not self.change or not self.measure or not self.measure.kpi.better:
            return None
        return (self.change > 0) == (self.measure.kpi.better > 0)


@dataclass(frozen=True)
class Told:
    """A figure with the month and the year before."""

    now: Measure
    before: list[Before]


@dataclass(frozen=True)
class Statistics:
    """The figures of a scope on a day. `parts` are (name, how many, query) of lead, separate and co-handled ones."""

    on: date
    asked: Asked
    sections: list[tuple[Any, list[Told]]]
    parts: list[tuple[Any, int, str]]
    tables: list[Table]
    offline: Offline


def statistics(user: Any, asked: Asked, on: date, *, by: tuple[str, ...]) -> Statistics:
    """The figures with comparisons, and a table for each of `by` (CHOICES). Ten queries whatever the size."""
    items = items_of(user, asked, on)
    handled = handled_by(user, items, asked, on)
    now = measures(items, asked, with_ratings=may_see_ratings(user))
    told = _compared(now, earlier(user, asked, on))
    return Statistics(
        on,
        asked,
        [(title, [told[each.kpi.key] for each in same]) for title, same in sections(now)],
        _parts(handled, asked),
        [table for key in by for table in _tables(key, user, items, handled, asked)],
        offline_counts(user, asked, on),
    )


def sessions_of(user: Any) -> list[Session]:
    """The sessions of the congress the person works in, newest first; one only announced has no figures yet."""
    held = Session.objects.begun(localdate()).filter(term__congress=user.post.congress_id)
    return list(held.select_related("term__congress__region").order_by("-opened_on"))


Earlier = list[tuple[Any, dict[str, Measure] | None]]


def earlier(user: Any, asked: Asked, on: date) -> Earlier:
    """All figures a month before and, of the session before if one is asked for, a year before; as of the same day."""
    month, year = months_before(on, 1), months_before(on, 12)
    last = session_before(asked, sessions_of(user))
    return [
        (_("A month before"), _measures_on(user, asked, month)),
        (_("A year before"), None if last is None else _measures_on(user, last, year)),
    ]


def _measures_on(user: Any, asked: Asked, on: date) -> dict[str, Measure]:
    return measures(items_of(user, asked, on), asked, with_ratings=may_see_ratings(user), on=on.isoformat())


def _compared(now: dict[str, Measure], before: Earlier) -> dict[str, Told]:
    return {
        key: Told(each, [_before(when, each, then[key] if then else None) for when, then in before])
        for key, each in now.items()
    }


def _before(when: Any, now: Measure, then: Measure | None) -> Before:
    return Before(when, then, _change(now, then))


def _change(now: Measure, then: Measure | None) -> float | None:
    """The difference of two rates in points, of two counts as it is; None where one of them is missing."""
    if then is None:
        return None
    if now.whole is None:
        return now.count - then.count
    if now.percent is None or then.percent is None:
        return None
    return round(now.percent - then.percent, 1)


def _tables(key: str, user: Any, items: list[Item], handled: Handled, asked: Asked) -> list[Table]:
    with_ratings = may_see_ratings(user)
    if key != UNITS:
        return [table_by(DIMENSIONS[key], items, asked, with_ratings=with_ratings)]
    tables = [table_of_units(part, handled, asked, with_ratings=with_ratings) for part in PARTS]
    return [table for table in tables if table.lines]


def _parts(handled: Handled, asked: Asked) -> list[tuple[Any, int, str]]:
    counts = parts_counted(handled)
    return [(part.label, counts[part], query_of(asked, part=part)) for part in (Part.LEAD, Part.SEPARATE, Part.CO)]


def year_of(user: Any, session: Session, on: date) -> Statistics:
    """What the year's report tells of a session."""
    asked = {"session": session.pk}
    return statistics(user, asked, on, by=("category", "period", "source", "delegation", "letter", UNITS))
