"""Reception days and opinions by the area of the station: a row for every area with stations, an idle one too."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Count, Q, Sum

from briefings.sections.figures import Figure
from briefings.sections.from_citizens import held_figure
from briefings.sections.grids import Rows
from briefings.sections.late_opinions import late_by_area, late_in
from briefings.sections.scope import Scope
from stations.models import ReceptionDay, Station
from stations.reports.reception_numbers import days_in
from stations.reports.scope import NONE
from stations.rules.receptions import DayStatus

AREA_COLUMNS = {
    "held": "接待活动（次）",
    "citizens": "接待群众（人次）",
    "received": "收到（件）",
    "ended": "办结（件）",
    "opinions_late": "逾期（件）",
    "satisfied": "群众满意率（%）",
}
NO_STATION = "未经联络站"
SAID = ("received", "ended", "satisfied")


def areas_of(scope: Scope) -> Rows:
    """A row's figures in the order of AREA_COLUMNS, the areas by their codes. Three queries beside the shared ones."""
    stations = Station.objects.visible_to(scope.reader).filter(congress=scope.congress).order_by("region__code")
    names = {str(area): name for area, name in stations.values_list("region", "region__name").distinct()}
    held, late = held_by(scope, "station__region"), late_by_area(scope)
    rows = [(name, list(_row(scope, area, name, held, late))) for area, name in names.items()]
    beside = list(_row(scope, NONE, NO_STATION, held, late))
    return [*rows, (NO_STATION, beside)] if any(each.count for each in beside) else rows


def _row(scope: Scope, area: str, name: str, held: dict[str, Any], late: dict[str, Figure]) -> Iterator[Figure]:
    found = {key: held_figure(key, held.get(area, {}).get(key, 0), scope.period, area=area) for key in HELD}
    found |= {key: scope.months.figure(key, scope.period, area) for key in SAID}
    found["opinions_late"] = late.get(area) or late_in(scope, area)
    for key in AREA_COLUMNS:
        yield replace(found[key], key=f"area:{area}:{key}", label=f"{name}{found[key].label}")


def held_by(scope: Scope, column: str) -> dict[str, Any]:
    """Reception days held and citizens there, by the key in this column."""
    days = days_in(ReceptionDay.objects.visible_to(scope.reader), scope.period.first, scope.cut_off).order_by()
    return {str(row[column]): row for row in days.values(column).annotate(**HELD)}


HELD = {
    "held": Count("pk", filter=Q(status=DayStatus.HELD)),
    "citizens": Sum("citizens", default=0),
}
