"""The cells of an .xlsx, row by row (ECMA-376 part 1, §18).

Only values are read: no styles, formulas or pictures. That takes less than half the time openpyxl needs, and memory
for one row at a time. Shared texts are kept whole; the judged size of the archive bounds them.
"""

import math
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, BinaryIO

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

MAX_COLUMNS = 60
"""Cells further to the right are not read."""
_CHINESE_DATE_FORMATS = frozenset([*range(27, 37), *range(50, 59)])  # §18.8.30, the lists for zh-cn and zh-tw
_DIGITS_ONLY = re.compile(r"0+(?:\.0+)?")
_ROW_NUMBER = re.compile(r"\d+$")


class Shown(str):
    """A number as its cell format shows it: 119011 under the format 0000000 is 0119011."""

    stored: int | float

    def __new__(cls, text: str, stored: int | float) -> "Shown":
        shown = super().__new__(cls, text)
        shown.stored = stored
        return shown


Value = str | int | float | date | datetime | None
Row = tuple[int, list[Value]]


@dataclass(frozen=True, slots=True)
class Part:
    """A worksheet: its name and where in the archive it lies."""

    name: str
    path: str
    is_visible: bool


class Book:
    """An opened workbook. Parts that are missing or not as the standard has them raise what they raise."""

    def __init__(self, file: BinaryIO) -> None:
        self.archive = zipfile.ZipFile(file)
        self.parts = _worksheets(self.archive)
        self.epoch = MAC_EPOCH if _counts_from_1904(self.archive) else WINDOWS_EPOCH
        names = set(self.archive.namelist())
        self.texts = list(_shared_texts(self.archive)) if "xl/sharedStrings.xml" in names else []
        self.formats = _formats(self.archive) if "xl/styles.xml" in names else []

    def rows(self, part: Part) -> Iterator[Row]:
        """Row number and values of every row that is stored; what a sheet says about its own size is not believed."""
        number = 0
        for row in _elements(self.archive, part.path, "row"):
            number = int(row.get("r") or number + 1)
            yield number, self._values(row)

    def _values(self, row: Any) -> list[Value]:
        values: list[Value] = []
        for cell in row:
            place = cell.get("r")
            column = _column(_ROW_NUMBER.sub("", place)) if place else len(values) + 1
            if column > MAX_COLUMNS:
                break
            values.extend([None] * (column - 1 - len(values)))
            values[column - 1 :] = [self._value(cell)]
        return values

    def _value(self, cell: Any) -> Value:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell) or None
        raw = next((child.text for child in cell if child.tag.endswith("}v")), None)
        if raw is None or kind == "n":
            return None if raw is None else self._number(raw, int(cell.get("s", 0)))
        if kind == "s":
            return self.texts[int(raw)]
        value: Value = from_ISO8601(raw) if kind == "d" else raw
        return value

    def _number(self, raw: str, style: int) -> Value:
        number = float(raw)
        if not math.isfinite(number):
            return raw
        whole: int | float = int(number) if number.is_integer() else number
        number_format = self.formats[style] if style < len(self.formats) else ""
        if number_format == "date":
            day: Value = from_excel(whole, self.epoch)
            return day
        return Shown(_shown(whole, number_format), whole) if number_format else whole


def _worksheets(archive: zipfile.ZipFile) -> list[Part]:
    paths = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target"))).lstrip("/")
        for relation in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
        if relation.get("Type").endswith("/worksheet")
    }
    sheets = [
        (sheet.get("name"), next(value for key, value in sheet.items() if key.endswith("}id")), sheet.get("state"))
        for sheet in _elements(archive, "xl/workbook.xml", "sheet")
    ]
    return [Part(name, paths[key], state in (None, "visible")) for name, key, state in sheets if key in paths]


def _counts_from_1904(archive: zipfile.ZipFile) -> bool:
    settings = [one.get("date1904") for one in _elements(archive, "xl/workbook.xml", "workbookPr")]
    return any(value in ("1", "true") for value in settings)


def _shared_texts(archive: zipfile.ZipFile) -> Iterator[str]:
    return (_text(item) for item in _elements(archive, "xl/sharedStrings.xml", "si"))


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """By cell style: "date", a format of zeros such as 0000000, or "" where the number is as stored."""
    codes = {int(own.get("numFmtId")): own.get("formatCode") for own in _elements(archive, "xl/styles.xml", "numFmt")}
    numbers = [
        int(style.get("numFmtId", 0)) for styles in _elements(archive, "xl/styles.xml", "cellXfs") for style in styles
    ]
    return [_kind_of_format(number, codes.get(number) or BUILTIN_FORMATS.get(number, "General")) for number in numbers]


def _kind_of_format(number: int, code: str) -> str:
    if is_date_format(code) or number in _CHINESE_DATE_FORMATS:
        return "date"
    return code if _DIGITS_ONLY.fullmatch(code) else ""


def _shown(number: int | float, number_format: str) -> str:
    whole, _dot, decimals = number_format.partition(".")
    return f"{number:0{len(whole) + len(decimals) + bool(decimals)}.{len(decimals)}f}"


def _text(element: Any) -> str:
    """The text of all runs, without the readings printed above them (rPh)."""
    return "".join(run.text or "" for run in element.iter("{*}t") if not run.getparent().tag.endswith("}rPh"))


def _elements(archive: zipfile.ZipFile, path: str, name: str) -> Iterator[Any]:
    """Every element of this name, forgotten as soon as the next is asked for. Nothing outside the file is resolved."""
    with archive.open(path) as part:
        walk = etree.iterparse(
            part, tag=f"{{*}}{name}", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        for _event, element in walk:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


@lru_cache(maxsize=MAX_COLUMNS)
def _column(letters: str) -> int:
    return int(column_index_from_string(letters))
