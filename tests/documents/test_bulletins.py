"""Bulletins: words in their order, fonts inside, the same bytes again; long tables; charts as drawings."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from congress.documents.bars import Chart, Series, drawn, spoken
from congress.documents.bulletins import Bulletin, Note, bulletin_pdf
from congress.documents.bulletins_word import bulletin_docx
from congress.documents.chapters import Grid
from congress.documents.keeping import kept_words, words_of
from congress.documents.letters import Heading

CHART = Chart(
    caption="图1　意见", labels=["9月", "10月"], series=[Series("收到", [188, 224]), Series("办结", [170, 0])]
)
GRID = Grid(caption="表1　指标", headings=["指标", "本月"], rows=[[f"第{row}行", str(row)] for row in range(60)])
BULLETIN = Bulletin(
    name="清源人大工作简报",
    pinyin="QINGYUAN",
    keep_note="内部资料　注意保存",
    issue="第11期（总第六十三期）",
    editing_unit="办公室编",
    on="2026年11月2日",
    title="10月份工作情况",
    lead="截至10月31日。",
    blocks=[Heading("一、主要数据"), GRID, Note("口径：略。"), CHART],
    ends=[["报", "省人大。"], ["送", "市政府。"]],
    editors="王慧敏",
    contact="联系方式：1",
    licence="批准文号：2",
    copies="共印180份",
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return bulletin_pdf(BULLETIN)


def test_every_word_stands_in_the_pdf_in_its_order(pdf: bytes) -> None:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")
    words = [
        "内部资料",
        "清源人大工作简报",
        "第11期",
        "办公室编",
        "10月份工作情况",
        "一、主要数据",
        "口径",
        "报：省",
        "共印180份",
    ]
    places = [text.index(word) for word in words]
    assert places == sorted(places)


def test_the_same_words_give_the_same_bytes_also_after_they_were_kept(pdf: bytes) -> None:
    assert bulletin_pdf(words_of(kept_words(BULLETIN))) == pdf


def test_the_pdf_is_tagged_and_has_its_fonts_inside(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    fonts = {name for page in reader.pages for name in page["/Resources"]["/Font"].values()}
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    named = {str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts}
    assert named <= {"Biaosong", "Fangsong", "Heiti", "Songti", "Kaiti", "Rare"}


def test_a_long_table_repeats_its_headings_on_every_page(pdf: bytes) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert [page.count("本月") for page in pages if "行" in page] == [1] * sum("行" in page for page in pages)


def test_the_docx_says_the_same_with_the_chart_as_a_table() -> None:
    document = Document(BytesIO(bulletin_docx(BULLETIN)))
    assert [[cell.text for cell in row.cells] for row in document.tables[1].rows] == [
        ["月份", "收到", "办结"],
        ["9月", "188", "170"],
        ["10月", "224", "0"],
    ]
    assert [each.text for each in document.paragraphs][-4:] == [
        "送：市政府。",
        "责任编辑：王慧敏\t共印180份",
        "联系方式：1",
        "批准文号：2",
    ]


def test_what_a_masthead_leaves_empty_is_not_printed() -> None:
    bare = replace(BULLETIN, pinyin="", keep_note="", contact="", licence="", copies="", blocks=[])
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(bulletin_pdf(bare))).pages)
    assert [word in text for word in ("内部资料", "QINGYUAN", "联系方式", "批准文号", "共印")] == [False] * 5


@pytest.mark.parametrize(("most", "top"), [(0, 2), (1, 2), (3, 4), (9, 10), (224, 400), (999, 1000)])
def test_the_scale_ends_at_a_round_number(most: int, top: int) -> None:
    lines = drawn(Chart(caption="", labels=["甲"], series=[Series("乙", [most])]))["lines"]
    assert (lines[0]["value"], lines[-1]["value"]) == (0, top)


def test_bars_are_as_high_as_their_figures_and_stand_side_by_side() -> None:
    bars = drawn(CHART)["bars"]
    assert [bar["value"] for bar in bars] == ["188", "170", "224", "0"]
    assert (bars[3]["height"], float(bars[0]["x"]) + float(bars[0]["width"]) < float(bars[1]["x"])) == ("0.0", True)


def test_a_chart_is_told_to_those_who_hear_it() -> None:
    assert spoken(CHART) == "图1　意见：9月收到188、办结170；10月收到224、办结0"
