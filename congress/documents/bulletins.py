"""The bulletin (简报) of an office: red head, numbered headings, tables, charts, and the block 报、送、发 at its foot.

GB/T 9704 has no form for it; head and foot follow practice (domain.md §7.1), type and margins the standard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from congress.documents.bars import Chart, Series, drawn, spoken
from congress.documents.chapters import Grid, column_shares
from congress.documents.letters import HEADING_FACES, TITLE_CHARACTERS, Heading
from congress.documents.pdf import html_pdf
from congress.documents.printable import paragraphs_of, printable
from congress.documents.titles import em_width, title_lines

__all__ = ["Block", "Bulletin", "Chart", "Note", "Series", "bulletin_html", "bulletin_pdf", "shown"]

NAME_POINTS, NAME_WIDTH = 46, 430  # as large as fits the type area with its spacing
MONTH_ROWS = 12  # a table up to so long stays on one page


@dataclass(frozen=True)
class Note:
    """Small type under a table: definitions, cut-off."""

    text: str


Block = str | Heading | Grid | Chart | Note


@dataclass(frozen=True, kw_only=True)
class Bulletin:
    """From top to bottom. `ends` are pairs such as ("报", "省人大常委会办公厅。").

    One that `is_report` is laid out as a report to the congress: no red head, its foot only where it says something.
    """

    name: str
    pinyin: str
    keep_note: str
    issue: str
    editing_unit: str
    on: str
    title: str
    lead: str
    blocks: Sequence[Block]
    ends: Sequence[Sequence[str]]
    editors: str
    contact: str
    licence: str
    copies: str
    remark: str = ""
    is_report: bool = False

    @property
    def has_foot(self) -> bool:
        return not self.is_report or any((self.ends, self.editors, self.copies, self.contact, self.licence))


def bulletin_pdf(bulletin: Bulletin) -> bytes:
    """The bulletin as A4 PDF; the same words give the same bytes."""
    return html_pdf(bulletin_html(bulletin))


def bulletin_html(bulletin: Bulletin) -> str:
    """The page the PDF is made of."""
    bulletin = printable(bulletin)
    context = {
        "paper": bulletin,
        "name_points": f"{name_points(bulletin.name):.1f}",
        "title_lines": title_lines(bulletin.title, TITLE_CHARACTERS),
        "lead": paragraphs_of(bulletin.lead),
        "blocks": [shown(block) for block in bulletin.blocks],
    }
    return render_to_string("documents/bulletin.html", context)


def name_points(name: str) -> float:
    return min(NAME_POINTS, NAME_WIDTH / max(em_width(name), 1) / 1.08)


def shown(block: Block) -> dict[str, Any]:
    """What a template prints: one of grid, chart, note, or lines with their level and face."""
    if isinstance(block, Grid):
        widths = [f"{share:.2f}" for share in column_shares(block)]
        cells = [[(cell, place in block.wordy) for place, cell in enumerate(row)] for row in block.rows]
        is_short = len(block.rows) <= MONTH_ROWS
        return {"grid": block, "widths": widths, "cells": cells, "is_short": is_short, "wordy": block.wordy}
    if isinstance(block, Chart):
        return {"chart": block, "drawn": drawn(block), "spoken": spoken(block)}
    if isinstance(block, Note):
        return {"note": block.text}
    if isinstance(block, Heading):
        return {"level": block.level, "face": HEADING_FACES[block.level], "lines": [block.text]}
    return {"level": 0, "lines": paragraphs_of(block)}
