from dataclasses import replace
from io import BytesIO

import pylopdf_fonts_zh_cn
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from congress.documents.fonts import OPEN_FONTS, check_site_fonts, font_bytes, font_path
from congress.documents.letters import letter_pdf


@pytest.mark.parametrize("face", OPEN_FONTS)
def test_every_face_has_an_open_font_with_chinese_in_it(face):
    assert ord("国") in TTFont(font_path(face)).getBestCmap()


def test_the_tickbox_font_has_both_boxes_and_is_the_same_each_time():
    font = font_bytes("tickbox")
    assert sorted(TTFont(BytesIO(font)).getBestCmap()) == [ord("☐"), ord("☑")]
    assert font_bytes("tickbox") == font


def test_a_site_puts_its_own_font_in_place_of_ours(settings, letter):
    settings.DOCUMENT_FONTS = {"fangsong": str(pylopdf_fonts_zh_cn.sans_path())}
    ours, theirs = font_path("kaiti"), font_path("fangsong")
    assert (ours, theirs) == (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path())
    assert check_site_fonts() == []


def test_a_font_that_is_not_there_or_a_face_that_does_not_exist_fails_the_check(settings):
    settings.DOCUMENT_FONTS = {"fangsong": "/nowhere/fangsong.ttf", "comic": str(pylopdf_fonts_zh_cn.sans_path())}
    assert len(check_site_fonts()) == 2


def faces_on(pdf):
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    return {font["/BaseFont"].split("+")[1] for font in fonts}


@pytest.mark.parametrize("name", ["王㐀", "㕙𫍽"])
def test_rare_characters_of_names_are_printed_in_the_face_of_the_text(letter, name):
    pdf = letter_pdf(replace(letter, salutation=f"{name}代表："))
    assert f"{name}代表：" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert faces_on(pdf) == {"Heiti", "Biaosong-Heavy", "Fangsong", "Kaiti", "Songti"}


def test_a_character_only_the_sites_rare_font_has_comes_from_it(settings, letter, tmp_path):
    """The tick-box font stands for a site's font of extension B: it alone has the character asked for."""
    font = TTFont(BytesIO(font_bytes("tickbox")))
    for table in font["cmap"].tables:
        table.cmap = {0xE000: "ticked"}
    font.save(tmp_path / "rare.ttf")
    settings.DOCUMENT_FONTS = {"rare": str(tmp_path / "rare.ttf")}
    pdf = letter_pdf(replace(letter, salutation="\ue000代表："))
    assert faces_on(pdf) == {"Heiti", "Biaosong-Heavy", "Fangsong", "Kaiti", "Songti", "Rare"}
