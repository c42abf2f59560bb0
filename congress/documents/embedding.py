"""A typeface as a drawn PDF carries it: only the characters that were used, however many pages there are.

Characters are written by their CIDs, which cutting the font down does not change (ISO 32000-1 §9.7.4.2), so a page can
be finished before it is known what the others need.
"""

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pydyf
from fontTools import subset
from fontTools.ttLib import TTFont

EM = 1000
# The tables a PDF reads (ISO 32000-1 §9.9) and those that cutting needs.
_OF_CFF = {"GlyphOrder", "CFF ", "head", "maxp"}
_OF_TRUETYPE = {"GlyphOrder", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"}
_BLOCK = 100  # lines a block of a ToUnicode map may have


class Table(NamedTuple):
    """What a font file says of its characters: CID and width in thousandths of the size, by code point."""

    cids: dict[int, int]
    widths: dict[int, int]
    ascent: int
    descent: int
    is_cff: bool
    is_named_by_cid: bool


@cache
def table_of(path: Path) -> Table:
    with TTFont(path, lazy=True) as font:
        is_cff = "CFF " in font
        is_named_by_cid = is_cff and hasattr(font["CFF "].cff.topDictIndex[0], "ROS")
        glyphs, scale = font.getBestCmap(), EM / font["head"].unitsPerEm
        number = _cid if is_named_by_cid else font.getGlyphID
        cids = {code: number(name) for code, name in glyphs.items()}
        widths = {code: round(font["hmtx"][name][0] * scale) for code, name in glyphs.items()}
        head = font["hhea"]
        return Table(cids, widths, round(head.ascent * scale), round(head.descent * scale), is_cff, is_named_by_cid)


class Embedded:
    """One typeface in one PDF. `name` is what pages call it."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name, self.table = path, name, table_of(path)
        self.used: dict[int, int] = {}

    def has(self, character: str) -> bool:
        return ord(character) in self.table.cids

    def width(self, text: str) -> int:
        """In thousandths of the size; an unknown character is one em wide."""
        return sum(self.table.widths.get(ord(character), EM) for character in text)

    def written(self, text: str) -> str:
        """The text as a string of a page; an unknown character is the font's sign for one."""
        cids = [self.table.cids.get(ord(character), 0) for character in text]
        self.used.update(zip(cids, map(ord, text), strict=True))
        return f"<{''.join(f'{cid:04x}' for cid in cids)}>"

    def add_to(self, pdf: pydyf.PDF) -> bytes:
        """Write the font with the characters used so far; returns how the pages refer to it."""
        file = _added(pdf, self._file())
        descriptor = _added(
            pdf,
            pydyf.Dictionary({
                "Type": "/FontDescriptor", "FontName": f"/{self._tag}", "Flags": 4,
                "FontBBox": pydyf.Array([0, self.table.descent, EM, self.table.ascent]), "ItalicAngle": 0,
                "Ascent": self.table.ascent, "Descent": self.table.descent, "CapHeight": 700, "StemV": 80,
                f"FontFile{3 if self.table.is_cff else 2}": file,
            }),
        )  # fmt: skip
        info = pydyf.Dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0})
        widths = {self.table.cids[code]: self.table.widths[code] for code in self.used.values() if self._knows(code)}
        kind = {"Subtype": "/CIDFontType0"} if self.table.is_cff else {
            "Subtype": "/CIDFontType2", "CIDToGIDMap": "/Identity",
        }  # fmt: skip
        descendant = pydyf.Dictionary({
            "Type": "/Font", "BaseFont": f"/{self._tag}", "CIDSystemInfo": info, "FontDescriptor": descriptor,
            "W": f"[{' '.join(f'{cid} [{width}]' for cid, width in sorted(widths.items()))}]", **kind,
        })  # fmt: skip
        whole = pydyf.Dictionary({
            "Type": "/Font", "Subtype": "/Type0", "BaseFont": f"/{self._tag}", "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([_added(pdf, descendant)]), "ToUnicode": _added(pdf, self._readable()),
        })  # fmt: skip
        return _added(pdf, whole)

    @property
    def _tag(self) -> str:
        return f"CUTOUT+{self.name}"

    def _knows(self, code: int) -> bool:
        return code in self.table.cids

    def _file(self) -> pydyf.Stream:
        cut = _cut_out(self.path, frozenset(self.used))
        if self.table.is_cff:
            return pydyf.Stream([cut], {"Subtype": "/CIDFontType0C"}, compress=True)
        return pydyf.Stream([cut], {"Length1": len(cut)}, compress=True)

    def _readable(self) -> pydyf.Stream:
        """CIDs back to characters, so that the text can be searched and copied."""
        lines = [f"<{cid:04x}> <{chr(code).encode('utf-16-be').hex()}>" for cid, code in sorted(self.used.items())]
        blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
        mapped = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
        return pydyf.Stream([
            "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap", "/CMapName /Read def",
            "/CMapType 2 def", "1 begincodespacerange", "<0000> <ffff>", "endcodespacerange", *mapped,
            "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
        ], compress=True)  # fmt: skip


@lru_cache(maxsize=64)
def _cut_out(path: Path, cids: frozenset[int]) -> bytes:
    """The font with these characters alone; kept, because the same card and poster are asked for again."""
    is_cff, is_named_by_cid = table_of(path).is_cff, table_of(path).is_named_by_cid
    cutter = subset.Subsetter(subset.Options(retain_gids=not is_named_by_cid, hinting=False))
    if is_named_by_cid:
        cutter.populate(glyphs=[f"cid{cid:05d}" for cid in cids if cid])
    else:
        cutter.populate(gids=cids)
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        for unused in set(font.keys()) - (_OF_CFF if is_cff else _OF_TRUETYPE):  # reading them takes half of the time
            del font[unused]
        cutter.subset(font)
        cut = BytesIO()
        font.save(cut)
    if not is_cff:
        return cut.getvalue()
    with TTFont(cut, lazy=True) as font:
        return bytes(font.reader["CFF "])


def _cid(glyph: str) -> int:
    """`cid09573` and, for the sign of an unknown character, `.notdef`."""
    return int(glyph.removeprefix("cid")) if glyph.startswith("cid") else 0


def _added(pdf: pydyf.PDF, thing: pydyf.Object) -> bytes:
    pdf.add_object(thing)
    reference: bytes = thing.reference
    return reference
