"""The numbers of what citizens say as a spreadsheet: one sheet for the figures, one for each table; every cell text."""

from django.utils.translation import gettext as _

from congress.common.spreadsheets import write_tables
from stations.reports.measures import Line, Measure, Table
from stations.reports.reception_statistics import Receptions
from stations.reports.statistics import Statistics


def export_statistics(told: Statistics, receptions: Receptions) -> bytes:
    """As .xlsx, of the period they were counted for."""
    return write_tables([_figures(told, receptions), *map(_table, [*told.tables, *receptions.tables])])


def _figures(told: Statistics, receptions: Receptions) -> tuple[str, list[str], list[list[object]]]:
    headings = [
        _("Figure"),
        _("Count"),
        _("Of"),
        _("Per cent"),
        _("The same days a month before"),
        _("The same days a year before"),
        _("Definition"),
    ]
    rows: list[list[object]] = [
        [each.now.kpi.name, *_cells(each.now), *(_short(one.measure) for one in each.before), each.now.kpi.definition]
        for each in [*(figure for _title, same in told.sections for figure in same), *receptions.figures]
    ]
    earlier = [days for _when, days in told.earlier]
    for name, column in ((_("Days to the answer, mean"), "average"), (_("Days to the answer, median"), "median")):
        rows.append([name, getattr(told.days, column), None, None, *(getattr(days, column) for days in earlier), None])
    return f"{told.asked['from']} {told.asked['until']}", headings, rows


def _table(table: Table) -> tuple[str, list[str], list[list[object]]]:
    headings = [str(table.title)]
    for kpi in table.kpis:
        headings += [str(kpi.name), f"{kpi.name} {_('Of')}", f"{kpi.name} %"] if kpi.whole else [str(kpi.name)]
    return str(table.title), [*headings, _("Days to the answer, mean")], [_row(line) for line in table.lines]


def _row(line: Line) -> list[object]:
    counted = [cell for each in line.measures for cell in (_cells(each) if each.kpi.whole else [each.count])]
    return [line.label, *counted, line.days.average]


def _cells(measure: Measure) -> list[object]:
    """Count, of how many, per cent."""
    return [measure.count, measure.whole, measure.percent]


def _short(measure: Measure) -> object:
    return measure.count if measure.whole is None else measure.percent
