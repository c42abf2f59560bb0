"""Drawn papers: what is written can be read, seen and scanned; fonts are inside once, cut to what is used."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from congress.documents.drawing import A4, RED, Drawing
from congress.documents.embedding import Embedded
from congress.documents.fonts import BODY, FIGURES, HEADING, RARE, TITLE, font_path
from congress.documents.qr import qr_rows

ADDRESS = "https://rd.example.cn/c/0123456789abcdefghjkmnpqrs"
WORDS = "清源市第九届人大代表 No. 087·王秀兰"
RARE_WORDS = "李𬀩森㛃"


def drawn(*marks: Any, size: tuple[float, float] = (90, 54), title: str = "名片") -> bytes:
    """Each mark is drawn on a page of its own."""
    drawing, file = Drawing(title), BytesIO()
    for mark in marks:
        drawing.begin_page(*size)
        mark(drawing)
    drawing.write(file)
    return file.getvalue()


def seen(pdf: bytes, page: int = 0, dpi: int = 200) -> Any:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil().convert("L")


def is_dark(picture: Any, x: float, y: float, dpi: int = 200) -> bool:
    return bool(picture.getpixel((round(x * dpi / 25.4), round(y * dpi / 25.4))) < 128)


@pytest.mark.parametrize("face", [TITLE, BODY, HEADING])
@pytest.mark.parametrize("words", [WORDS, RARE_WORDS])
def test_what_is_written_can_be_read_again(face: str, words: str) -> None:
    pdf = drawn(lambda drawing: drawing.text(face, 12, 5, 20, words))
    assert "".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split()) == "".join(words.split())


def test_every_character_leaves_ink_where_it_stands() -> None:
    pdf = drawn(lambda drawing: drawing.text(TITLE, 28.35, 10, 30, "国国𬀩国"))
    picture = seen(pdf)
    inked = [any(is_dark(picture, 10 + 10 * place + x, 26) for x in range(1, 9)) for place in range(6)]
    assert inked == [True, True, True, True, False, False]


@pytest.mark.parametrize("face", [TITLE, BODY, HEADING])
def test_a_character_looks_the_same_whatever_else_the_paper_says(face: str) -> None:
    marks = [lambda drawing, sign=sign: drawing.text(face, 28.35, 10, 30, sign) for sign in "清源人7"]
    together = drawn(*marks)
    alone = [seen(drawn(mark)).tobytes() for mark in marks]
    assert [seen(together, page).tobytes() for page in range(4)] == alone
    assert len(set(alone)) == 4


def test_a_character_no_face_has_is_shown_as_one_and_does_not_stop_the_paper() -> None:
    pdf = drawn(lambda drawing: drawing.text(BODY, 12, 5, 20, "王\U0010fffd"))
    assert PdfReader(BytesIO(pdf)).pages[0].extract_text()[0] == "王"


def test_control_characters_do_not_reach_the_paper() -> None:
    pdf = drawn(lambda drawing: drawing.text(BODY, 12, 5, 20, "王\u202e秀\x00兰"), title="名\x00片")
    reader = PdfReader(BytesIO(pdf))
    assert (reader.pages[0].extract_text(), reader.metadata.title) == ("王秀兰", "名片")


@pytest.mark.parametrize("dpi", [120, 300])
def test_a_drawn_code_is_scanned_again(dpi: int) -> None:
    pdf = drawn(lambda drawing: drawing.code(30, 12, 30, ADDRESS))
    [found] = zxingcpp.read_barcodes(seen(pdf, dpi=dpi))
    assert (found.text, found.format, found.ec_level) == (ADDRESS, zxingcpp.BarcodeFormat.QRCode, "M")


def test_the_dark_part_is_as_large_as_said_and_stands_where_said() -> None:
    pdf = drawn(lambda drawing: drawing.code(30, 12, 30, ADDRESS))
    dark = seen(pdf).point(lambda light: 255 if light < 128 else 0).getbbox()
    assert [round(side * 25.4 / 200) for side in dark] == [30, 12, 60, 42]


def test_the_white_around_is_four_modules_wide() -> None:
    found: list[float] = []
    drawn(lambda drawing: found.append(drawing.code(30, 12, 30, ADDRESS)))
    assert found == [pytest.approx(4 * 30 / (len(qr_rows(ADDRESS)) - 8))]


def test_a_line_is_as_thick_and_as_red_as_said() -> None:
    pdf = drawn(lambda drawing: drawing.line(10, 20, 80, 20, mm=2, colour=RED))
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()
    assert picture.getpixel((300, round(20 * 200 / 25.4))) == tuple(round(255 * part) for part in RED)
    dark = picture.convert("L").point(lambda light: 255 if light < 128 else 0).getbbox()
    assert [round(side * 25.4 / 200) for side in dark] == [10, 19, 80, 21]


def test_words_around_a_point_stand_as_far_left_as_right() -> None:
    pdf = drawn(lambda drawing: drawing.text(BODY, 20, 45, 30, "国国国", middle=True))
    left, _top, right, _bottom = seen(pdf).point(lambda light: 255 if light < 128 else 0).getbbox()
    assert abs((left + right) / 2 * 25.4 / 200 - 45) < 0.5


@pytest.mark.parametrize(("words", "points"), [("王秀兰", 20), ("阿卜杜热依木·买买提艾力", 9.02)])
def test_a_long_name_is_set_smaller_until_it_fits(words: str, points: float) -> None:
    drawing = Drawing("名片")
    size = drawing.fitting(TITLE, 20, words, 37)
    assert (size, drawing.width(TITLE, size, words) <= 37.1) == (pytest.approx(points, abs=0.3), True)


def fonts_of(pdf: bytes) -> list[str]:
    """The names of the fonts the pages may use."""
    pages = PdfReader(BytesIO(pdf)).pages
    return sorted(
        {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}
    )


def test_a_typeface_is_inside_once_however_many_pages_use_it() -> None:
    pages = [lambda drawing, word=word: drawing.text(BODY, 12, 5, 20, word) for word in "清源市人大代表"]
    pdf = drawn(*pages)
    assert (fonts_of(pdf), pdf.count(b"/FontFile")) == (["/CUTOUT+F1"], 1)
    assert [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages] == list("清源市人大代表")


def test_faces_of_one_file_are_one_font() -> None:
    assert font_path(BODY) == font_path(FIGURES)
    pdf = drawn(lambda drawing: (drawing.text(BODY, 12, 5, 20, "清"), drawing.text(FIGURES, 12, 5, 30, "1")))
    assert fonts_of(pdf) == ["/CUTOUT+F1"]


def test_only_the_characters_used_are_inside() -> None:
    few, many = (drawn(lambda drawing, words=words: drawing.text(BODY, 12, 5, 20, words)) for words in ("王", WORDS))
    assert len(few) < len(many) < font_path(BODY).stat().st_size / 100


def test_the_same_pages_give_the_same_bytes() -> None:
    def mark(drawing: Drawing) -> None:
        drawing.text(TITLE, 12, 5, 20, RARE_WORDS)
        drawing.code(30, 12, 30, ADDRESS)

    assert drawn(mark) == drawn(mark)


def test_a_page_has_the_size_asked_for_and_the_paper_says_its_language() -> None:
    reader = PdfReader(BytesIO(drawn(lambda drawing: None, size=A4)))
    box = reader.pages[0].mediabox
    assert (round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) == A4
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def font_named_by_hand(path: Path) -> Path:
    """A font of CFF outlines whose characters have names, as a site's own font may."""
    pen = T2CharStringPen(1000, None)
    pen.moveTo((100, 0))
    for point in [(900, 0), (900, 800), (100, 800)]:
        pen.lineTo(point)
    pen.closePath()
    names = [".notdef", "empty", "wang"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("王"): "wang"})
    builder.setupCFF("Own", {}, {name: pen.getCharString() for name in names}, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def test_a_sites_own_font_with_named_characters_is_drawn_as_well(tmp_path: Path, settings: Any) -> None:
    settings.DOCUMENT_FONTS = {TITLE: str(font_named_by_hand(tmp_path / "own.otf"))}
    pdf = drawn(lambda drawing: drawing.text(TITLE, 28.35, 10, 30, "王秀"))
    assert "".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split()) == "王秀"
    assert is_dark(seen(pdf), 12, 29)  # a corner that only the square of the own font covers


def test_cutting_keeps_the_numbers_the_pages_use() -> None:
    font = Embedded(font_path(RARE), "F1")
    before = font.written("代表")
    with TTFont(font_path(RARE), lazy=True) as whole:
        names = whole.getBestCmap()
        assert before == "<" + "".join(f"{int(names[ord(one)][3:]):04x}" for one in "代表") + ">"
