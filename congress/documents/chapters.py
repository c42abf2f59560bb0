"""Papers of several chapters with tables in them: the year's report. Type and headings as GB/T 9704-2012 §7.3.3."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Mm

from congress.documents.fonts import BODY, HEADING, KAITI, TITLE
from congress.documents.letters import HEADING_FACES, TITLE_CHARACTERS, TITLE_POINTS, Heading
from congress.documents.pdf import render_pdf
from congress.documents.printable import paragraphs_of, printable
from congress.documents.titles import title_lines
from congress.documents.word import (
    CENTRE,
    JUSTIFIED,
    LEFT,
    add_text,
    document_bytes,
    new_document,
    set_cell_margins,
    set_line,
)

CELL_POINTS, CELL_PITCH = 10.5, 16  # 五号
TYPE_MM = 156  # the type area, §5.2.1


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table with its caption above. `shares` of the width by column, even ones when empty; the first column is text.

    Rows are never broken over pages and the headings stand on each page. `wordy` columns are set flush left.
    """

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[int] = ()
    wordy: Sequence[int] = (0,)


@dataclass(frozen=True)
class Annex:
    """Begins a new page with its mark (附件)."""

    title: str


Block = str | Heading | Grid | Annex


@dataclass(frozen=True, kw_only=True)
class Paper:
    """From top to bottom: title, the line below it, then text, headings and tables as they come."""

    title: str
    below_title: str
    blocks: Sequence[Block]


def paper_pdf(paper: Paper) -> bytes:
    """The paper as A4 PDF."""
    paper = printable(paper)
    context = {
        "paper": paper,
        "title_lines": title_lines(paper.title, TITLE_CHARACTERS),
        "blocks": [_shown(block) for block in paper.blocks],
    }
    return render_pdf("documents/chapters.html", context)


def paper_docx(paper: Paper) -> bytes:
    """The paper as DOCX, to be edited in WPS or Word."""
    paper = printable(paper)
    document = new_document(paper.title)
    for line in title_lines(paper.title, TITLE_CHARACTERS):
        add_text(_centred(document, pitch=34), line, face=TITLE, points=TITLE_POINTS)
    add_text(_centred(document, after=14), paper.below_title, face=KAITI)
    for block in paper.blocks:
        if isinstance(block, Grid):
            add_grid(document, block)
        else:
            add_words(document, block)
    return document_bytes(document)


def _shown(block: Block) -> dict[str, Any]:
    """What the template prints: one of grid, annex, or lines with their level and face."""
    if isinstance(block, Grid):
        widths = [f"{share:.2f}" for share in column_shares(block)]
        cells = [[(cell, place in block.wordy) for place, cell in enumerate(row)] for row in block.rows]
        return {"grid": block, "widths": widths, "cells": cells}
    if isinstance(block, Annex):
        return {"annex": block.title}
    if isinstance(block, Heading):
        return {"level": block.level, "face": HEADING_FACES[block.level], "lines": [block.text]}
    return {"level": 0, "lines": paragraphs_of(block)}


def column_shares(grid: Grid) -> list[float]:
    """Per cent of the width."""
    shares = list(grid.shares) or [1] * len(grid.headings)
    return [100 * share / sum(shares) for share in shares]


def _centred(document: WordDocument, *, pitch: float = 28.95, after: float = 0) -> Any:
    return set_line(document.add_paragraph(), align=CENTRE, pitch=pitch, after=after, keep=True)


def add_words(document: WordDocument, block: str | Heading | Annex) -> None:
    if isinstance(block, Annex):
        annex = set_line(document.add_paragraph(), align=LEFT, keep=True)
        annex.paragraph_format.page_break_before = True
        add_text(annex, block.title, face=HEADING)
        return
    face, keep = (HEADING_FACES[block.level], True) if isinstance(block, Heading) else (BODY, False)
    for line in paragraphs_of(block.text if isinstance(block, Heading) else block):
        add_text(set_line(document.add_paragraph(), align=JUSTIFIED, first=2, keep=keep), line, face=face)


def add_grid(document: WordDocument, grid: Grid) -> None:
    caption = set_line(document.add_paragraph(), align=CENTRE, pitch=24, before=8, keep=True)
    add_text(caption, grid.caption, face=HEADING, points=12)
    table = document.add_table(0, len(grid.headings), style="Table Grid")
    table.autofit = False
    set_cell_margins(table, mm=0.8)
    for column, share in zip(table.columns, column_shares(grid), strict=True):
        column.width = Mm(TYPE_MM * share / 100)
    _add_row(table, grid.headings, grid, face=HEADING, mark="w:tblHeader")
    for row in grid.rows:
        _add_row(table, row, grid, face=BODY)
    set_line(document.add_paragraph(), pitch=10)


def _add_row(table: Any, cells: Sequence[str], grid: Grid, *, face: str, mark: str = "") -> None:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    for name in filter(None, ("w:cantSplit", mark)):
        properties.append(OxmlElement(name))
    for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        align = LEFT if place in grid.wordy and not mark else CENTRE
        for number, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            add_text(set_line(paragraph, align=align, pitch=CELL_PITCH), line, face=face, points=CELL_POINTS)
