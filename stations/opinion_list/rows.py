"""The rows of a reception register, each read and checked. Plain values in, plain values out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from congress.common.spreadsheets import Problem, ReadRow, Severity, Sheet
from congress.common.text import mask_numbers, squeeze
from stations.opinion_list import cells
from stations.opinion_list.cells import Keys
from stations.opinion_list.fate import Told, fate_of, problems_of
from stations.station_list.cells import Cell, Reader, read_name_of_person, read_phone, read_word

READERS: Mapping[str, Reader] = {
    "number": read_word(40, squeeze, is_required=True),
    "said_at": cells.read_time,
    "recorder": read_name_of_person,
    "name": cells.read_citizen,
    "sex": cells.read_sex,
    "phone": read_phone,
    "address": read_word(120),
    "topic": cells.read_topic,
    "text": partial(cells.read_text, is_required=True),
    "ask": partial(cells.read_text, limit=300),
    "handled": cells.read_handled,
    "result": cells.read_result,
    "told_by": read_word(40),
    "rating": cells.read_rating,
}
SAID = ("recorder", "name", "sex", "phone", "address", "topic", "text", "ask", "told_by", "rating")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name, as keys by every name they go by; and the day of today."""

    stations: Keys
    deputies: Keys
    units: Keys
    today: date


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One row as it would stand in the table: `told` by the names of its columns, `heard` the deputies' names."""

    sheet: Sheet
    read: ReadRow
    number: str
    station: int
    said_at: datetime
    heard: Mapping[str, int | None]
    told: Mapping[str, Any]

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet.name, self.read.number

    @property
    def key(self) -> tuple[int, int, str]:
        """Registers of stations number their rows anew every year."""
        return self.station, self.said_at.year, self.number

    def problem(self, column: str, reason: str, severity: Severity = Severity.REFUSED) -> Problem:
        """With the numbers of people hidden, for it is shown and kept."""
        shown = mask_numbers(self.read.text(column))
        return Problem(
            self.sheet.name, self.read.number, self.sheet.columns.get(column, column), shown, reason, severity
        )


@dataclass(frozen=True, slots=True)
class OpinionList:
    """The right rows, and all problems in the order of the rows."""

    rows: tuple[OpinionRow, ...]
    problems: tuple[Problem, ...]


def read_opinions(sheets: Iterable[Sheet], known: Known) -> OpinionList:
    """Read and check every row. A number of a station's year that stands there already is refused the second time."""
    right: list[OpinionRow] = []
    problems: list[Problem] = []
    seen: dict[Any, OpinionRow] = {}
    for sheet in sheets:
        year = year_of(sheet)
        for read in sheet.rows:
            row, found = _read_row(sheet, read, year, known)
            found += _twice(row, seen) if row else []
            problems += found
            if row and not any(one.severity is Severity.REFUSED for one in found):
                right.append(row)
    return OpinionList(tuple(right), tuple(problems))


def year_of(sheet: Sheet) -> int | None:
    """The year of the register, from its title, else from the first number or day that tells one."""
    words = [sheet.title, *(row.text(name) for row in sheet.rows[:20] for name in ("number", "said_on"))]
    return next((int(found[1]) for word in words if (found := _YEAR.search(word))), None)


def _read_row(sheet: Sheet, read: ReadRow, year: int | None, known: Known) -> tuple[OpinionRow | None, list[Problem]]:
    found = {name: reader(read.text(name)) for name, reader in READERS.items()}
    for name in ("said_on", "due_on", "told_on"):
        found[name] = cells.read_day_of(read.values.get(name), year)
    found["station"] = cells.read_station(read.text("station"), known.stations)
    found["deputies"] = cells.read_deputies(read.text("deputies"), known.deputies)
    found["unit"] = cells.read_unit(read.text("unit"), known.units, found["handled"].value)
    if found["said_on"].value is None and not found["said_on"].is_refused:
        found["said_on"] = Cell("", _("nothing is written here"), is_refused=True)
    wrong = [*_problems(sheet, read, found)]
    if any(cell.is_refused for cell in found.values()):
        return None, wrong
    row = _row(sheet, read, {name: cell.value for name, cell in found.items()}, known.today, wrong)
    return row, wrong


def _row(sheet: Sheet, read: ReadRow, value: dict[str, Any], today: date, wrong: list[Problem]) -> OpinionRow:
    said_at = make_aware(datetime.combine(value["said_on"], value["said_at"]))
    told = Told(
        handled=value["handled"],
        said_at=said_at,
        due_on=value["due_on"],
        result=value["result"],
        told_on=value["told_on"],
        rating=value["rating"],
        unit=value["unit"],
    )
    said = {name: value[name] for name in SAID}
    row = OpinionRow(sheet, read, value["number"], value["station"], said_at, value["deputies"], said | fate_of(told))
    wrong += (row.problem(column, reason, severity) for column, reason, severity in problems_of(told, today))
    return row


def _problems(sheet: Sheet, read: ReadRow, found: Mapping[str, Cell]) -> Iterator[Problem]:
    for name, cell in found.items():
        if cell.reason:
            severity = Severity.REFUSED if cell.is_refused else Severity.WARNING
            shown = mask_numbers(read.text(name))
            yield Problem(sheet.name, read.number, sheet.columns.get(name, name), shown, cell.reason, severity)


def _twice(row: OpinionRow, seen: dict[Any, OpinionRow]) -> list[Problem]:
    """The same number is refused; the same visit under another number is pointed out."""
    visit = (row.station, row.said_at, row.told["name"], row.told["text"])
    first, same = seen.setdefault(row.key, row), seen.setdefault(visit, row)
    if first is not row:
        told = _("“%(word)s” stands already in row %(row)s") % {"word": row.number, "row": first.read.number}
        return [row.problem("number", told)]
    if same is not row:
        told = _("the same visit stands already in row %(row)s") % {"row": same.read.number}
        return [row.problem("number", told, Severity.WARNING)]
    return []
