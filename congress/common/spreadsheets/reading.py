"""Tables as clerks keep them: titles above the headings, several sheets, headings in many words."""

import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from congress.common.spreadsheets.archive import FileRefused, judge_archive
from congress.common.spreadsheets.book import Book, Part, Row, Value
from congress.common.text import one_line, squeeze

MAX_ROWS = 50_000
"""Of the whole file, and the last row of a sheet that may be filled."""
MAX_SHEETS = 30
HEADING_WITHIN = 20
"""The heading row is one of the first twenty."""

# What comes up when a part is missing, cut short or not as the standard has it.
_DAMAGED = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
    expat.ExpatError,
    zlib.error,
)
_LINE_BREAKS = re.compile(r"[\r\n]+")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?:人数)?:?\d*[人个名]?")
_FOOTNOTE = re.compile(r"(?:注|备注|说明|填表|填报|制表|审核)[人单位日期说明]*(?:\([^()]*\))?:.*")


class Severity(StrEnum):
    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong where, in the words and the row number the clerk sees."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str
    severity: Severity = Severity.REFUSED


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row below the headings. Only columns with a known heading are here: what is unknown is never kept."""

    sheet: str
    number: int
    values: Mapping[str, Value]

    def text(self, name: str) -> str:
        """The value in one line, empty when the column or the value is missing."""
        value = self.values.get(name)
        return "" if value is None else one_line(str(value))

    @property
    def is_blank(self) -> bool:
        return not any(self.text(name) for name in self.values)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its headings found: `columns` leads from a field to the heading as the sheet writes it."""

    name: str
    title: str
    heading_row: int
    columns: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    rows: tuple[ReadRow, ...] = field(default=(), repr=False)

    def problem(self, row: ReadRow, name: str, reason: str, severity: Severity = Severity.REFUSED) -> Problem:
        return Problem(self.name, row.number, self.columns.get(name, name), row.text(name), reason, severity)


def read_sheets(file: BinaryIO, headings: Mapping[str, Collection[str]], required: Collection[str]) -> list[Sheet]:
    """Every visible sheet that is not empty, with its rows by field; blank rows, totals and footnotes are left out.

    `headings` gives for each field the headings it goes by; spaces and width do not matter. Of two columns for one
    field the first counts. Raises FileRefused when the file cannot be read, is too large, or when a sheet with
    content has no row with headings for all `required` fields.
    """
    judge_archive(file)
    words = {squeeze(heading): name for name, synonyms in headings.items() for heading in synonyms}
    try:
        book = Book(file)
        parts = [part for part in book.parts if part.is_visible]
        if len(parts) > MAX_SHEETS:
            raise FileRefused(_("The file has more than %(number)s sheets.") % {"number": MAX_SHEETS})
        found = _read_all(book, parts, words, required)
    except _DAMAGED as error:
        raise FileRefused(_("The file is damaged and cannot be opened.")) from error
    if not found:
        raise FileRefused(_("The file holds no rows."))
    return found


def _read_all(book: Book, parts: Collection[Part], words: Mapping[str, str], required: Collection[str]) -> list[Sheet]:
    found: list[Sheet] = []
    for part in parts:
        sheet = _read_sheet(part.name, _rows(book, part), words, required)
        if sheet:
            found.append(sheet)
        if sum(len(sheet.rows) for sheet in found) > MAX_ROWS:
            raise FileRefused(_("The file has more than %(number)s rows. Send it in parts.") % {"number": MAX_ROWS})
    return found


def _rows(book: Book, part: Part) -> Iterator[Row]:
    for number, values in book.rows(part):
        if any(value is not None for value in values):
            if number > MAX_ROWS:
                raise FileRefused(_("The file has more than %(number)s rows. Send it in parts.") % {"number": MAX_ROWS})
            yield number, values


def _read_sheet(name: str, rows: Iterator[Row], words: Mapping[str, str], required: Collection[str]) -> Sheet | None:
    above: list[str] = []
    for number, values in rows:
        headings = [value if isinstance(value, str) else None for value in values]
        places = _places(headings, words)
        if places.keys() >= set(required):
            return _with_rows(name, " ".join(above), number, headings, places, rows)
        above.extend(one_line(str(value)) for value in values if value is not None)
        if number >= HEADING_WITHIN:
            break
    if not any(above):
        return None
    wanted = "、".join(next(word for word, field in words.items() if field == name) for name in required)
    raise FileRefused(
        _("The sheet “%(sheet)s” has no row with the headings %(headings)s.") % {"sheet": name, "headings": wanted}
    )


def _places(headings: list[str | None], words: Mapping[str, str]) -> dict[str, int]:
    """Where each field stands in a heading row; the first of two columns counts."""
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        name = words.get(squeeze(heading)) if heading else None
        if name:
            found.setdefault(name, index)
    return found


def _with_rows(
    name: str,
    title: str,
    heading_row: int,
    headings: list[str | None],
    places: dict[str, int],
    rows: Iterator[Row],
) -> Sheet:
    written = [_LINE_BREAKS.sub("", heading or "").strip() for heading in headings]
    read = (
        ReadRow(name, number, {field: _at(values, index) for field, index in places.items()})
        for number, values in rows
        if not _is_total_or_footnote(values)
    )
    return Sheet(
        name=name,
        title=title,
        heading_row=heading_row,
        columns={field: written[index] for field, index in places.items()},
        unknown=tuple(text for index, text in enumerate(written) if text and index not in places.values()),
        rows=tuple(row for row in read if not row.is_blank),
    )


def _at(values: list[Value], index: int) -> Value:
    return values[index] if index < len(values) else None


def _is_total_or_footnote(values: list[Value]) -> bool:
    first = next((text for value in values if value is not None and (text := squeeze(str(value)))), "")
    return bool(_TOTAL.fullmatch(first) or _FOOTNOTE.fullmatch(first))
