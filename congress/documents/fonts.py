"""The typefaces of official papers (GB/T 9704-2012 §5.2.2): what is embedded in a PDF and what a DOCX names.

The licensed faces may not be shipped, so open ones stand in. A site that holds licences maps a face to its own file
in the setting DOCUMENT_FONTS. "rare" is asked last, for characters the other faces lack (GB 18030: extension B and on).
"""

from pathlib import Path

import pylopdf_fonts_zh_cn
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

from congress.documents.tickboxes import tickbox_font

TITLE, BODY, KAITI, HEADING, FIGURES, RARE = "biaosong", "fangsong", "kaiti", "heiti", "songti", "rare"

# All under the SIL Open Font License. The title face is Noto Serif SC Black 2.003, cut to GB 2312 and a few characters
# of place names; a title's rarer characters come from the body face.
OPEN_FONTS = {
    TITLE: Path(__file__).parent / "typefaces" / "NotoSerifSC-Black-GB2312.ttf",
    BODY: pylopdf_fonts_zh_cn.serif_path(),
    KAITI: pylopdf_fonts_zh_cn.serif_path(),
    HEADING: pylopdf_fonts_zh_cn.sans_path(),
    FIGURES: pylopdf_fonts_zh_cn.serif_path(),
    RARE: pylopdf_fonts_zh_cn.sans_path(),
}

# Word and WPS look fonts up by these family names; they are usual on office machines in China.
WORD_FAMILIES = {TITLE: "方正小标宋简体", BODY: "仿宋_GB2312", KAITI: "楷体_GB2312", HEADING: "黑体", FIGURES: "宋体"}
# Where a machine lacks them, these come with the operating system or with WPS.
WORD_STAND_INS = {"方正小标宋简体": "华文中宋", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}


def font_path(face: str) -> Path:
    """The file of a face: the site's own, else the open stand-in. KeyError for a face that does not exist."""
    default = OPEN_FONTS[face]
    return Path(settings.DOCUMENT_FONTS.get(face, default))


def font_bytes(face: str) -> bytes:
    """The font as it goes into a PDF. "tickbox" has the boxes of forms, which text faces lack."""
    return tickbox_font() if face == "tickbox" else font_path(face).read_bytes()


def check_site_fonts(**_kwargs: object) -> list[CheckMessage]:
    """Every site font must name a known face and a file that is there; a paper would fall back silently otherwise."""
    return [
        Error(_("DOCUMENT_FONTS: “%(face)s” is no face, or %(path)s is no file") % {"face": face, "path": path})
        for face, path in settings.DOCUMENT_FONTS.items()
        if face not in OPEN_FONTS or not Path(path).is_file()
    ]
