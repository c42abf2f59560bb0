"""Papers that are mainly a table: the suggestion form 代表建议专用纸, the opinion form 征询意见表."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt, Twips
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from congress.documents.fonts import BODY, HEADING, TITLE
from congress.documents.pdf import render_pdf
from congress.documents.printable import paragraphs_of, printable
from congress.documents.titles import title_lines
from congress.documents.word import (
    CENTRE,
    JUSTIFIED,
    LEFT,
    RIGHT,
    add_text,
    document_bytes,
    new_document,
    set_cell_margins,
    set_line,
)

EMPTY, TICKED = "☐", "☑"

COLUMNS, TWIPS = 24, 368  # of the table's grid, each so wide: 156 mm; what one row of pairs takes of them:
LABEL_AND_VALUE = {1: (4, 20), 2: (4, 8), 3: (3, 5), 4: (3, 3)}
CELL_POINTS, CELL_PITCH = 12, 20  # 小四
HEADING_CHARACTERS = 20  # 二号 fills a line


@dataclass(frozen=True)
class Block:
    """A cell as wide as the paper: a label, then any length of text, at least `lines` lines high."""

    label: str
    text: str
    lines: int = 0


Row = Sequence[tuple[str, str]] | Block


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The words of a table paper, from top to bottom. A row has one to four pairs of label and value, or is a Block."""

    heading: str
    rows: Sequence[Row]
    number: str = ""
    title: str = ""
    intro: str = ""
    notes: Sequence[str] = ()
    signatures: Sequence[str] = ()


def choices(options: Sequence[str], chosen: str | None = None) -> str:
    """☐ 满意　☑ 基本满意　☐ 不满意"""
    return "　".join(f"{TICKED if option == chosen else EMPTY} {option}" for option in options)


def sheet_pdf(sheet: Sheet) -> bytes:
    """The paper as A4 PDF. KeyError for a row of none or more than four pairs."""
    sheet = printable(sheet)
    context = {
        "paper": sheet,
        "columns": range(COLUMNS),
        "heading_lines": title_lines(sheet.heading, HEADING_CHARACTERS),
        "intro": paragraphs_of(sheet.intro),
        "rows": [_shown(row) for row in sheet.rows],
    }
    return render_pdf("documents/sheet.html", context)


def sheet_docx(sheet: Sheet) -> bytes:
    """The paper as DOCX. KeyError for a row of none or more than four pairs."""
    sheet = printable(sheet)
    document = new_document(sheet.title or sheet.heading)
    _add_opening(document, sheet)
    table = document.add_table(0, COLUMNS, style="Table Grid")
    table.autofit = False
    set_cell_margins(table, mm=1)
    for column in table.columns:
        column.width = Twips(TWIPS)
    for row in sheet.rows:
        if isinstance(row, Block):
            _add_block(table, row)
        else:
            _add_pairs(table, row)
    _add_closing(document, sheet)
    return document_bytes(document)


def _shown(row: Row) -> dict[str, Any]:
    if isinstance(row, Block):
        return {"label": row.label, "paragraphs": paragraphs_of(row.text), "height": (row.lines + 1) * CELL_PITCH}
    label_span, value_span = LABEL_AND_VALUE[len(row)]
    return {"pairs": row, "label_span": label_span, "value_span": value_span}


def _add_opening(document: WordDocument, sheet: Sheet) -> None:
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(25), Mm(28)
    if sheet.number:
        add_text(set_line(document.add_paragraph()), sheet.number, points=14)
    for line in title_lines(sheet.heading, HEADING_CHARACTERS):
        add_text(set_line(document.add_paragraph(), align=CENTRE, pitch=34), line, face=TITLE, points=22)
    if sheet.title:
        add_text(set_line(document.add_paragraph(), align=CENTRE, before=6), sheet.title, face=HEADING)
    for text in paragraphs_of(sheet.intro):
        add_text(set_line(document.add_paragraph(), align=JUSTIFIED, first=2, pitch=24), text, points=14)


def _add_pairs(table: Table, pairs: Sequence[tuple[str, str]]) -> None:
    cells = _add_row(table, 28, LABEL_AND_VALUE[len(pairs)] * len(pairs))
    for (label, value), named, filled in zip(pairs, cells[::2], cells[1::2], strict=True):
        _write(named, label, face=HEADING, align=CENTRE)
        _write(filled, value, face=BODY, align=LEFT)


def _add_block(table: Table, block: Block) -> None:
    [cell] = _add_row(table, (block.lines + 1) * CELL_PITCH, [COLUMNS])
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    _write(cell, block.label, face=HEADING, align=LEFT)
    for text in paragraphs_of(block.text):
        paragraph = set_line(cell.add_paragraph(), align=JUSTIFIED, first=2, pitch=CELL_PITCH)
        add_text(paragraph, text, points=CELL_POINTS)


def _add_row(table: Table, points: float, spans: Sequence[int]) -> list[_Cell]:
    """Cells over so many columns each, made that wide: making all and merging them takes half of a paper's time."""
    row = _Row(table._tbl.add_tr(), table)
    row.height = Pt(points)
    cells = [_Cell(row._tr.add_tc(), table) for _span in spans]
    for cell, span in zip(cells, spans, strict=True):
        cell.width = Twips(TWIPS * span)
        cell._tc.grid_span = span
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cells


def _write(cell: Any, text: str, *, face: str, align: Any) -> None:
    for place, line in enumerate(paragraphs_of(text) or [""]):
        paragraph: Paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        add_text(set_line(paragraph, align=align, pitch=CELL_PITCH), line, face=face, points=CELL_POINTS)


def _add_closing(document: WordDocument, sheet: Sheet) -> None:
    for note in sheet.notes:
        add_text(set_line(document.add_paragraph(), align=JUSTIFIED, pitch=18), note, points=10.5)
    for place, line in enumerate(sheet.signatures):
        before, keep = (12 if place == 0 else 0), place < len(sheet.signatures) - 1
        add_text(set_line(document.add_paragraph(), align=RIGHT, right=2, before=before, keep=keep), line, points=14)
