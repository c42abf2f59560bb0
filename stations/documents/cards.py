"""名片 and 海报 of a code: a card of 90 × 54 mm, ten to a sheet of A4 with marks to cut by, and a poster of A4.

Drawn, not set in HTML: 5 500 cards are one PDF with each typeface once, in memory that hardly grows with their number.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import BinaryIO

from congress.documents.drawing import A4, GREY, PALE, RED, Drawing
from congress.documents.fonts import BODY, HEADING, TITLE
from congress.documents.titles import em_width, title_lines
from stations.documents.faces import FOR_WHAT, Face, codes_with_words, faces
from stations.models import Code
from stations.rules.codes import Paper

CARD = (90.0, 54.0)
COLUMNS, ROWS = 2, 5
ROOM, LABEL = 43.5, 11.0  # mm for the words of a card, and for their labels
MARK = 4.0  # mm of a mark to cut by
LEFT, TOP = (A4[0] - COLUMNS * CARD[0]) / 2, (A4[1] - ROWS * CARD[1]) / 2
CODE_ON_CARD, CODE_ON_POSTER = 30.0, 92.0  # mm of the dark part
CHUNK = 200  # codes read at once

Progress = Callable[[int, int], bool]


def card_pdf(code: Code, on: date) -> bytes:
    """One card as a page of its own size."""
    face = _face(code, on)
    drawing = Drawing(f"{face.name}　名片")
    drawing.begin_page(*CARD)
    draw_card(drawing, 0, 0, face)
    return _bytes(drawing)


def poster_pdf(code: Code, on: date) -> bytes:
    face = _face(code, on)
    drawing = Drawing(f"{face.name}　海报")
    draw_poster(drawing, face)
    return _bytes(drawing)


def write_papers(file: BinaryIO, keys: Sequence[int], *, paper: Paper, title: str, on: date, go_on: Progress) -> bool:
    """All these codes in one PDF, in their order; `go_on` is told how many are done of how many and may stop it.
    Whether it is whole.
    """
    drawing = Drawing(title)
    for done, face in enumerate(_faces(keys, on)):
        place = done % (COLUMNS * ROWS)
        if place == 0 and not go_on(done, len(keys)):
            return False
        if paper == Paper.POSTERS:
            draw_poster(drawing, face)
            continue
        if place == 0:
            _begin_sheet(drawing)
        row, column = divmod(place, COLUMNS)
        draw_card(drawing, LEFT + column * CARD[0], TOP + row * CARD[1], face)
    drawing.write(file)
    return go_on(len(keys), len(keys))


def draw_card(drawing: Drawing, x: float, y: float, face: Face) -> None:
    """Words left, code right; its upper left corner is at `x`, `y`."""
    drawing.text(TITLE, 8.5, x + 6, y + 7.6, face.organ, colour=RED)
    drawing.line(x + 6, y + 9.6, x + 84, y + 9.6, mm=0.5, colour=RED)
    foot = _name_on_card(drawing, x + 6, y, face.name) + 5.6
    drawing.text(BODY, drawing.fitting(BODY, 9, face.office, ROOM), x + 6, foot, face.office)
    foot += 5.8
    for label, word in face.about:
        drawing.text(BODY, 7, x + 6, foot, label, colour=GREY)
        for line in lines_of(word, 13)[:2]:
            size = drawing.fitting(BODY, 7, line, ROOM - LABEL)
            drawing.text(BODY, size, x + 6 + LABEL, foot, line)
            foot += 3.5
    for place, sentence in enumerate(FOR_WHAT):
        drawing.text(HEADING, 6.6, x + 6, y + 47.2 + place * 3.3, sentence)
    left, top = x + 84 - CODE_ON_CARD, y + 13.4
    white = drawing.code(left, top, CODE_ON_CARD, face.address)
    _address(drawing, left + CODE_ON_CARD / 2, top + CODE_ON_CARD + white + 1.2, face.address, 5.2)


def draw_poster(drawing: Drawing, face: Face) -> None:
    """Everything around the middle of the page."""
    middle, width = A4[0] / 2, A4[0]
    drawing.begin_page(*A4)
    drawing.line(0, 4, width, 4, mm=8, colour=RED)
    drawing.text(TITLE, 20, middle, 27, face.organ, colour=RED, middle=True)
    drawing.line(middle - 75, 32, middle + 75, 32, mm=0.7, colour=RED)
    foot, lines = 40.0, lines_of(face.name, 9)
    for line in lines:
        foot += 17 if len(lines) == 1 else 14.5
        size = drawing.fitting(TITLE, 46 if len(lines) == 1 else 36, line, 150)
        drawing.text(TITLE, size, middle, foot, line, middle=True)
    drawing.text(BODY, drawing.fitting(BODY, 20, face.office, 150), middle, foot + 13, face.office, middle=True)
    foot += 24
    for label, word in (*face.about, *([("下次接待", face.next_day)] if face.next_day else [])):
        line = f"{label}　{word}"
        drawing.text(BODY, drawing.fitting(BODY, 14, line, 150), middle, foot, line, colour=GREY, middle=True)
        foot += 7.6
    white = drawing.code(middle - CODE_ON_POSTER / 2, 134, CODE_ON_POSTER, face.address)
    _address(drawing, middle, 134 + CODE_ON_POSTER + white + 1, face.address, 10)
    for place, sentence in enumerate(FOR_WHAT):
        drawing.text(HEADING, 17, middle, 262 + place * 10, sentence, middle=True)
    drawing.line(middle - 75, 282, middle + 75, 282, mm=0.7, colour=RED)


def lines_of(name: str, most: int) -> list[str]:
    """A long name in two lines, turned before 人大代表 or after the dot of a name where it has one."""
    if em_width(name) <= most:
        return [name]
    for mark, shift in (("人大代表", 0), ("·", 1)):
        if (place := name.find(mark)) > 0:
            return [name[: place + shift], name[place + shift :]]
    return title_lines(name, most)


def _name_on_card(drawing: Drawing, x: float, y: float, name: str) -> float:
    """The name in one line, a long one in two; where its foot is."""
    lines = lines_of(name, 7)
    size, foot = (19.0, y + 19.5) if len(lines) == 1 else (11.5, y + 15.5)
    for line in lines:
        drawing.text(TITLE, drawing.fitting(TITLE, size, line, ROOM), x, foot, line)
        foot += 5.2
    return foot - 5.2


def _address(drawing: Drawing, middle: float, y: float, address: str, points: float) -> None:
    """In two lines, turned before the token."""
    turn = address.rindex("/") + 1
    for place, line in enumerate((address[:turn], address[turn:])):
        drawing.text(HEADING, points, middle, y + place * points * 0.44, line, colour=GREY, middle=True)


def _begin_sheet(drawing: Drawing) -> None:
    drawing.begin_page(*A4)
    for column in range(COLUMNS + 1):
        x = LEFT + column * CARD[0]
        for y in (TOP - MARK - 1, A4[1] - TOP + 1):
            drawing.line(x, y, x, y + MARK, mm=0.15, colour=PALE)
    for row in range(ROWS + 1):
        y = TOP + row * CARD[1]
        for x in (LEFT - MARK - 1, A4[0] - LEFT + 1):
            drawing.line(x, y, x + MARK, y, mm=0.15, colour=PALE)


def _faces(keys: Sequence[int], on: date) -> Iterator[Face]:
    for start in range(0, len(keys), CHUNK):
        rows = codes_with_words(on).in_bulk(keys[start : start + CHUNK])
        yield from faces([rows[key] for key in keys[start : start + CHUNK] if key in rows], on)


def _face(code: Code, on: date) -> Face:
    [face] = faces(codes_with_words(on).filter(pk=code.pk), on)
    return face


def _bytes(drawing: Drawing) -> bytes:
    file = BytesIO()
    drawing.write(file)
    return file.getvalue()
