"""Tables of figures told apart by unit, delegation or area: a row each, no ranks."""

from collections.abc import Callable, Collection, Iterable

from briefings.sections.figures import Figure
from briefings.sections.of_suggestions import figure_of
from briefings.sections.scope import Scope
from briefings.sections.wording import NONE, shown
from congress.documents.chapters import Grid
from suggestions.reports import Table
from suggestions.reports.counting import table_by, table_of_units
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
DELEGATION = DIMENSIONS["delegation"]
SHORT = 6  # characters; areas and delegations are called so
Rows = list[tuple[str, list[Figure]]]


def units_of(scope: Scope, part: Part = Part.LEAD) -> Rows:
    """Each unit with what it handles in this part; a row's figures in the order of COLUMNS."""
    return _rows(table_of_units(part, scope.handled, scope.asked, with_ratings=True), scope) if scope.asked else []


def delegations_of(scope: Scope, own: Collection[int] | None = None) -> Rows:
    """Each delegation with its deputies' suggestions; of some only, their keys are `own`."""
    if not scope.asked:
        return []
    items = [item for item in scope.items if own is None or item[DELEGATION.column] in own]
    return _rows(table_by(DELEGATION, items, scope.asked, with_ratings=True), scope)


def _rows(table: Table, scope: Scope) -> Rows:
    found: Rows = []
    for place, line in enumerate(table.lines):
        told = {each.kpi.key: each for each in line.measures}
        key = f"{table.key}:{place}"
        named = {name: f"{line.label}{words.partition('（')[0]}" for name, words in COLUMNS.items()}
        figures = [figure_of(told[name], named[name], scope.cut_off, f"{key}:{name}") for name in COLUMNS]
        found.append((line.label, figures))
    return found


def grids_of(*told: tuple[str, str, Iterable[str], Rows]) -> list[Grid]:
    """Caption, heading of the names, headings of the figures, rows; a table without rows is left out."""
    return [_grid(caption, first, list(heads), rows) for caption, first, heads, rows in told if rows]


def all_of(*told: Rows) -> list[Figure]:
    """The figures of all rows."""
    return [each for rows in told for _name, same in rows for each in same]


def _grid(caption: str, first: str, heads: list[str], rows: Rows) -> Grid:
    cells = [[name, *(_cell(each, head) for each, head in zip(same, heads, strict=True))] for name, same in rows]
    return Grid(caption=caption, headings=[first, *heads], rows=cells, shares=[_width(rows), *[2] * len(heads)])


def _width(rows: Rows) -> int:
    """Of the names, against two for each column of figures."""
    return 3 if all(len(name) <= SHORT for name, _figures in rows) else 5


def _cell(figure: Figure, head: str) -> str:
    """A rate where the heading says so, else the count; a dash where there is nothing to divide by."""
    if "%" not in head:
        return str(figure.count)
    return NONE if figure.value is None else shown(figure.value)


def named(rows: Rows, place: int, holds: Callable[[Figure], bool]) -> list[tuple[str, Figure]]:
    """The names of the rows whose figure in this column is such, with that figure."""
    return [(name, same[place]) for name, same in rows if holds(same[place])]
