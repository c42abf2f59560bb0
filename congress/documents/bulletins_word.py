"""The bulletin as DOCX, to be read and printed with WPS or Word; a chart stands there as a table of its numbers."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from congress.documents.bars import Chart
from congress.documents.bulletins import Bulletin, Note, name_points
from congress.documents.chapters import Grid, add_grid, add_words
from congress.documents.fonts import HEADING, KAITI, TITLE
from congress.documents.letters import TITLE_CHARACTERS, TITLE_POINTS
from congress.documents.printable import paragraphs_of, printable
from congress.documents.titles import title_lines
from congress.documents.word import (
    CENTRE,
    JUSTIFIED,
    RED,
    add_text,
    document_bytes,
    new_document,
    set_ends,
    set_line,
)


def bulletin_docx(bulletin: Bulletin) -> bytes:
    """The whole bulletin in the order of the PDF."""
    bulletin = printable(bulletin)
    document = new_document(bulletin.title)
    (_add_report_head if bulletin.is_report else _add_head)(document, bulletin)
    if bulletin.remark:
        add_text(set_line(document.add_paragraph(), align=CENTRE, keep=True), bulletin.remark)
    for text in paragraphs_of(bulletin.lead):
        add_words(document, text)
    for block in bulletin.blocks:
        if isinstance(block, Chart):
            add_grid(document, _table_of(block))
        elif isinstance(block, Grid):
            add_grid(document, block)
        elif isinstance(block, Note):
            add_text(set_line(document.add_paragraph(), align=JUSTIFIED, pitch=15, after=8), block.text, points=10.5)
        else:
            add_words(document, block)
    if bulletin.has_foot:
        _add_foot(document, bulletin)
    return document_bytes(document)


def _add_head(document: WordDocument, bulletin: Bulletin) -> None:
    if bulletin.keep_note:
        add_text(set_line(document.add_paragraph(), after=20), bulletin.keep_note, face=HEADING, points=12)
    points = name_points(bulletin.name)
    name = set_line(document.add_paragraph(), align=CENTRE, pitch=points * 1.25, keep=True)
    add_text(name, bulletin.name, face=TITLE, points=points, colour=RED)
    if bulletin.pinyin:
        pinyin = set_line(document.add_paragraph(), align=CENTRE, pitch=16, keep=True)
        add_text(pinyin, bulletin.pinyin, face=HEADING, points=11, colour=RED)
    add_text(set_line(document.add_paragraph(), align=CENTRE, before=11, after=8, keep=True), bulletin.issue)
    by = set_ends(set_line(document.add_paragraph(), after=20, keep=True))
    add_text(by, f"{bulletin.editing_unit}\t{bulletin.on}")
    _rule(by, "bottom", colour=str(RED), eighths=18)
    _add_title(document, bulletin)


def _add_report_head(document: WordDocument, bulletin: Bulletin) -> None:
    marks = set_ends(set_line(document.add_paragraph(), after=40, keep=True))
    add_text(marks, f"{bulletin.keep_note}\t{bulletin.issue}", points=14)
    _add_title(document, bulletin)
    for line in filter(None, [bulletin.editing_unit, f"（{bulletin.on}）" if bulletin.on else ""]):
        add_text(set_line(document.add_paragraph(), align=CENTRE, keep=True), line, face=KAITI)
    set_line(document.add_paragraph(), pitch=14, keep=True)


def _add_title(document: WordDocument, bulletin: Bulletin) -> None:
    for line in title_lines(bulletin.title, TITLE_CHARACTERS):
        title = set_line(document.add_paragraph(), align=CENTRE, pitch=34, keep=True)
        add_text(title, line, face=TITLE, points=TITLE_POINTS)


def _add_foot(document: WordDocument, bulletin: Bulletin) -> None:
    lines = [f"{word}：{who}" for word, who in bulletin.ends]
    editors = f"责任编辑：{bulletin.editors}" if bulletin.editors else ""
    last = f"{editors}\t{bulletin.copies}" if bulletin.copies else editors
    for place, text in enumerate(filter(None, [*lines, last, bulletin.contact, bulletin.licence])):
        paragraph = set_ends(set_line(document.add_paragraph(), pitch=22, before=12 if place == 0 else 0, keep=True))
        add_text(paragraph, text, points=14)
        _rule(paragraph, "top", colour="000000", eighths=8 if place == 0 else 4)
    _rule(paragraph, "bottom", colour="000000", eighths=8)


def _table_of(chart: Chart) -> Grid:
    """A row for each label, a column for each series."""
    rows = [[label, *(str(each.values[place]) for each in chart.series)] for place, label in enumerate(chart.labels)]
    return Grid(caption=chart.caption, headings=["月份", *(each.name for each in chart.series)], rows=rows)


def _rule(paragraph: Any, side: str, *, colour: str, eighths: int) -> None:
    """A line along one side of the paragraph, so many eighths of a point thick."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    border = OxmlElement(f"w:{side}")
    for name, value in {"val": "single", "sz": str(eighths), "space": "4", "color": colour}.items():
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
