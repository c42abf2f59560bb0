"""The words of letters on deputies' duty, and papers made of kept words (信函格式, GB/T 9704-2012 §10.1)."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document

from briefings.models import Letter as Row
from briefings.rules.letters import DRAFT_NUMBER, LetterKind
from congress.common.text import chinese_number
from congress.documents.chapters import Annex, Grid, add_grid, add_words
from congress.documents.keeping import words_of
from congress.documents.letters import Letter, letter_docx, letter_html
from congress.documents.listings import Listing, listing_html
from congress.documents.pdf import bound_pdf
from congress.documents.word import document_bytes

ASKED = (
    "根据《代表法》第九条、第四十条、第四十一条，国家和社会为代表依法执行职务提供保障，代表所在单位给予时间保障，"
    "按正常出勤对待。望贵单位一如既往支持代表依法履职。"
)
NOTHING = "没有提出代表建议、议案和参加联络站活动等事项的记录"
NAME_SHARE, DELEGATION_SHARE, REMARK_SHARE = 10, 16, 10  # hundredths of the width
Words = list[Letter | Grid]


def words(row: Row, number: str = DRAFT_NUMBER, on: date | None = None) -> Words:
    """The letter, and behind that to the organisation department the table of all deputies."""
    if row.kind == LetterKind.EMPLOYER:
        return [_letter(row, number, on, _title_of_deputy(row), _to_employer(row))]
    annex = _annex(row)
    title = f"关于{row.round.year}年度代表履职情况的函"
    return [_letter(row, number, on, title, _to_organisation(row), [annex.caption]), annex]


def printed(kept: Any, kind: str) -> bytes:
    """The kept words as PDF, the same to the byte each time, or as DOCX."""
    letter, *annexes = words_of(kept)
    return _pdf(letter, annexes) if kind == "pdf" else _docx(letter, annexes)


def _pdf(letter: Letter, annexes: Sequence[Grid]) -> bytes:
    return bound_pdf([letter_html(letter), *(listing_html(_listing(each)) for each in annexes)])


def _docx(letter: Letter, annexes: Sequence[Grid]) -> bytes:
    made = letter_docx(letter)
    if not annexes:
        return made
    document = Document(BytesIO(made))
    for each in annexes:
        add_words(document, Annex("附件"))
        add_grid(document, each)
    return document_bytes(document)


def _listing(grid: Grid) -> Listing:
    return Listing(
        heading=grid.caption, columns=list(zip(grid.headings, grid.shares, strict=True)), rows=list(grid.rows)
    )


def _letter(
    row: Row, number: str, on: date | None, title: str, text: Sequence[str], annexes: Sequence[str] = ()
) -> Letter:
    office = row.congress.office_name
    return Letter(
        organ=office,
        number=number,
        title=title,
        salutation=f"{row.addressee}：",
        paragraphs=[*text, *filter(None, [row.sentence]), "专此函告。"],
        signing_organ=office,
        signed_on=on or row.round.cut_off,
        attachments=annexes,
    )


def _title_of_deputy(row: Row) -> str:
    return f"关于{row.facts['name']}代表{row.round.year}年度履职情况的函"


def _congress(row: Row) -> str:
    """清源市第九届人民代表大会."""
    return f"{row.congress.region.name}第{chinese_number(row.facts['term'])}届人民代表大会"


def _span(row: Row) -> str:
    """1月1日至12月20日; of a deputy whose mandate ended, until then."""
    until = date.fromisoformat(row.facts["until"])
    return f"1月1日至{until.month}月{until.day}日"


def _told(pairs: Iterable[tuple[dict[str, Any], int]]) -> str:
    """领衔提出代表建议2件，参加接待日5次; what did not happen is not named."""
    return "，".join(f"{fact['label']}{count}{fact['unit']}" for fact, count in pairs if count) or NOTHING


def _to_employer(row: Row) -> list[str]:
    name, delegation = row.facts["name"], row.facts["delegation"]
    member = f"{_congress(row)}代表" + (f"（{delegation}）" if delegation else "")
    return [
        f"贵单位{name}同志系{member}。{row.round.year}年，贵单位对其依法执行代表职务给予支持和保障，谨致谢意。"
        f"现将该同志{_span(row)}履职情况函告如下。",
        f"该同志{_told((each, each['count']) for each in row.counts)}。",
        ASKED,
    ]


def _to_organisation(row: Row) -> list[str]:
    columns, rows = row.facts["columns"], row.facts["rows"]
    sums = [sum(each["counts"][place] for each in rows) for place in range(len(columns))]
    means = "；".join(f"{each['label']}，指{each['how']}" for each in columns)
    return [
        f"根据《代表法》第五十八条关于记录代表履职情况的规定，现将{_congress(row)}代表{row.round.year}年{_span(row)}"
        "履职情况函告如下。",
        f"一、当年任职的代表共{len(rows)}名，合计{_told(zip(columns, sums, strict=True))}。每名代表的情况见附件。",
        f"二、统计口径：{means}。附议、联名按代表人次计；代表职务在当年终止的，计算到终止之日。",
    ]


def _annex(row: Row) -> Grid:
    columns = row.facts["columns"]
    share = (100 - NAME_SHARE - DELEGATION_SHARE - REMARK_SHARE) // len(columns)
    return Grid(
        caption=f"{row.round.year}年度代表履职情况表",
        headings=["姓名", "代表团", *(each["short"] for each in columns), "备注"],
        rows=[
            [each["name"], each["delegation"], *map(str, each["counts"]), each["remark"]] for each in row.facts["rows"]
        ],
        shares=[NAME_SHARE, DELEGATION_SHARE, *[share] * len(columns), REMARK_SHARE],
        wordy=(0, 1, len(columns) + 2),
    )
