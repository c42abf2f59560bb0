"""分单位、分代表团、分地区情况: the same figures told apart."""

from typing import Any

from django.db.models import Count

from briefings.sections.figures import Figure
from briefings.sections.from_citizens import list_url
from briefings.sections.of_suggestions import figure_of
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.wording import NONE, shown
from congress.documents.chapters import Grid
from stations.models import Opinion
from stations.reports.scope import NONE as NO_AREA
from suggestions.reports import Table
from suggestions.reports.counting import handled_by, table_by, table_of_units
from suggestions.reports.dimensions import DIMENSIONS
from suggestions.rules import Part

COLUMNS = {
    "handed": "交办（件）",
    "answered": "答复率（%）",
    "on_time": "按时答复率（%）",
    "overdue": "逾期（件）",
    "solved": "解决率（%）",
    "content": "满意和基本满意率（%）",
}
AREA = "当月收到的该地区联络站的群众意见。"
Rows = list[tuple[str, list[Figure]]]


def tell(scope: Scope) -> Told:
    """Units by lead items, delegations, and areas of liaison stations; a table without rows is left out."""
    asked, items = scope.asked, scope.items
    found: list[tuple[str, str, Rows]] = [("各地区群众意见", "地区", _areas(scope))]
    if asked:
        handled = handled_by(scope.reader, items, asked, scope.cut_off)
        units = table_of_units(Part.LEAD, handled, asked, with_ratings=True)
        places = table_by(DIMENSIONS["delegation"], items, asked, with_ratings=True)
        found = [
            ("各承办单位主办件办理情况", "承办单位", _rows(units, scope)),
            ("各代表团建议办理情况", "代表团", _rows(places, scope)),
            *found,
        ]
    grids = [_grid(caption, first, rows) for caption, first, rows in found if rows]
    return Told(
        parts=grids, figures=[each for _caption, _first, rows in found for _name, same in rows for each in same]
    )


def _rows(table: Table, scope: Scope) -> Rows:
    found: Rows = []
    for place, line in enumerate(table.lines):
        told = {each.kpi.key: each for each in line.measures}
        key = f"{table.key}:{place}"
        named = {name: f"{line.label}{words.partition('（')[0]}" for name, words in COLUMNS.items()}
        figures = [figure_of(told[name], named[name], scope.cut_off, f"{key}:{name}") for name in COLUMNS]
        found.append((line.label, figures))
    return found


def _areas(scope: Scope) -> Rows:
    """Received in the month, by the area of the station, most first."""
    rows = Opinion.objects.visible_to(scope.reader).order_by()
    rows = rows.filter(received_at__date__gte=scope.month, received_at__date__lte=scope.cut_off)
    counted = rows.values("station__region", "station__region__name").annotate(n=Count("pk"))
    return [
        (row["station__region__name"] or "未经联络站", [_area(scope, row)])
        for row in counted.order_by("-n", "station__region__name")
    ]


def _area(scope: Scope, row: dict[str, Any]) -> Figure:
    area = row["station__region"] or NO_AREA
    url = list_url(scope.month, "received", "received", area=area)
    label = f"{row['station__region__name'] or '未经联络站'}收到群众意见"
    return Figure(key=f"area:{area}", label=label, count=row["n"], url=url, definition=AREA)


def _grid(caption: str, first: str, rows: Rows) -> Grid:
    columns = list(COLUMNS.values()) if len(rows[0][1]) > 1 else ["收到（件）"]
    cells = [[name, *(_cell(each, head) for each, head in zip(same, columns, strict=True))] for name, same in rows]
    return Grid(caption=caption, headings=[first, *columns], rows=cells, shares=[5, *[2] * len(columns)])


def _cell(figure: Figure, head: str) -> str:
    """A rate where the heading says so, else the count; a dash where there is nothing to divide by."""
    if "%" not in head:
        return str(figure.count)
    return NONE if figure.value is None else shown(figure.value)


SECTION = Section("tables", "分单位、分地区情况", tell)
