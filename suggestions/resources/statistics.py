"""Figures as a spreadsheet: one sheet for the rates, one for each structure table; every cell text."""

from django.utils.translation import gettext as _

from congress.common.spreadsheets import write_tables
from suggestions.reports import Measure, Statistics, Table


def export_statistics(told: Statistics) -> bytes:
    """As .xlsx, as of the day they were counted."""
    return write_tables([_figures(told), *map(_table, told.tables)])


def _figures(told: Statistics) -> tuple[str, list[str], list[list[object]]]:
    headings = [
        _("Figure"),
        _("Count"),
        _("Of"),
        _("Per cent"),
        _("A month before"),
        _("A year before"),
        _("Definition"),
    ]
    rows: list[list[object]] = [
        [each.now.kpi.name, *cells(each.now), *(_short(one.measure) for one in each.before), each.now.kpi.definition]
        for _title, same in told.sections
        for each in same
    ]
    return f"{_('Figures')} {told.on}", headings, [*rows, *_offline(told)]


def _offline(told: Statistics) -> list[list[object]]:
    """A line for each count of classified items, where there are any."""
    if not told.offline.total:
        return []
    name, definition = _("Classified items"), told.offline.definition
    return [[f"{name}: {word}", count, None, None, None, None, definition] for word, count in told.offline.counts]


def _table(table: Table) -> tuple[str, list[str], list[list[object]]]:
    headings = [str(table.title)]
    for kpi in table.kpis:
        headings += [str(kpi.name), f"{kpi.name} {_('Of')}", f"{kpi.name} %"] if kpi.whole else [str(kpi.name)]
    rows = [
        [line.label, *(cell for each in line.measures for cell in (cells(each) if each.kpi.whole else [each.count]))]
        for line in table.lines
    ]
    return str(table.title), headings, rows


def cells(measure: Measure) -> list[object]:
    """Count, of how many, per cent."""
    return [measure.count, measure.whole, measure.percent]


def _short(measure: Measure | None) -> object:
    if measure is None:
        return None
    return measure.count if measure.whole is None else measure.percent
