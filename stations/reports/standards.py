"""The grades of a station as everybody reads them."""

from dataclasses import dataclass
from datetime import date

from stations.models import Station, StationGrading


@dataclass(frozen=True)
class Grade:
    """A grade given by one standard; a lapsed one is shown as lapsed from its day."""

    standard: str
    words: str
    stars: range
    until_on: date | None
    lapsed_on: date | None


def grades(station: Station, today: date) -> list[Grade]:
    """Of each standard the grade given last; one query. The caller hands in a station the reader may see."""
    given = StationGrading.objects.given().filter(station=station).select_related("standard")
    return [_grade(row, today) for row in given.order_by("standard__name")]


def _grade(row: StationGrading, today: date) -> Grade:
    is_in_force = row.is_in_force(today)
    stars = range(row.stars or 0) if is_in_force and row.standard.most_stars > 1 else range(0)
    days = (row.until_on, None) if is_in_force else (None, row.ended_on)
    return Grade(row.standard.name, row.words, stars, *days)
