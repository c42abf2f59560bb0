"""A drawn plan of stations from their places, without any map from outside: equirectangular, scaled to a sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from congress.documents.titles import em_width
from stations.models import Station

WIDTH, MARGIN, LOWEST, HIGHEST = 1000.0, 60.0, 420.0, 900.0  # of the sheet
RADIUS, GAP = 15.0, 54.0  # of a point, and from point to point
EM, LINE = 17.0, 22.0  # of a name
MOST_NAMED = 150  # beyond, the sheet has numbers only
KM_PER_DEGREE = 111.32
ROUND_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
TURNS = ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1))
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Words:
    """Where a name stands; `anchor` as SVG knows it."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Spot:
    """A station on the sheet with its number in the list, and its name where there is room for it."""

    number: int
    station: Station
    x: float
    y: float
    name: Words | None


@dataclass(frozen=True)
class Plan:
    """A sheet `WIDTH` wide; `bar` is so long for `km`, none where all stand at one place."""

    height: int
    spots: list[Spot]
    areas: list[Words]
    bar: float
    km: float


def drawn(stations: Iterable[Station]) -> Plan | None:
    """None when no station has a place. The caller hands in what the reader may see, in the order of the list."""
    placed = [station for station in stations if station.longitude is not None]
    if not placed:
        return None
    height, scale, points = _on_sheet([(float(row.longitude or 0), float(row.latitude or 0)) for row in placed])
    points = _apart(points, height)
    boxes = [_around(x, y, RADIUS) for x, y in points]
    names: list[Words | None] = [None] * len(placed)
    if len(placed) <= MOST_NAMED:
        for place, (station, point) in enumerate(zip(placed, points, strict=True)):
            names[place] = _named(station.name, *point, boxes, height)
    spots = [
        Spot(place, station, round(x, 1), round(y, 1), name)
        for place, (station, (x, y), name) in enumerate(zip(placed, points, names, strict=True), 1)
    ]
    km = max((km for km in ROUND_KM if km * scale <= WIDTH / 4), default=0) if scale else 0
    return Plan(round(height), spots, _areas(spots, boxes, height), round(km * scale, 1), km)


def _on_sheet(places: Sequence[tuple[float, float]]) -> tuple[float, float, list[tuple[float, float]]]:
    """Height of the sheet, its units per kilometre, and the points; north is up."""
    west, east = min(x for x, _y in places), max(x for x, _y in places)
    south, north = min(y for _x, y in places), max(y for _x, y in places)
    narrowing = cos(radians((south + north) / 2))
    wide, high = (east - west) * narrowing * KM_PER_DEGREE, (north - south) * KM_PER_DEGREE
    room = WIDTH - 2 * MARGIN
    spans = ((wide, room), (high, HIGHEST - 2 * MARGIN))
    scale = min((units / span for span, units in spans if span), default=0.0)
    height = max(LOWEST, high * scale + 2 * MARGIN)
    left, top = (WIDTH - wide * scale) / 2, (height - high * scale) / 2
    unit = KM_PER_DEGREE * scale
    return height, scale, [(left + (x - west) * narrowing * unit, top + (north - y) * unit) for x, y in places]


def _apart(points: Sequence[tuple[float, float]], height: float) -> list[tuple[float, float]]:
    """Stations in one house stand beside each other, so that each can be pressed."""
    taken: list[tuple[float, float]] = []
    for x, y in points:
        tries = ((x + GAP * ring * dx, y + GAP * ring * dy) for ring in range(1, 5) for dx, dy in TURNS)
        taken.append(next((one for one in tries if _is_on_sheet(*one, height) and _is_free(one, taken)), (x, y)))
    return taken


def _is_on_sheet(x: float, y: float, height: float) -> bool:
    return RADIUS <= x <= WIDTH - RADIUS and RADIUS <= y <= height - RADIUS


def _is_free(point: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    x, y = point
    return all(abs(x - other_x) >= GAP or abs(y - other_y) >= GAP for other_x, other_y in taken)


def _named(text: str, x: float, y: float, boxes: list[Box], height: float) -> Words | None:
    """The name right of its point, left, below or above it, wherever nothing stands yet; takes its room."""
    wide, side = em_width(text) * EM, RADIUS + 6
    tries = [
        (Words(text, x + side, y + 6, "start"), (x + side, y - LINE / 2, x + side + wide, y + LINE / 2)),
        (Words(text, x - side, y + 6, "end"), (x - side - wide, y - LINE / 2, x - side, y + LINE / 2)),
        (Words(text, x, y + side + 14, "middle"), (x - wide / 2, y + side, x + wide / 2, y + side + LINE)),
        (Words(text, x, y - side - 4, "middle"), (x - wide / 2, y - side - LINE, x + wide / 2, y - side)),
    ]
    return _first_free(tries, boxes, height)


def _areas(spots: Sequence[Spot], boxes: list[Box], height: float) -> list[Words]:
    """The name of each area above its northernmost station, where there is room."""
    top: dict[Any, Spot] = {}
    for spot in sorted(spots, key=lambda one: one.y):
        top.setdefault(spot.station.region, spot)
    found = []
    for area, spot in top.items():
        wide, y = em_width(area.name) * EM, spot.y - RADIUS - 12
        tries = [
            (Words(area.name, spot.x, up, "middle"), (spot.x - wide / 2, up - LINE, spot.x + wide / 2, up))
            for up in (y, y - LINE, y - 2 * LINE)
        ]
        found.append(_first_free(tries, boxes, height))
    return [words for words in found if words]


def _first_free(tries: Iterable[tuple[Words, Box]], boxes: list[Box], height: float) -> Words | None:
    for words, box in tries:
        is_on_sheet = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height
        if is_on_sheet and not any(_overlap(box, other) for other in boxes):
            boxes.append(box)
            return Words(words.text, round(words.x, 1), round(words.y, 1), words.anchor)
    return None


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(x: float, y: float, radius: float) -> Box:
    return x - radius, y - radius, x + radius, y + radius
