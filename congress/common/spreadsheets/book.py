"""The cells of an .xlsx, row by row (ECMA-376 part 1, §18).

Only values are read: no styles, formulas or pictures. That takes less than half the time openpyxl needs, and no tree
is built, so that no nesting or repetition in the file can fill the memory.
"""

import math
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import BinaryIO
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

MAX_COLUMNS = 60
"""Cells further to the right are not read."""
MAX_TEXTS = 1_000_000
"""Shared texts, and elements of the parts that describe the workbook."""
_CHUNK = 65_536
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


Attributes = dict[str, str]


class Book:
    """An opened workbook. Parts that are missing or not as the standard has them raise what they raise."""

    def __init__(self, file: BinaryIO) -> None:
        self.archive = zipfile.ZipFile(file)
        self.parts = _worksheets(self.archive)
        self.epoch = MAC_EPOCH if _counts_from_1904(self.archive) else WINDOWS_EPOCH
        names = set(self.archive.namelist())
        self.texts = _shared_texts(self.archive) if "xl/sharedStrings.xml" in names else []
        self.formats = _formats(self.archive) if "xl/styles.xml" in names else []

    def rows(self, part: Part) -> Iterator[Row]:
        """Row number and values of every row that is stored; what a sheet says about its own size is not believed."""
        cells = _CellReader(self)
        for _step in _walk(self.archive, part.path, cells.start, cells.end, cells.text):
            yield from cells.rows
            cells.rows = []

    def value(self, cell: Attributes, raw: str) -> Value:
        kind = cell.get("t", "n")
        if kind == "inlineStr" or not raw:
            return raw or None
        if kind == "s":
            return self.texts[int(raw)]
        if kind == "n":
            return self._number(raw, int(cell.get("s", 0)))
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


class _TextReader:
    """Gathers the text of <t> and <v>, without the readings printed above a text (rPh)."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.is_inside = self.is_reading = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("t", "v"):
            self.is_inside = not self.is_reading
        elif name == "rPh":
            self.is_reading = True

    def text(self, piece: str) -> None:
        if self.is_inside:
            self.pieces.append(piece)

    def end(self, name: str) -> None:
        if name in ("t", "v"):
            self.is_inside = False
        elif name == "rPh":
            self.is_reading = False

    def take(self) -> str:
        text = "".join(self.pieces)
        self.pieces = []
        return text


class _SharedTextReader(_TextReader):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self.texts.append(self.take())
            if len(self.texts) > MAX_TEXTS:
                raise ValueError(len(self.texts))


class _CellReader(_TextReader):
    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.rows: list[Row] = []
        self.number = 0
        self.values: list[Value] = []
        self.cell: Attributes = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self.cell = attributes
        elif name == "row":
            self.number = int(attributes.get("r") or self.number + 1)
            self.values = []
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._keep(self.take())
        elif name == "row":
            self.rows.append((self.number, self.values))
        else:
            super().end(name)

    def _keep(self, raw: str) -> None:
        place = self.cell.get("r")
        column = _column(_ROW_NUMBER.sub("", place)) if place else len(self.values) + 1
        if raw and len(self.values) < column <= MAX_COLUMNS:
            self.values.extend([None] * (column - 1 - len(self.values)))
            self.values.append(self.book.value(self.cell, raw))


def _walk(
    archive: zipfile.ZipFile,
    path: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Parse a part, pausing after every chunk; elements are named without their namespace."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(" ")[2], attributes)
    if end and text:
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = text
    with archive.open(path) as part:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk)
            yield
        parser.Parse(b"", True)
    yield


def _elements(archive: zipfile.ZipFile, path: str, *names: str) -> list[tuple[str, Attributes]]:
    """The elements of these names with their attributes, in their order."""
    found: list[tuple[str, Attributes]] = []

    def start(name: str, attributes: Attributes) -> None:
        if name in names:
            found.append((name, attributes))
            if len(found) > MAX_TEXTS:
                raise ValueError(len(found))

    for _step in _walk(archive, path, start):
        pass
    return found


def _worksheets(archive: zipfile.ZipFile) -> list[Part]:
    paths = {
        relation["Id"]: posixpath.normpath(posixpath.join("/xl", relation["Target"])).lstrip("/")
        for _name, relation in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
        if relation["Type"].endswith("/worksheet")
    }
    sheets = [
        (next(value for key, value in sheet.items() if key.endswith(" id")), sheet)
        for _name, sheet in _elements(archive, "xl/workbook.xml", "sheet")
    ]
    return [
        Part(sheet["name"], paths[key], sheet.get("state", "visible") == "visible")
        for key, sheet in sheets
        if key in paths
    ]


def _counts_from_1904(archive: zipfile.ZipFile) -> bool:
    settings = _elements(archive, "xl/workbook.xml", "workbookPr")
    return any(attributes.get("date1904") in ("1", "true") for _name, attributes in settings)


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    reader = _SharedTextReader()
    for _step in _walk(archive, "xl/sharedStrings.xml", reader.start, reader.end, reader.text):
        pass
    return reader.texts


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """By cell style: "date", a format of zeros such as 0000000, or "" where the number is as stored."""
    elements = _elements(archive, "xl/styles.xml", "numFmt", "cellStyleXfs", "cellXfs", "xf")
    codes = {int(own["numFmtId"]): own["formatCode"] for name, own in elements if name == "numFmt"}
    names = [name for name, _attributes in elements]
    styles = elements[names.index("cellXfs") :] if "cellXfs" in names else []
    numbers = [int(style.get("numFmtId", 0)) for name, style in styles if name == "xf"]
    return [_kind_of_format(number, codes.get(number) or BUILTIN_FORMATS.get(number, "General")) for number in numbers]


def _kind_of_format(number: int, code: str) -> str:
    if is_date_format(code) or number in _CHINESE_DATE_FORMATS:
        return "date"
    return code if _DIGITS_ONLY.fullmatch(code) else ""


def _shown(number: int | float, number_format: str) -> str:
    whole, _dot, decimals = number_format.partition(".")
    return f"{number:0{len(whole) + len(decimals) + bool(decimals)}.{len(decimals)}f}"


@lru_cache(maxsize=MAX_COLUMNS)
def _column(letters: str) -> int:
    return int(column_index_from_string(letters))
