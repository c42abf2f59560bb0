"""The rows of a clerk's book of stations, each read and checked. Plain values in, plain values out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from congress.common.spreadsheets import Problem, ReadRow, Severity, Sheet
from congress.common.text import squeeze
from stations.station_list import cells
from stations.station_list.cells import Cell, Reader

Areas = Mapping[str, Collection[int]]
READERS: Mapping[str, Reader] = {
    "code": cells.read_word(30, squeeze, is_required=True),
    "name": cells.read_word(80, squeeze, is_required=True),
    "kind": cells.read_kind,
    "form": cells.read_form,
    "theme": cells.read_word(60),
    "parent": cells.read_word(80, squeeze),
    "address": cells.read_word(120),
    "size_m2": cells.read_size,
    "keeper": cells.read_name_of_person,
    "liaison": cells.read_name_of_person,
    "phone": cells.read_phone,
    "reception": cells.read_reception,
    "longitude": partial(cells.read_degrees, most=180),
    "latitude": partial(cells.read_degrees, most=90),
    "notes": cells.read_word(200),
}


@dataclass(frozen=True, slots=True)
class StationRow:
    """One station as a row tells it, `told` by the names of the table's columns; what it does not tell is empty.

    `parent` is the name of the station above as it is written.
    """

    sheet: Sheet
    read: ReadRow
    code: str
    name: str
    parent: str
    told: Mapping[str, Any]

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet.name, self.read.number

    def problem(self, column: str, reason: str) -> Problem:
        return self.sheet.problem(self.read, column, reason)


@dataclass(frozen=True, slots=True)
class StationList:
    """The rows right by themselves, those refused, and all problems in the order of the rows."""

    rows: tuple[StationRow, ...]
    refused: tuple[StationRow, ...]
    problems: tuple[Problem, ...]


def read_stations(sheets: Iterable[Sheet], areas: Areas) -> StationList:
    """Read and check every row. A code or a name that stands there already is refused the second time."""
    right: list[StationRow] = []
    refused: list[StationRow] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], StationRow] = {}
    for sheet in sheets:
        for read in sheet.rows:
            row, found = _read_row(sheet, read, areas)
            found += _twice(row, seen)
            problems += found
            (refused if any(one.severity is Severity.REFUSED for one in found) else right).append(row)
    return StationList(tuple(right), tuple(refused), tuple(problems))


def _read_row(sheet: Sheet, read: ReadRow, areas: Areas) -> tuple[StationRow, list[Problem]]:
    found: dict[str, Cell] = {name: reader(read.text(name)) for name, reader in READERS.items()}
    found["region_id"] = cells.read_area(read.text("region"), areas)
    told = {name: cell.value for name, cell in found.items() if not cell.is_refused}
    told["reception"], told["rule"] = told.get("reception", ("", {}))
    code, name, parent = (str(told.pop(key, "")) for key in ("code", "name", "parent"))
    row = StationRow(sheet, read, code, name, parent, {"name": name} | told)
    return row, [*_problems(sheet, read, found), *_half_a_place(row)]


def _problems(sheet: Sheet, read: ReadRow, found: Mapping[str, Cell]) -> Iterator[Problem]:
    for name, cell in found.items():
        if cell.reason:
            severity = Severity.REFUSED if cell.is_refused else Severity.WARNING
            yield sheet.problem(read, name.removesuffix("_id"), cell.reason, severity)


def _half_a_place(row: StationRow) -> Iterator[Problem]:
    if (row.told.get("longitude") is None) != (row.told.get("latitude") is None):
        yield row.problem("longitude", _("a place needs longitude and latitude"))


def _twice(row: StationRow, seen: dict[tuple[str, str], StationRow]) -> Iterator[Problem]:
    for column, word in (("code", row.code), ("name", row.name)):
        first = seen.setdefault((column, word), row) if word else row
        if first is not row:
            told = _("“%(word)s” stands already in row %(row)s") % {"word": word, "row": first.read.number}
            yield row.problem(column, told)
