"""Grading of handling units by a scheme that is data (domain: Ruzhou's points, Shenzhen's three tests).

A scheme is written one item a line. With points: `label | points | what`, where `what` is a measure that is computed,
or who gives the points (staff, deputies, committee). With tests: `label | good: measure>=100, … | pass: measure>=90`.
Levels are written `label | at least`, of the sum of points, or of the worst test (2 good, 1 passed, 0 failed).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.common.schemes import Unreadable, parts_of, points_in, written_lines
from suggestions.rules.supervision.measures import MEASURES, Fact, Share, share

SCORERS = {
    "staff": gettext_lazy("points given by the office"),
    "deputies": gettext_lazy("points given by deputies"),
    "committee": gettext_lazy("points given by the standing committee"),
}


class Subject(TextChoices):
    """What a scheme grades."""

    UNITS = "units", gettext_lazy("Units")
    SUGGESTIONS = "suggestions", gettext_lazy("Suggestions (stars)")


Levels = Sequence[tuple[str, Decimal]]
CENT = Decimal("0.01")
GOOD, PASSED, FAILED = Decimal(2), Decimal(1), Decimal(0)
CONDITION = re.compile(r"(\w+)\s*(?:>=|≥)\s*(\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class Condition:
    measure: str
    at_least: Decimal


@dataclass(frozen=True)
class Item:
    """`what` is a measure or who gives points; for a test it is empty and the conditions stand in its place."""

    label: str
    points: Decimal
    what: str = ""
    good: tuple[Condition, ...] = ()
    passed: tuple[Condition, ...] = ()

    @property
    def is_typed(self) -> bool:
        return self.what in SCORERS

    @property
    def is_test(self) -> bool:
        return bool(self.good)


@dataclass(frozen=True)
class Line:
    """What one item gave; `points` is None where there was nothing to measure yet, and the item is left out."""

    label: str
    weight: Decimal
    points: Decimal | None
    why: str


@dataclass(frozen=True)
class Result:
    lines: tuple[Line, ...]
    total: Decimal | None
    level: str


def read_items(text: str) -> list[Item]:
    """Raises Unreadable; a scheme has points or tests, never both."""
    items = [_item(number, line) for number, line in written_lines(text)]
    if not items or len({item.is_test for item in items}) > 1:
        raise Unreadable(_("A scheme has items with points or tests, not both and not none."))
    return items


def read_levels(text: str) -> Levels:
    """Highest first. Raises Unreadable."""
    found = []
    for number, line in written_lines(text):
        label, at_least = parts_of(number, line, 2)
        found.append((label, points_in(number, at_least)))
    if not found:
        raise Unreadable(_("A scheme has at least one level."))
    return sorted(found, key=lambda level: -level[1])


def result(items: Sequence[Item], levels: Levels, facts: Iterable[Fact], scores: Mapping[str, Decimal]) -> Result:
    """Every item and what follows; the same facts and scores always give the same result."""
    known = list(facts)
    lines = tuple(_test(item, known) if item.is_test else _points(item, known, scores) for item in items)
    total = _worst(lines) if items[0].is_test else _sum(lines)
    return Result(lines, total, level_of(total, levels))


def level_of(total: Decimal | None, levels: Levels) -> str:
    """The highest level reached; empty when none is, or there is nothing to grade."""
    return next((label for label, at_least in levels if total is not None and total >= at_least), "")


def _points(item: Item, facts: list[Fact], scores: Mapping[str, Decimal]) -> Line:
    if item.is_typed:
        return Line(item.label, item.points, scores.get(item.label), str(SCORERS[item.what]))
    found = share(item.what, facts)
    points = (item.points * found.part / found.whole).quantize(CENT, ROUND_HALF_UP) if found.whole else None
    return Line(item.label, item.points, points, _why(item.what, found))


def _test(item: Item, facts: list[Fact]) -> Line:
    shares = {condition.measure: share(condition.measure, facts) for condition in (*item.good, *item.passed)}
    why = "; ".join(_why(measure, found) for measure, found in shares.items())
    if not all(found.whole for found in shares.values()):
        return Line(item.label, GOOD, None, why)
    rung = GOOD if _holds(item.good, shares) else PASSED if _holds(item.passed, shares) else FAILED
    return Line(item.label, GOOD, rung, why)


def _holds(conditions: Iterable[Condition], shares: Mapping[str, Share]) -> bool:
    return all(100 * shares[c.measure].part >= c.at_least * shares[c.measure].whole for c in conditions)


def _why(measure: str, found: Share) -> str:
    return f"{MEASURES[measure].label} {found.part}/{found.whole}"


def _sum(lines: Sequence[Line]) -> Decimal | None:
    """Points in proportion to what could be counted, so that an item without facts neither helps nor hurts."""
    counted = [(line.weight, line.points) for line in lines if line.points is not None]
    weight, full = sum(weight for weight, _points in counted), sum(line.weight for line in lines)
    if not weight:
        return None
    return (sum((points for _weight, points in counted), Decimal(0)) * full / weight).quantize(CENT, ROUND_HALF_UP)


def _worst(lines: Sequence[Line]) -> Decimal | None:
    """Our reading of “by rule”: the worst test decides."""
    return min((line.points for line in lines if line.points is not None), default=None)


def _item(number: int, line: str) -> Item:
    label, second, third = parts_of(number, line, 3)
    if second.startswith("good:"):
        good, passed = _conditions(number, second), _conditions(number, third.removeprefix("pass:"))
        return Item(label, GOOD, good=good, passed=passed)
    if third not in MEASURES and third not in SCORERS:
        raise Unreadable(
            _("Line %(line)s: “%(what)s” is neither a measure nor somebody who gives points.")
            % {"line": number, "what": third}
        )
    return Item(label, points_in(number, second), third)


def _conditions(number: int, text: str) -> tuple[Condition, ...]:
    found = tuple(Condition(measure, Decimal(least)) for measure, least in CONDITION.findall(text))
    if not found or any(condition.measure not in MEASURES for condition in found):
        raise Unreadable(_("Line %(line)s: write the conditions as measure>=number.") % {"line": number})
    return found
