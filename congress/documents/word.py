"""The DOCX side of official papers: text, pages and rules as Word and WPS understand them."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from congress.documents.fonts import BODY, FIGURES, WORD_FAMILIES, WORD_STAND_INS

LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
RED = RGBColor(0xC0, 0x0F, 0x14)
BODY_POINTS, LINE_POINTS = 16, 28.95  # GB/T 9704-2012 §5.2.2-3: 三号, 22 lines in 225 mm
RULE_MM, RULE_LEFT_MM = 170, 20  # §10.1: 170 mm, centred on A4

_RULE_XML = """
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0"
  layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{top}" name="rule"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>
<a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"""


# The schema wants w:framePr before these (ISO/IEC 29500-1 §17.3.1.26).
_AFTER_FRAME = ("w:widowControl", "w:numPr", "w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def new_document(title: str) -> WordDocument:
    """An empty A4 document with the standard's margins, type, line grid and page numbers."""
    document = Document()
    document.core_properties.title = title[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "zh-CN"
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    _name_stand_ins(document)
    _set_page(document)
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY_POINTS)
    set_face(normal.element.get_or_add_rPr(), BODY)
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number_pages(section.footer.paragraphs[0], RIGHT)
    _number_pages(section.even_page_footer.paragraphs[0], LEFT)
    return document


def document_bytes(document: WordDocument) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def set_line(
    paragraph: Paragraph,
    *,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    pitch: float = LINE_POINTS,
    first: float = 0,
    left: float = 0,
    right: float = 0,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> Paragraph:
    """Alignment, pitch (points), indents (characters; `first` may be negative), space (points), and keep with next."""
    layout = paragraph.paragraph_format
    layout.alignment = align
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.keep_with_next = keep
    indents = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for side, characters in (("firstLine" if first >= 0 else "hanging", abs(first)), ("left", left), ("right", right)):
        if characters:
            indents.set(qn(f"w:{side}Chars"), str(round(characters * 100)))
            indents.set(qn(f"w:{side}"), str(round(characters * BODY_POINTS * 20)))
    return paragraph


def set_ends(paragraph: Paragraph) -> Paragraph:
    """What follows a tab in the paragraph ends at the right edge of the type area."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def add_text(
    paragraph: Paragraph, text: str, *, face: str = BODY, points: float = BODY_POINTS, colour: RGBColor | None = None
) -> Run:
    """A run in a face of the standard, in every script, so that Word and WPS pick it for Chinese too."""
    run = paragraph.add_run(text)
    run.font.size = Pt(points)
    if colour is not None:
        run.font.color.rgb = colour
    set_face(run._r.get_or_add_rPr(), face)
    return run


def set_face(properties: Any, face: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), WORD_FAMILIES[face])


def add_bar(paragraph: Paragraph, *, top_mm: float, height_mm: float) -> None:
    """A red bar at a height of the page, wherever the paragraph itself stands."""
    measures = {"left": Mm(RULE_LEFT_MM), "top": Mm(top_mm), "width": Mm(RULE_MM), "height": Mm(height_mm)}
    xml = _RULE_XML.format(**{name: int(Emu(value)) for name, value in measures.items()}, colour=RED)
    paragraph.add_run()._r.append(parse_xml(xml))


def put_at_foot(paragraph: Paragraph) -> None:
    """Move the paragraph to the bottom of the type area of its page (版记, GB/T 9704-2012 §10.1)."""
    frame = OxmlElement("w:framePr")
    place = {"vAnchor": "margin", "hAnchor": "margin", "xAlign": "left", "yAlign": "bottom"}
    for name, value in {"w": "8844", "wrap": "around", **place}.items():  # 156 mm in twips
        frame.set(qn(f"w:{name}"), value)
    paragraph._p.get_or_add_pPr().insert_element_before(frame, *_AFTER_FRAME)


def set_cell_margins(table: Table, *, mm: float) -> None:
    """White within the left and right edge of every cell."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(Mm(mm).twips)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _name_stand_ins(document: WordDocument) -> None:
    """Tell Word what to take for a family it lacks (w:altName, ISO/IEC 29500-1 §17.8.3.1)."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = parse_xml(part.blob)
    for family, stand_in in WORD_STAND_INS.items():
        font, other = OxmlElement("w:font"), OxmlElement("w:altName")
        font.set(qn("w:name"), family)
        other.set(qn("w:val"), stand_in)
        font.append(other)
        table.append(font)
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)  # §5.2.1
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(22)  # §7.5: the dash 7 mm below the type area
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), "579")  # twips: 225 mm / 22
    grid.set(qn("w:charSpace"), "-848")  # 1/4096 point: 156 mm / 28 less 16 pt


def _number_pages(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, 四号宋体, one character from the outer edge. §7.5."""
    set_line(paragraph, align=align, pitch=20, left=1 if align == LEFT else 0, right=1 if align == RIGHT else 0)
    add_text(paragraph, "— ", face=FIGURES, points=14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = add_text(paragraph, "1", face=FIGURES, points=14)._r
    field.append(number)
    paragraph._p.append(field)
    add_text(paragraph, " —", face=FIGURES, points=14)
