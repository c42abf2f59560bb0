"""A font of two characters, ☐ and ☑, because open Chinese text faces have neither."""

from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
_MADE = 3_786_912_000  # 2024-01-01 in seconds since 1904, as fonts count
_OUTER = [(100, -70), (100, 730), (900, 730), (900, -70)]
_INNER = [(160, -10), (840, -10), (840, 670), (160, 670)]  # the other way round: a hole
_TICK = [(230, 330), (290, 390), (440, 225), (730, 600), (795, 550), (445, 95)]


@cache
def tickbox_font() -> bytes:
    """The font as a TrueType file, one em wide like a Chinese character; always the same bytes."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "empty", "ticked"])
    builder.setupCharacterMap({0x2610: "empty", 0x2611: "ticked"})
    box = [_OUTER, _INNER]
    builder.setupGlyf({".notdef": _glyph([]), "empty": _glyph(box), "ticked": _glyph([*box, _TICK])})
    builder.setupHorizontalMetrics({".notdef": (EM, 0), "empty": (EM, 100), "ticked": (EM, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Tickbox", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.updateHead(created=_MADE, modified=_MADE)
    file = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(file)
    return file.getvalue()


def _glyph(outlines: list[list[tuple[int, int]]]) -> object:
    pen = TTGlyphPen(None)
    for start, *rest in outlines:
        pen.moveTo(start)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
