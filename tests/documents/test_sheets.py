from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from congress.documents.sheets import Block, choices, sheet_docx, sheet_pdf


def pages_of(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_an_opinion_form_fits_on_one_page_and_reads_from_top_to_bottom(opinion_form, words_on):
    pdf = sheet_pdf(opinion_form)
    assert len(pages_of(pdf)) == 1
    assert [word.text for word in words_on(pdf, 0)] == [
        "第087号",
        "清源市第九届人民代表大会第五次会议",
        "代表建议、批评和意见办理情况征询意见表",
        "请于收到答复之日起十五日内填写。",
        "标题",
        "关于加强城中村自建房安全排查整治的建议",
        "建议编号",
        "第087号",
        "主办单位",
        "清源市住房和城乡建设局",
        "办理结果",
        "☐",
        "满意",
        "☑",
        "基本满意",
        "☐",
        "不满意",
        "对办理情况的意见",
        "希望加快处置。",
        "本表由代表直接交市人大常委会。",
        "代表签名：",
        "2026年　月　日",
        "— 1 —",
    ]


@pytest.mark.parametrize(
    ("chosen", "text"), [("满意", "☑ 满意　☐ 不满意"), ("不满意", "☐ 满意　☑ 不满意"), (None, "☐ 满意　☐ 不满意")]
)
def test_the_chosen_option_is_ticked(chosen, text):
    assert choices(("满意", "不满意"), chosen) == text


@pytest.mark.parametrize("lines", range(14, 44, 2))
def test_the_signature_lines_never_stand_alone(opinion_form, lines):
    rows = [*opinion_form.rows[:3], Block("意见", "字" * 36 * lines)]
    last = pages_of(sheet_pdf(replace(opinion_form, rows=rows, notes=())))[-1]
    assert "代表签名：" in last
    assert "字" in last


def test_the_rows_of_a_form_may_have_one_to_four_pairs(opinion_form):
    rows = [[(f"第{pair}项", str(pair)) for pair in range(count)] for count in (1, 2, 3, 4)]
    table = Document(BytesIO(sheet_docx(replace(opinion_form, rows=rows)))).tables[0]
    assert [len(row._tr.tc_lst) for row in table.rows] == [2, 4, 6, 8]
    widths = {sum(cell.width for cell in row._tr.tc_lst) for row in table.rows}
    assert widths == {sum(column.width for column in table.columns)}


@pytest.mark.parametrize("count", [0, 5])
def test_more_pairs_than_the_paper_is_wide_are_refused(opinion_form, count):
    with pytest.raises(KeyError):
        sheet_pdf(replace(opinion_form, rows=[[("项", "值")] * count]))


def test_the_docx_has_heading_table_and_signatures(opinion_form):
    document = Document(BytesIO(sheet_docx(opinion_form)))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "第087号",
        "清源市第九届人民代表大会第五次会议",
        "代表建议、批评和意见办理情况征询意见表",
        "请于收到答复之日起十五日内填写。",
        "本表由代表直接交市人大常委会。",
        "代表签名：",
        "2026年　月　日",
    ]
    assert [[cell.text for cell in dict.fromkeys(row.cells)] for row in document.tables[0].rows] == [
        ["标题", "关于加强城中村自建房安全排查整治的建议"],
        ["建议编号", "第087号", "主办单位", "清源市住房和城乡建设局"],
        ["办理结果", "☐ 满意　☑ 基本满意　☐ 不满意"],
        ["对办理情况的意见\n希望加快处置。"],
    ]
