"""Papers that are drawn, not set: thousands of small pages with text, lines and codes in little memory and time."""

import zlib
from typing import BinaryIO

import pydyf

from congress.documents.embedding import EM, Embedded
from congress.documents.fonts import BODY, RARE, font_path
from congress.documents.printable import printable
from congress.documents.qr import QUIET_ZONE, qr_rows

POINTS_PER_MM = 72 / 25.4
RED, INK, GREY, PALE = (0.620, 0.106, 0.118), (0.102, 0.114, 0.129), (0.271, 0.298, 0.333), (0.51, 0.537, 0.58)
A4 = (210.0, 297.0)
Colour = tuple[float, float, float]


class Drawing:
    """A PDF drawn page by page. Places and lengths are millimetres from the upper left corner, sizes of type points.

    A finished page is kept compressed; the fonts are written last, with the characters of all pages.
    """

    def __init__(self, title: str) -> None:
        self.pdf = pydyf.PDF()
        self.pdf.info["Title"] = pydyf.String(printable(title))
        self.pdf.catalog["Lang"] = pydyf.String("zh-CN")
        self.fonts: dict[str, Embedded] = {}
        self.resources = pydyf.Dictionary()
        self.pdf.add_object(self.resources)
        self.height = 0.0
        self.marks: list[str] = []

    def begin_page(self, width: float, height: float) -> None:
        self.end_page()
        self.size, self.height = (width, height), height

    def end_page(self) -> None:
        """Close the page that is open, if one is."""
        if not self.height:
            return
        drawn = zlib.compress("\n".join(self.marks).encode())
        contents = pydyf.Stream([drawn], {"Filter": "/FlateDecode"})
        self.pdf.add_object(contents)
        box = pydyf.Array([0, 0, *(round(side * POINTS_PER_MM, 2) for side in self.size)])
        self.pdf.add_page(
            pydyf.Dictionary({
                "Type": "/Page", "Parent": self.pdf.pages.reference, "MediaBox": box,
                "Contents": contents.reference, "Resources": self.resources.reference,
            })
        )  # fmt: skip
        self.marks, self.height = [], 0.0

    def text(
        self, face: str, points: float, x: float, y: float, words: str, *, colour: Colour = INK, middle: bool = False
    ) -> None:
        """One line with its foot at `y`, from `x` on or around it."""
        left = x - self.width(face, points, words) / 2 if middle else x
        for font, run in self._runs(face, words):
            self.marks.append(f"BT {_rgb(colour)} rg /{font.name} {points:g} Tf {self._at(left, y)} Td")
            self.marks.append(f"{font.written(run)} Tj ET")
            left += font.width(run) * points / EM / POINTS_PER_MM

    def width(self, face: str, points: float, words: str) -> float:
        return sum(font.width(run) for font, run in self._runs(face, words)) * points / EM / POINTS_PER_MM

    def fitting(self, face: str, points: float, words: str, room: float) -> float:
        """The size at which the words take no more than the room: this one, or a smaller."""
        return round(min(points, points * room / max(self.width(face, points, words), 0.01)), 2)

    def line(self, x: float, y: float, to_x: float, to_y: float, *, mm: float, colour: Colour) -> None:
        width = mm * POINTS_PER_MM
        self.marks.append(f"{_rgb(colour)} RG {width:.3f} w {self._at(x, y)} m {self._at(to_x, to_y)} l S")

    def code(self, x: float, y: float, side: float, text: str) -> float:
        """A QR code whose dark part is `side` wide; how much must stay white around it."""
        rows = qr_rows(text)
        mm = side / (len(rows) - 2 * QUIET_ZONE)
        module, white = mm * POINTS_PER_MM, mm * QUIET_ZONE
        self.marks.append(f"q 0 g {module:.5f} 0 0 {-module:.5f} {self._at(x - white, y - white)} cm")
        for top, row in enumerate(rows):
            self.marks += [f"{start} {top} {length} 1 re" for start, length in _stretches(row)]
        self.marks.append("f Q")
        return white

    def write(self, file: BinaryIO) -> None:
        """The whole PDF. The same pages give the same bytes."""
        self.end_page()
        self.resources["Font"] = pydyf.Dictionary({font.name: font.add_to(self.pdf) for font in self.fonts.values()})
        self.pdf.write(file)

    def _runs(self, face: str, words: str) -> list[tuple[Embedded, str]]:
        """Stretches of one font each: what the face lacks is asked of the body face, then of that for rare ones."""
        runs: list[tuple[Embedded, str]] = []
        for character in printable(words):
            font = next((font for font in map(self._font, (face, BODY, RARE)) if font.has(character)), None)
            font = font or self._font(RARE)
            if runs and runs[-1][0] is font:
                runs[-1] = (font, runs[-1][1] + character)
            else:
                runs.append((font, character))
        return runs

    def _font(self, face: str) -> Embedded:
        path = str(font_path(face))  # faces may share a file
        if path not in self.fonts:
            self.fonts[path] = Embedded(font_path(face), f"F{len(self.fonts) + 1}")
        return self.fonts[path]

    def _at(self, x: float, y: float) -> str:
        return f"{x * POINTS_PER_MM:.3f} {(self.height - y) * POINTS_PER_MM:.3f}"


def _rgb(colour: Colour) -> str:
    return " ".join(f"{part:g}" for part in colour)


def _stretches(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin in the row, and how many stand side by side."""
    found: list[tuple[int, int]] = []
    for place, is_dark in enumerate(row):
        if is_dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif is_dark:
            found.append((place, 1))
    return found
