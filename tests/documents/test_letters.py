from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pypdf import PdfReader

from congress.documents.letters import letter_docx, letter_pdf, signature_indents

PX_MM = 25.4 / 96


def pages_of(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def embedded_fonts(pdf):
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            found[descriptor["/FontName"].split("+")[1]] = bool({"/FontFile2", "/FontFile3"} & set(descriptor))
    return found


def place_of(text, words):
    return next((word.left, word.top) for word in words if word.text == text)


def test_a_letter_reads_in_the_order_of_the_letter_form(letter, words_on):
    pdf = letter_pdf(letter)
    assert [word.text for page in (0, 1) for word in words_on(pdf, page)] == [
        "主动公开",
        "类别：A",
        "清源市住房和城乡建设局",
        "签发人：",
        "李志强",
        "清住建函〔2026〕87号",
        "关于对清源市第九届人民代表大会",
        "第五次会议第087号建议的答复",
        "王建国等3名代表：",
        "您提出的《关于加强城中村自建房安全排查整治的建议》",
        "（第087号）收悉，现答复如下：",
        "一、关于全面排查的建议",
        "截至10月底，全市累计排查自建房12.6万栋。",
        "（一）排查范围",
        "乡镇（街道）逐栋上门，专业技术人员现场判断。",
        "附件：1. 代表建议办理情况征询意见表",
        "2. 整治清单",
        "清源市住房和城乡建设局",
        "2026年11月8日",
        "（承办人：张伟，联系电话：0379-65230087）",
        "抄送：市人大常委会办公室，市人民政府办公室。",
        "— 2 —",
    ]


def test_the_category_stands_at_the_top_right_of_page_one_above_the_head(letter, words_on):
    words = words_on(letter_pdf(letter), 0)
    left, top = place_of("类别：A", words)
    assert 160 < left < 184
    assert 15 < top < 28 < place_of("清源市住房和城乡建设局", words)[1]


def test_a_letter_without_category_has_no_mark(letter, words_on):
    words = words_on(letter_pdf(replace(letter, category=None, openness="")), 0)
    assert words[0].text == "清源市住房和城乡建设局"


def test_the_double_rules_are_170_mm_long_four_below_the_head_and_twenty_from_the_foot(letter):
    content = PdfReader(BytesIO(letter_pdf(letter))).pages[0].get_contents().operations
    drawn = [numbers for numbers, operator in content if operator == b"re"]
    boxes = {tuple(round(float(value) * PX_MM, 1) for value in numbers) for numbers in drawn}
    (head_left, head_top, *head), (foot_left, foot_top, *foot) = sorted(box for box in boxes if box[3] == 1.5)
    head_height = 442 / 11 * 25.4 / 72
    assert (head_left, head, foot_left, foot) == (20.0, [170.0, 1.5], 20.0, [170.0, 1.5])
    assert head_top == pytest.approx(30 + head_height + 4, abs=1)
    assert foot_top + 1.5 == pytest.approx(297 - 20, abs=0.1)


def test_only_the_first_page_has_no_number_and_the_others_turn_sides(letter, words_on):
    pdf = letter_pdf(replace(letter, paragraphs=["办" * 1500]))
    assert "—" not in "".join(pages_of(pdf)[0])
    even_left, even_top = place_of("— 2 —", words_on(pdf, 1))
    odd_left, _odd_top = place_of("— 3 —", words_on(pdf, 2))
    assert even_left == pytest.approx(28 + 4.9, abs=0.5)
    assert odd_left == pytest.approx(184 - 4.9 - 14, abs=0.5)
    assert even_top == pytest.approx(297 - 35 + 7 + 5, abs=2)


def test_a_full_page_has_22_lines_of_28_characters(letter):
    full = pages_of(letter_pdf(replace(letter, paragraphs=["办" * 2000])))[1].splitlines()
    assert [len(line) for line in full if "办" in line] == [28] * 22


@pytest.mark.parametrize("lines", range(6, 32))
def test_the_signature_never_stands_alone_on_a_page(letter, lines):
    text = "办" * 28 * lines
    pages = pages_of(letter_pdf(replace(letter, paragraphs=[text], attachments=(), copies_to=())))
    signed = next(page for page in pages if "2026年11月8日" in page)
    assert signed.count("办") >= 28


def test_long_text_flows_over_pages_and_nothing_is_lost(letter):
    pages = pages_of(letter_pdf(replace(letter, paragraphs=["办" * 20_000])))
    assert sum(page.count("办") for page in pages) - letter_labels("办") == 20_000
    assert len(pages) == 34


def letter_labels(character):
    """How often the sample letter itself prints the character outside its text."""
    return "承办人代表建议办理情况征询意见表市人大常委会办公室市人民政府办公室".count(character)


def test_copies_stand_at_the_foot_of_the_last_page(letter, words_on):
    pdf = letter_pdf(letter)
    last = len(PdfReader(BytesIO(pdf)).pages) - 1
    left, top = place_of("抄送：市人大常委会办公室，市人民政府办公室。", words_on(pdf, last))
    assert left == pytest.approx(28 + 4.9, abs=0.5)
    assert 250 < top < 297 - 35


def test_every_font_is_inside_the_file(letter):
    assert embedded_fonts(letter_pdf(letter)) == {
        "Heiti": True,
        "Biaosong-Heavy": True,
        "Fangsong": True,
        "Kaiti": True,
        "Songti": True,
    }


def test_the_pdf_tells_title_and_language_and_is_the_same_each_time(letter):
    pdf = letter_pdf(letter)
    reader = PdfReader(BytesIO(pdf))
    assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"]) == (letter.title, "zh-Hans-CN")
    assert letter_pdf(letter) == pdf


@pytest.mark.parametrize(
    ("organ", "indents"),
    [
        ("市政府", (5.75, 4.0)),
        ("清源市住房和城乡建设局", (1.75, 4.0)),
        ("清源市人民代表大会常务委员会选举任免代表联络工作委员会", (0.0, 4.0)),
    ],
)
def test_the_organ_is_centred_above_a_date_four_characters_in(organ, indents):
    assert signature_indents(organ, "2026年11月8日") == indents


def test_the_docx_has_the_words_and_the_marks(letter):
    document = Document(BytesIO(letter_docx(letter)))
    header = [paragraph.text for paragraph in document.sections[0].first_page_header.paragraphs]
    assert header == ["主动公开\t类别：A", "清源市住房和城乡建设局"]
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "签发人：李志强\t清住建函〔2026〕87号",
        "关于对清源市第九届人民代表大会",
        "第五次会议第087号建议的答复",
        "王建国等3名代表：",
        "您提出的《关于加强城中村自建房安全排查整治的建议》（第087号）收悉，现答复如下：",
        "一、关于全面排查的建议",
        "截至10月底，全市累计排查自建房12.6万栋。",
        "（一）排查范围",
        "乡镇（街道）逐栋上门，专业技术人员现场判断。",
        "附件：1. 代表建议办理情况征询意见表",
        "2. 整治清单",
        "清源市住房和城乡建设局",
        "2026年11月8日",
        "（承办人：张伟，联系电话：0379-65230087）",
        "抄送：市人大常委会办公室，市人民政府办公室。",
    ]


@pytest.mark.parametrize(
    ("start", "family", "points"),
    [
        ("关于对", "方正小标宋简体", 22),
        ("您提出", "仿宋_GB2312", 16),
        ("一、", "黑体", 16),
        ("（一）", "楷体_GB2312", 16),
    ],
)
def test_the_docx_names_the_faces_of_the_standard_for_chinese_too(letter, start, family, points):
    paragraphs = Document(BytesIO(letter_docx(letter))).paragraphs
    run = next(paragraph for paragraph in paragraphs if paragraph.text.startswith(start)).runs[0]
    faces = run._r.rPr.rFonts
    assert {faces.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {family}
    assert run.font.size == Pt(points)


def test_the_docx_names_stand_ins_for_families_a_machine_may_lack(letter):
    part = Document(BytesIO(letter_docx(letter))).part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = parse_xml(part.blob).findall(qn("w:font"))
    named = {font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val")) for font in fonts[-3:]}
    assert named == {"方正小标宋简体": "华文中宋", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}


def test_the_docx_page_is_the_standards_page(letter):
    section = Document(BytesIO(letter_docx(letter))).sections[0]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(margin / Mm(1)) for margin in margins] == [37, 26, 35, 28]
    assert [round(side / Mm(1)) for side in (section.page_width, section.page_height)] == [210, 297]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("linesAndChars", "579")


def test_the_docx_numbers_every_page_but_the_first(letter):
    document = Document(BytesIO(letter_docx(letter)))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert document.settings.odd_and_even_pages_header_footer
    footers = (section.first_page_footer, section.even_page_footer, section.footer)
    assert ["PAGE" in footer._element.xml for footer in footers] == [False, True, True]
