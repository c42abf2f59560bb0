"""How bulletins break over pages, and how a report to the congress is laid out by the same words."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from congress.documents.bulletins import Bulletin, bulletin_pdf
from congress.documents.bulletins_word import bulletin_docx
from congress.documents.letters import Heading
from tests.documents.test_bulletins import BULLETIN, GRID

FOOT = ("报：", "送：", "责任编辑", "共印", "联系方式", "批准文号", "—")
LINE = "字" * 20
BARE = {"pinyin": "", "keep_note": "", "ends": [], "editors": "", "contact": "", "licence": "", "copies": ""}
SMALL = [replace(GRID, rows=GRID.rows[:number]) for number in (1, 2, 10)]
REPORT = replace(BULLETIN, is_report=True, title="关于2025年工作情况的报告", **BARE)


def pages_of(bulletin: Bulletin) -> list[list[str]]:
    """The lines of each page, without the page's number."""
    pages = [page.extract_text().splitlines() for page in PdfReader(BytesIO(bulletin_pdf(bulletin))).pages]
    return [[line.strip() for line in lines if line.strip()] for lines in pages]


def is_of_body(line: str) -> bool:
    return not any(word in line for word in FOOT)


@pytest.mark.parametrize(
    ("lines", "tail"),
    [
        *((lines, ["尾" * 60]) for lines in range(6, 11)),
        *((lines, ["尾"]) for lines in (10, 12)),
        *((lines, [replace(GRID, rows=GRID.rows[:20])]) for lines in (11, 14)),
        *((lines, [replace(GRID, rows=GRID.rows[:8])]) for lines in (1, 4, 22)),
        *((lines, [Heading("八、分单位情况"), *SMALL]) for lines in (2, 12)),
    ],
)
def test_the_foot_never_stands_alone_on_the_last_page(lines: int, tail: Sequence[Any]) -> None:
    pages = pages_of(replace(BULLETIN, blocks=[LINE] * lines + list(tail)))
    assert [any(is_of_body(line) for line in page) for page in pages] == [True] * len(pages)


@pytest.mark.parametrize("lines", range(9, 13))
def test_a_heading_is_not_left_at_the_foot_of_a_page(lines: int) -> None:
    pages = pages_of(replace(BULLETIN, blocks=[*[LINE] * lines, Heading("二、标题"), LINE, *[LINE] * 8]))
    assert [page[-1] if is_of_body(page[-1]) else page[-2] for page in pages][0] != "二、标题"
    assert "二、标题" in sum(pages, [])


def test_a_report_has_neither_red_head_nor_an_empty_foot() -> None:
    text = "".join(line for page in pages_of(replace(REPORT, blocks=["正文。"])) for line in page)
    assert [word in text for word in (BULLETIN.name, "责任编辑", "报：")] == [False] * 3
    words = ["第11期", "关于2025年工作情况的报告", "办公室编", "（2026年11月2日）", "正文"]
    places = [text.index(word) for word in words]
    assert places == sorted(places)


def test_the_docx_of_a_report_is_laid_out_the_same() -> None:
    found = Document(BytesIO(bulletin_docx(replace(REPORT, blocks=["正文。"]))))
    assert [each.text for each in found.paragraphs if each.text] == [
        "\t第11期（总第六十三期）",
        "关于2025年工作情况的报告",
        "办公室编",
        "（2026年11月2日）",
        "截至10月31日。",
        "正文。",
    ]


def test_a_report_says_at_its_foot_what_is_filled_in() -> None:
    text = "".join(sum(pages_of(replace(REPORT, ends=[["送", "市政府。"]], blocks=["正文。"])), []))
    assert ("送：市政府。" in text, "责任编辑" in text) == (True, False)
