"""Official letters in the letter form (信函格式) of GB/T 9704-2012 §10.1: replies, hand-over and urging letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from docx.document import Document as WordDocument
from docx.shared import Mm

from congress.documents.dates import written_day
from congress.documents.fonts import BODY, HEADING, KAITI, TITLE
from congress.documents.pdf import html_pdf
from congress.documents.printable import paragraphs_of, printable
from congress.documents.titles import em_width, title_lines
from congress.documents.word import (
    CENTRE,
    JUSTIFIED,
    LINE_POINTS,
    RED,
    RIGHT,
    add_bar,
    add_text,
    document_bytes,
    new_document,
    put_at_foot,
    set_ends,
    set_line,
)

HEADING_FACES = {1: HEADING, 2: KAITI, 3: BODY, 4: BODY}  # §7.3.3: 一、 （一） 1. （1）
HEAD_TOP_MM, HEAD_POINTS, HEAD_WIDTH_POINTS = 30, 42, 442  # §10.1; as large as fits the type area, at most 初号
TITLE_POINTS, TITLE_CHARACTERS = 22, 20  # §7.3.1: 二号; twenty of them fill a line
POINT_MM = 25.4 / 72


@dataclass(frozen=True)
class Heading:
    """A heading within the text. Levels 1 to 4 as §7.3.3 sets them; the text brings its own number. KeyError beyond."""

    text: str
    level: int = 1


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The words of a letter. Marks at the head of page one (category right, openness left) are printed as given."""

    organ: str
    number: str
    title: str
    salutation: str
    paragraphs: Sequence[str | Heading]
    signing_organ: str
    signed_on: date
    signed_by: str = ""
    category: str | None = None
    openness: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    attachments: Sequence[str] = ()
    copies_to: Sequence[str] = ()


@dataclass(frozen=True)
class _Block:
    text: str
    level: int  # 0: running text
    face: str


def letter_pdf(letter: Letter) -> bytes:
    """The letter as A4 PDF."""
    return html_pdf(letter_html(letter))


def letter_html(letter: Letter) -> str:
    """The letter's page, as it is printed alone or bound with others."""
    letter = printable(letter)
    organ_indent, date_indent = signature_indents(letter.signing_organ, written_day(letter.signed_on))
    context = {
        "paper": letter,
        "organ_points": f"{_head_points(letter.organ):.2f}",
        "title_lines": title_lines(letter.title, TITLE_CHARACTERS),
        "blocks": _blocks(letter),
        "attachments": _attachments(letter),
        "organ_indent": f"{organ_indent:.2f}",
        "date_indent": f"{date_indent:.2f}",
        "signed_on": written_day(letter.signed_on),
        "contact": _contact(letter),
        "copies": _copies(letter),
    }
    return render_to_string("documents/letter.html", context)


def letter_docx(letter: Letter) -> bytes:
    """The letter as DOCX, to be edited and sealed in WPS or Word."""
    letter = printable(letter)
    document = new_document(letter.title)
    _add_head(document, letter)
    _add_title(document, letter)
    blocks = _blocks(letter)
    for block in blocks:
        keep = block.level > 0 or block is blocks[-1]
        add_text(set_line(document.add_paragraph(), align=JUSTIFIED, first=2, keep=keep), block.text, face=block.face)
    _add_attachments(document, letter)
    _add_signature(document, letter)
    return document_bytes(document)


def signature_indents(organ: str, day: str) -> tuple[float, float]:
    """How far organ and date stand in from the right, in characters: the date four, the organ centred above it.

    GB/T 9704-2012 §7.3.5.1. An organ too long for that ends at the margin.
    """
    date_indent = 4.0
    return max(0.0, date_indent + (em_width(day) - em_width(organ)) / 2), date_indent


def _blocks(letter: Letter) -> list[_Block]:
    blocks: list[_Block] = []
    for item in letter.paragraphs:
        if isinstance(item, Heading):
            blocks.append(_Block(item.text, item.level, HEADING_FACES[item.level]))
        else:
            blocks += [_Block(text, 0, BODY) for text in paragraphs_of(item)]
    return blocks


def _head_points(organ: str) -> float:
    return min(HEAD_POINTS, HEAD_WIDTH_POINTS / max(em_width(organ), 1))


def _attachments(letter: Letter) -> list[str]:
    """§7.3.4: numbered when there are several; no full stop."""
    names = list(letter.attachments)
    if len(names) > 1:
        names = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
    return [f"附件：{name}" if place == 0 else name for place, name in enumerate(names)]


def _contact(letter: Letter) -> str:
    """§7.3.6: the note in brackets below the date."""
    parts = [("承办人", letter.contact_name), ("联系电话", letter.contact_phone)]
    told = "，".join(f"{label}：{value}" for label, value in parts if value)
    return f"（{told}）" if told else ""


def _copies(letter: Letter) -> str:
    return f"抄送：{'，'.join(letter.copies_to)}。" if letter.copies_to else ""


def _add_head(document: WordDocument, letter: Letter) -> None:
    """The marks, the organ in red and both double rules stand in the header of page one, at fixed heights."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.is_linked_to_previous = False  # §10.1: no page number on page one
    section.header_distance = Mm(15)
    points = _head_points(letter.organ)
    header = section.first_page_header
    header.paragraphs[0].style = document.styles["Normal"]  # the style of headers has tab stops of its own
    marks = set_ends(set_line(header.paragraphs[0], pitch=(HEAD_TOP_MM - 15) / POINT_MM))
    add_text(marks, f"{letter.openness}\t{letter.category or ''}", face=HEADING, points=14)
    organ = set_line(header.add_paragraph(), align=CENTRE, pitch=points * 1.1, after=8 / POINT_MM)
    add_text(organ, letter.organ, face=TITLE, points=points, colour=RED)
    rule_top = HEAD_TOP_MM + points * POINT_MM + 4
    for top, height in ((rule_top, 0.8), (rule_top + 1.25, 0.25), (275.5, 0.25), (276.2, 0.8)):
        add_bar(organ, top_mm=top, height_mm=height)


def _add_title(document: WordDocument, letter: Letter) -> None:
    number = set_ends(set_line(document.add_paragraph()))
    if letter.signed_by:
        add_text(number, "签发人：")
        add_text(number, letter.signed_by, face=KAITI)
    add_text(number, f"\t{letter.number}")
    lines = title_lines(letter.title, TITLE_CHARACTERS)
    for place, line in enumerate(lines):
        before = 2 * LINE_POINTS if place == 0 else 0
        after = LINE_POINTS if place == len(lines) - 1 else 0
        title = set_line(document.add_paragraph(), align=CENTRE, pitch=34, before=before, after=after, keep=True)
        add_text(title, line, face=TITLE, points=TITLE_POINTS)
    add_text(set_line(document.add_paragraph(), keep=True), letter.salutation)


def _add_attachments(document: WordDocument, letter: Letter) -> None:
    for place, line in enumerate(_attachments(letter)):
        first, before = (-3, LINE_POINTS) if place == 0 else (0, 0)
        add_text(set_line(document.add_paragraph(), left=5, first=first, before=before, keep=True), line)


def _add_signature(document: WordDocument, letter: Letter) -> None:
    day = written_day(letter.signed_on)
    organ_indent, date_indent = signature_indents(letter.signing_organ, day)
    organ = set_line(document.add_paragraph(), align=RIGHT, right=organ_indent, before=2 * LINE_POINTS, keep=True)
    add_text(organ, letter.signing_organ)
    contact, copies = _contact(letter), _copies(letter)
    add_text(set_line(document.add_paragraph(), align=RIGHT, right=date_indent, keep=bool(contact or copies)), day)
    if contact:
        add_text(set_line(document.add_paragraph(), first=2, keep=bool(copies)), contact)
    if copies:
        foot = set_line(document.add_paragraph(), left=4, right=1, first=-3, pitch=22)
        add_text(foot, copies, points=14)
        put_at_foot(foot)
