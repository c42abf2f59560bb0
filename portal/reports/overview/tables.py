"""The overview as tables of a spreadsheet."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from portal.reports.overview.charts import Chart
from portal.reports.overview.tiles import Tile
from portal.reports.overview.units import Units

Sheet = tuple[str, list[str], list[list[object]]]


def tables(told: dict[str, Any]) -> list[Sheet]:
    """A sheet for each part that counts; lights and what waits are of the moment, and stay on the page."""
    return [
        _tiles(told["tiles"], str(told["choice"].on)),
        *(_chart(chart) for chart in told["charts"]),
        _units(told["units"]),
        (
            _("Topics"),
            [_("Topic"), _("Opinions"), _("A month before")],
            [[each.label, each.count, each.before] for each in told["topics"]],
        ),
        (
            _("Areas"),
            [_("Area"), _("Opinions"), _("Closed")],
            [[each.name, each.count, each.ended] for each in told["areas"]],
        ),
    ]


def _tiles(tiles: Iterable[Tile], on: str) -> Sheet:
    headings = [_("Figure"), _("Count"), _("Of"), _("Per cent"), _("on last month"), _("on last year"), _("Definition")]
    rows: list[list[object]] = [
        [
            tile.name,
            tile.now.count,
            tile.now.whole,
            tile.now.percent,
            *(each.by for each in tile.changes),
            tile.now.kpi.definition,
        ]
        for tile in tiles
    ]
    return f"{_('Figures')} {on}", headings, rows


def _chart(chart: Chart) -> Sheet:
    rows: list[list[object]] = [[month, *(cell.count for cell in cells)] for month, cells in chart.rows]
    return chart.title, [_("Month"), *chart.names], rows


def _units(units: Units) -> Sheet:
    headings = [_("Unit"), _("Under way"), _("Overdue"), _("Mean days to the answer"), _("Satisfied"), _("Rated")]
    counted = ("satisfied", "rated")
    rows: list[list[object]] = [
        [
            unit.name,
            unit.counts["under_way"],
            unit.counts["overdue"],
            unit.days,
            *(unit.counts[fact] for fact in counted),
        ]
        for unit in units.slowest
    ]
    return _("Slowest units"), headings, rows
