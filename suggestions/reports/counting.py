"""Counting the rows of a scope: each fetched once, whatever is counted of it. Four queries whatever the size."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suggestions.models import Assignment, Suggestion
from suggestions.parties import inbox_of
from suggestions.reports.dimensions import DIMENSIONS, LABELS, Dimension, Item
from suggestions.reports.facts import ITEM_FACTS, PROMISE_FACTS, holds
from suggestions.reports.known import COLUMNS, PROMISE_COLUMNS, with_known_by_part
from suggestions.reports.kpis import KPIS, SECTIONS, TABLE_KPIS, Kpi
from suggestions.reports.scope import Asked, in_scope, known_in_scope, promises_in_scope, query_of
from suggestions.rules import Part

PLACE = "promise"  # where a row carries its promises
PARTS = {
    Part.LEAD: _("By lead unit"),
    Part.SEPARATE: _("By unit that answers separately"),
    Part.CO: _("By co-handling unit"),
}


@dataclass(frozen=True)
class Measure:
    """One figure: `count` of `whole` (None for a plain count), and the queries of the lists behind both."""

    kpi: Kpi
    count: int
    whole: int | None
    query: str
    whole_query: str

    @property
    def percent(self) -> float | None:
        """In per cent with one decimal; None for a plain count and where there is nothing to divide by."""
        return round(100 * self.count / self.whole, 1) if self.whole else None

    @property
    def url(self) -> str:
        """The list of what is counted."""
        return f"{self._list}?{self.query}"

    @property
    def whole_url(self) -> str:
        """The list of what it is divided by."""
        return f"{self._list}?{self.whole_query}"

    @property
    def _list(self) -> str:
        return reverse("suggestions:promises" if self.kpi.is_of_promises else "suggestions:index")


@dataclass(frozen=True)
class Line:
    """A row of a structure table."""

    label: str
    measures: list[Measure]


@dataclass(frozen=True)
class Table:
    key: str
    title: Any
    kpis: list[Kpi]
    lines: list[Line]


def items_of(user: Any, asked: Asked, on: date) -> list[Item]:
    """Every suggestion of the scope with what is known of it on that day, and its promises. Two queries."""
    rows = known_in_scope(user, asked, on).order_by()
    known = {name: F(name) for name in COLUMNS}
    columns = [dimension.column for dimension in DIMENSIONS.values() if dimension.column not in COLUMNS]
    found = list(rows.annotate(**known).values("pk", *dict.fromkeys([*columns, *LABELS]), *COLUMNS))
    promised: dict[int, list[Item]] = {}
    flags = {name: F(name) for name in PROMISE_COLUMNS}
    promises = promises_in_scope(user, asked, on).order_by().annotate(item_id=F("reply__round__suggestion"), **flags)
    promises = promises.annotate(part_key=F("reply__assignment"))
    for promise in promises.values("item_id", "part_key", *PROMISE_COLUMNS):
        promised.setdefault(promise["item_id"], []).append(promise)
    return [{**row, PLACE: promised.get(row["pk"], [])} for row in found]


def count(fact: str, items: Iterable[Item]) -> int:
    if fact in PROMISE_FACTS:
        return sum(holds(PROMISE_FACTS[fact], promise) for item in items for promise in item[PLACE])
    return sum(holds(ITEM_FACTS[fact], item) for item in items)


def measure(kpi: Kpi, items: Sequence[Item], asked: Asked, **more: Any) -> Measure:
    whole = count(kpi.whole, items) if kpi.whole else None
    queries = [query_of(asked, counted=fact, **more) if fact else "" for fact in (kpi.part, kpi.whole)]
    return Measure(kpi, count(kpi.part, items), whole, *queries)


def measures(items: Sequence[Item], asked: Asked, *, with_ratings: bool, **more: Any) -> dict[str, Measure]:
    """Every figure by its key."""
    shown = {key: kpi for key, kpi in KPIS.items() if with_ratings or not kpi.is_of_ratings}
    return {key: measure(kpi, items, asked, **more) for key, kpi in shown.items()}


def table_by(dimension: Dimension, items: Sequence[Item], asked: Asked, *, with_ratings: bool) -> Table:
    """The rows grouped, the largest group first."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(dimension.asked(item), []).append(item)
    kpis = table_kpis(with_ratings)
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), dimension.label(pair[1][0])))
    lines = [
        Line(dimension.label(same[0]), [measure(kpi, same, {**asked, dimension.key: value}) for kpi in kpis])
        for value, same in ranked
    ]
    return Table(dimension.key, dimension.title, kpis, lines)


def table_kpis(with_ratings: bool) -> list[Kpi]:
    return [KPIS[key] for key in TABLE_KPIS if with_ratings or not KPIS[key].is_of_ratings]


Handled = dict[tuple[str, int, str], list[Item]]


def handled_by(user: Any, items: Sequence[Item], asked: Asked, on: date) -> Handled:
    """The items under each part and unit that has one; two queries. A unit's own people see their unit alone.

    An item that several answer separately stands under each of them as its own part is known.
    """
    by_key = {item["pk"]: item for item in items}
    own = _known_by_part(user, asked, on)
    held = Assignment.objects.held().filter(suggestion__in=in_scope(user, asked, on).order_by().values("pk"))
    if unit_id := inbox_of(user):
        held = held.filter(unit=unit_id)
    found: Handled = {}
    columns = ("pk", "suggestion", "part", "unit", "unit__name")
    for pk, key, part, unit, name in held.values_list(*columns).order_by("unit__name"):
        found.setdefault((part, unit, name), []).append(_as_part(by_key[key], pk, own))
    return found


def _known_by_part(user: Any, asked: Asked, on: date) -> dict[int, Item]:
    """The columns of every part that is answered separately, by its key."""
    keys = in_scope(user, asked, on).order_by().values("pk")
    rows = with_known_by_part(Suggestion.objects.visible_to(user).filter(pk__in=keys), on).order_by()
    known = {name: F(name) for name in COLUMNS}
    return {
        row["part_key"]: row for row in rows.annotate(part_key=F("part_asked"), **known).values("part_key", *COLUMNS)
    }


def _as_part(item: Item, part: int, own: dict[int, Item]) -> Item:
    if part not in own:
        return item
    promised = [promise for promise in item[PLACE] if promise["part_key"] == part]
    return {**item, **own[part], PLACE: promised}


def table_of_units(part: Part, handled: Handled, asked: Asked, *, with_ratings: bool) -> Table:
    """What each unit has in this part. Co-handled ones are not the unit's own answers, so only counted."""
    kpis = [KPIS["handed"]] if part == Part.CO else table_kpis(with_ratings)
    own = [(unit, name, items) for (each, unit, name), items in handled.items() if each == part]
    lines = [
        Line(name, [measure(kpi, items, {**asked, "unit": unit, "part": part}) for kpi in kpis])
        for unit, name, items in sorted(own, key=lambda one: (-len(one[2]), one[1]))
    ]
    return Table(part, PARTS[part], kpis, lines)


def sections(found: Mapping[str, Measure]) -> list[tuple[Any, list[Measure]]]:
    """The figures under their headings, those left out left out."""
    groups = [(title, [found[kpi.key] for kpi in kpis if kpi.key in found]) for title, kpis in SECTIONS.values()]
    return [(title, same) for title, same in groups if same]


def parts_counted(handled: Handled) -> Counter[str]:
    """How many suggestions have units in each part."""
    keys = {(part, item["pk"]) for (part, _unit, _name), items in handled.items() for item in items}
    return Counter(part for part, _pk in keys)
