"""The areas of a place with their stations: what opinions are told by, and where each roughly lies."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Avg, OuterRef, Q, Subquery

from congress.organs.models import Congress, Region
from deputies.models import ElectingUnit

ACROSS = 4  # tiles in a row


@dataclass(frozen=True)
class Area:
    """A part of the place; `inside` are the keys of its regions, `electing` names who elects its deputies, if one."""

    pk: int
    name: str
    prefix: str
    electing: str
    inside: frozenset[int]
    longitude: float | None = None
    latitude: float | None = None


def areas_of(congress: Congress) -> list[Area]:
    """The regions right under that of the congress, and others that have a station of it. One query.

    What the stations of the place itself receive stands under its own name.
    """
    electing = ElectingUnit.objects.filter(term__congress=congress, name__startswith=OuterRef("name"))
    rows = Region.objects.filter(Q(parent=congress.region_id) | Q(stations__congress=congress)).annotate(
        x=Avg("stations__longitude"),
        y=Avg("stations__latitude"),
        electing=Subquery(electing.order_by("pk").values("name")[:1]),
    )
    found = list(rows.order_by("code"))
    parts = [row for row in found if row.pk != congress.region_id]
    tops = [row for row in parts if not any(other is not row and row.code.startswith(other.prefix) for other in parts)]
    areas = [_area(top, [row for row in parts if row.code.startswith(top.prefix)]) for top in tops]
    return [*(_area(row, [row], row.code) for row in found if row not in parts), *areas]


def laid_out(areas: Iterable[Area]) -> list[Area]:
    """From north to south in rows, each from west to east; by code where a place is not known."""
    found = list(areas)
    known = [area for area in found if area.latitude is not None]
    known.sort(key=lambda area: -(area.latitude or 0))
    rows = [known[start : start + ACROSS] for start in range(0, len(known), ACROSS)]
    placed = [area for row in rows for area in sorted(row, key=lambda area: area.longitude or 0)]
    return [*placed, *(area for area in found if area.latitude is None)]


def _area(top: Any, inside: list[Any], prefix: str = "") -> Area:
    keys = frozenset(row.pk for row in inside)
    area = Area(top.pk, top.name, prefix or top.prefix, "" if prefix else top.electing or "", keys)
    placed = [row for row in inside if row.x is not None]
    if not placed:
        return area
    x, y = (sum(float(getattr(row, axis)) for row in placed) / len(placed) for axis in "xy")
    return replace(area, longitude=x, latitude=y)
