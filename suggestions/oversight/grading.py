"""The table of a grading: counted now while it is open, counted again from what was frozen once it is decided."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from congress.organs.models import Unit
from suggestions.models.supervision import Grading, GradingResult
from suggestions.oversight.handled import facts_by_unit
from suggestions.rules.supervision.grading import Result, read_items, read_levels, result
from suggestions.rules.supervision.measures import Fact


class Line(NamedTuple):
    """A unit, how many items it was graded on, and its result."""

    unit: Unit
    size: int
    result: Result


class Frozen(NamedTuple):
    """What a decision keeps of a unit."""

    unit: Unit
    facts: list[dict[str, Any]]
    scores: dict[str, str]


def table(grading: Grading, today: date) -> list[Line]:
    """Best first; units without anything to grade last."""
    rows = kept(grading) if grading.frozen_at else counted(grading, today)
    items, levels = read_items(grading.items), read_levels(grading.levels)
    lines = [Line(row.unit, len(row.facts), computed(row, items, levels)) for row in rows]
    return sorted(lines, key=lambda line: (line.result.total is None, -(line.result.total or 0), line.unit.pk))


def computed(row: Frozen, items: Any, levels: Any) -> Result:
    scores = {label: Decimal(points) for label, points in row.scores.items()}
    return result(items, levels, [Fact(**fact) for fact in row.facts], scores)


def counted(grading: Grading, today: date) -> list[Frozen]:
    """The facts of this day and the scores typed so far."""
    facts = facts_by_unit(grading.congress_id, grading.from_on, grading.until_on, today)
    scores: dict[int, dict[str, str]] = {}
    for unit, item, points in grading.scores.values_list("unit", "item", "points"):
        scores.setdefault(unit, {})[item] = str(points)
    units = Unit.objects.filter(pk__in={*facts, *scores})
    return [Frozen(unit, [asdict(fact) for fact in facts.get(unit.pk, [])], scores.get(unit.pk, {})) for unit in units]


def kept(grading: Grading) -> list[Frozen]:
    rows = GradingResult.objects.filter(grading=grading).select_related("unit")
    return [Frozen(row.unit, row.facts, row.scores) for row in rows]
