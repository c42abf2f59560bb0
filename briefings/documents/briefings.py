"""A briefing as a paper: its frozen words under the head and over the foot of the masthead."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from briefings.models import Briefing, Masthead
from briefings.models.mastheads import ENDS
from briefings.rules.periods import Kind
from congress.common.text import chinese_number
from congress.documents.bulletins import Block, Bulletin, Chart, bulletin_pdf, shown
from congress.documents.bulletins_word import bulletin_docx
from congress.documents.chapters import Grid
from congress.documents.dates import written_day
from congress.documents.keeping import words_of
from congress.documents.letters import Heading
from congress.documents.printable import paragraphs_of
from congress.organs.models import Congress

DRAFT = "（草稿）"
FROZEN = ("name", "pinyin", "keep_note", "editing_unit", "editors", "contact", "licence", "copies", *ENDS)
MAKERS = {"pdf": bulletin_pdf, "docx": bulletin_docx}


def frozen(masthead: Masthead) -> dict[str, Any]:
    """The masthead's words as they are kept with an issue."""
    return {name: getattr(masthead, name) for name in FROZEN}


def paper(briefing: Briefing, kind: str) -> bytes:
    """The briefing as pdf or docx, made of what is kept with it alone: the same row gives the same PDF, to the byte."""
    return MAKERS[kind](bulletin(briefing))


def preview(briefing: Briefing, masthead: Masthead, kind: str = "pdf") -> bytes:
    """As it would be issued, without a number."""
    return MAKERS[kind](_laid_out(briefing, frozen(masthead), DRAFT))


def on_demand_paper(told: dict[str, Any], congress: Congress, on: date, kind: str) -> bytes:
    """What was counted for one unit or area, laid out as a report without a number."""
    nothing = dict.fromkeys(("name", "pinyin", "issue", "editors", "contact", "licence", "copies"), "")
    return MAKERS[kind](
        Bulletin(
            keep_note="内部资料　注意保存",
            editing_unit=congress.office_name,
            on=written_day(on),
            title=told["title"],
            lead=told["words"]["lead"],
            blocks=blocks_of(told["words"]),
            ends=[],
            is_report=True,
            **nothing,
        )
    )


def bulletin(briefing: Briefing) -> Bulletin:
    """The words of an issued briefing."""
    return _laid_out(briefing, briefing.masthead, briefing.label)


def _laid_out(briefing: Briefing, head: dict[str, Any], issue: str) -> Bulletin:
    said = {name: head[name] for name in ("name", "pinyin", "keep_note", "editing_unit", "editors")}
    return Bulletin(
        issue=issue,
        on=_day(briefing.issued_on),
        title=briefing.title,
        lead=briefing.words["lead"],
        blocks=blocks_of(briefing.words),
        ends=[(word, head[name]) for name, word in ENDS.items() if head[name].strip()],
        contact=f"联系方式：{head['contact']}" if head["contact"] else "",
        licence=f"批准文号：{head['licence']}" if head["licence"] else "",
        copies=f"共印{head['copies']}份" if head["copies"] else "",
        remark=_remark(briefing.corrects),
        is_report=briefing.kind == Kind.YEAR,
        **said,
    )


def blocks_of(words: dict[str, Any]) -> list[Block]:
    """Headings, paragraphs, tables and charts in the order of the paper."""
    return list(_numbered(_blocks(words["sections"])))


def laid_out_blocks(words: dict[str, Any]) -> list[dict[str, Any]]:
    """The same for a page."""
    return [shown(block) for block in blocks_of(words)]


def _remark(corrected: Briefing | None) -> str:
    return f"（本期更正{corrected.year}年第{corrected.number}期）" if corrected else ""


def _day(day: date | None) -> str:
    return written_day(day) if day else ""


def _blocks(sections: list[dict[str, Any]]) -> Iterator[Block]:
    """Each section under its number; one without words and tables is left out, one without a title continues."""
    number = 0
    for section in sections:
        parts = words_of(section["parts"])
        if not section["text"].strip() and not parts:
            continue
        if section["title"]:
            number += 1
            yield Heading(f"{chinese_number(number)}、{section['title']}")
        for line in paragraphs_of(section["text"]):
            yield Heading(line, level=2) if line.startswith("（") and len(line) <= TITLE_LENGTH else line
        yield from parts


TITLE_LENGTH = 20  # a line in brackets up to so long is a heading of the second level


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Tables and charts numbered as they come: 表1, 图1."""
    tables = charts = 0
    for block in blocks:
        if isinstance(block, Grid):
            tables += 1
            yield replace(block, caption=f"表{tables}　{block.caption}")
        elif isinstance(block, Chart):
            charts += 1
            yield replace(block, caption=f"图{charts}　{block.caption}")
        else:
            yield block
