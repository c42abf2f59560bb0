"""Opinions of the month by area, as tiles that stand roughly where the areas lie."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.reports.overview.choice import Choice
from portal.reports.overview.places import Area, laid_out
from portal.reports.overview.trends import Trends
from stations.reports.scope import query_of

SHADES = 4


@dataclass(frozen=True)
class AreaTile:
    """`shade` is from 1 to 4, by the share of the busiest."""

    name: str
    count: int
    ended: int
    query: str
    shade: int


def areas(choice: Choice, trends: Trends, found: Iterable[Area]) -> list[AreaTile]:
    """Each area with what its stations received."""
    placed = laid_out(found)
    counts = {area.pk: _count(choice, trends, area, "received") for area in placed}
    most = max(counts.values(), default=0)
    return [
        AreaTile(
            area.name,
            counts[area.pk],
            _count(choice, trends, area, "ended"),
            query_of({"within": area.prefix, "from": choice.month, "until": choice.on}),
            _shade(counts[area.pk], most),
        )
        for area in placed
    ]


def _count(choice: Choice, trends: Trends, area: Area, fact: str) -> int:
    return sum(trends.opinions[choice.month, "area", str(key), fact] for key in area.inside)


def _shade(count: int, most: int) -> int:
    return 1 + min(SHADES - 1, SHADES * count // most) if most else 1
