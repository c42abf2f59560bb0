"""What a reader sees of a Word document, in reading order: lines of text and rows of table cells.

Works on WordprocessingML (ECMA-376 part 1) by local names, so the transitional and the strict namespace read alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import Element, QName, _Element

# Tracked deletions, field codes, phonetic guides, and properties: in the file, not in the text.
UNSEEN = {"del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "rPr", "pPr", "sdtPr"}
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
REVISIONS = {"ins", "del", "moveFrom", "moveTo"}
# Symbol fonts: the character that prints as a ticked box or a tick.
TICKS = {("Wingdings", "FE"), ("Wingdings", "FC"), ("Wingdings 2", "52"), ("Wingdings 2", "50")}
SPAN = re.compile(r"[1-9]\d?")
EMPTY = Element("empty")


@dataclass(frozen=True)
class Line:
    text: str


@dataclass(frozen=True)
class Row:
    """A table row of at least two cells without a table inside them; a merged cell carries its text in every row."""

    cells: tuple[str, ...]


def has_revisions(document: _Element) -> bool:
    return any(_local(element) in REVISIONS for element in document.iter())


def flow(container: _Element) -> Iterator[Line | Row]:
    """Everything shown, once each: insertions yes, deletions no, text boxes before the paragraph they hang on."""
    carried = ""
    for child in _shown(container):
        name = _local(child)
        if name == "p":
            for box in _nearest(child, "txbxContent"):
                yield from flow(box)
            carried += _text(child)
            if not _is_joined_to_next(child):
                yield from map(Line, carried.splitlines())
                carried = ""
        elif name == "tbl":
            yield from _table(child)
        else:
            yield from flow(child)
    yield from map(Line, carried.splitlines())


def _table(table: _Element) -> Iterator[Line | Row]:
    above: dict[int, str] = {}
    for row in _nearest(table, "tr"):
        cells = list(_nearest(row, "tc"))
        if len(cells) == 1 or any(True for cell in cells for _ in _nearest(cell, "tbl")):
            for cell in cells:
                yield from flow(cell)
        elif not _is_deleted_row(row):
            yield Row(tuple(_cell_texts(cells, above)))


def _cell_texts(cells: list[_Element], above: dict[int, str]) -> Iterator[str]:
    """Texts of a row's cells; `above` remembers by grid column what a vertically merged cell says."""
    column = 0
    for cell in cells:
        merge = _property(cell, "tcPr", "vMerge")
        if merge is None or _value(merge) == "restart":
            above[column] = "\n".join(line.text for line in flow(cell) if isinstance(line, Line))
        yield above.get(column, "")
        span = _property(cell, "tcPr", "gridSpan")
        width = _value(span) if span is not None else ""
        column += int(width) if SPAN.fullmatch(width) else 1


def _text(element: _Element) -> str:
    parts = []
    for child in _shown(element):
        name = _local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "sym":
            parts.append(_symbol(child))
        elif name in BREAKS:
            parts.append(BREAKS[name])
        elif name != "txbxContent":
            parts.append(_text(child))
    return "".join(parts)


def _shown(element: _Element) -> Iterator[_Element]:
    for child in element:
        name = _local(child)
        if name == "AlternateContent":
            yield from _shown(_branch(child))
        elif name not in UNSEEN:
            yield child


def _branch(alternatives: _Element) -> _Element:
    """mc:AlternateContent holds the same thing several times: the first that says anything stands for all."""
    return next((branch for branch in alternatives if any(_local(e) == "t" for e in branch.iter())), EMPTY)


def _nearest(element: _Element, name: str) -> Iterator[_Element]:
    """Shown descendants of that name, not looking inside those found."""
    for child in _shown(element):
        if _local(child) == name:
            yield child
        else:
            yield from _nearest(child, name)


def _symbol(element: _Element) -> str:
    font, code = _value(element, "font"), _value(element, "char")[-2:].upper()
    return "☑" if (font, code) in TICKS else "□"


def _is_joined_to_next(paragraph: _Element) -> bool:
    """The paragraph's own end mark is a tracked deletion."""
    mark = _property(paragraph, "pPr", "rPr")
    return mark is not None and any(_local(child) == "del" for child in mark)


def _is_deleted_row(row: _Element) -> bool:
    return _property(row, "trPr", "del") is not None


def _property(element: _Element, group: str, name: str) -> _Element | None:
    return next(
        (found for child in element if _local(child) == group for found in child if _local(found) == name), None
    )


def _value(element: _Element, name: str = "val") -> str:
    return next((value for key, value in element.attrib.items() if QName(key).localname == name), "")


def _local(element: _Element) -> str:
    return QName(element).localname
