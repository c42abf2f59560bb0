"""The lights of what is under way now."""

from dataclasses import dataclass
from typing import Any

from portal.reports.overview.choice import Choice
from suggestions.models import Suggestion
from suggestions.reports import narrow
from suggestions.reports.groups import by_light
from suggestions.reports.scope import query_of

WIDTH, GAP = 1000.0, 3.0  # of the bar


@dataclass(frozen=True)
class Light:
    """How many have it, the query of their list, and its piece of the bar."""

    name: str
    label: str
    count: int
    query: str
    x: float
    width: float


@dataclass(frozen=True)
class Lights:
    """`untimed` are under way without a running clock."""

    total: int
    untimed: int
    lights: list[Light]


def lights(choice: Choice, total: int) -> Lights | None:
    """Of the `total` under way; None for a month that is over, as a light is of today. Two queries."""
    if not choice.is_running:
        return None
    rows = narrow(Suggestion.objects.visible_to(choice.user), {**choice.asked, "counted": "under_way"}, choice.on)
    found = by_light(rows.with_due().order_by(), choice.user, choice.today).rows
    timed = sum(row.count for row in found)
    query = query_of(choice.asked, counted="under_way")
    return Lights(total, total - timed, _pieces(found, timed, query))


def _pieces(found: list[Any], timed: int, query: str) -> list[Light]:
    """Side by side in the width of the bar."""
    pieces, x = [], 0.0
    for row in found:
        width = round(WIDTH * row.count / timed, 1) if timed else 0.0
        name = row.query.removeprefix("light=")
        pieces.append(Light(name, row.label, row.count, f"{query}&{row.query}", x, max(width - GAP, 0.0)))
        x = round(x + width, 1)
    return pieces
