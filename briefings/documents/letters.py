"""The words of letters on deputies' duty, and papers made of kept words (信函格式, GB/T 9704-2012 §10.1)."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document

from briefings.models import Letter as Row
from briefings.rules.letters import DRAFT_NUMBER, LetterKind
from congress.common.text import chinese_number
from congress.documents.chapters import Annex, Grid, add_grid, add_words
from congress.documents.dates import written_day
from congress.documents.keeping import words_of
from congress.documents.letters import Letter, letter_docx, letter_html
from congress.documents.listings import Listing, listing_html
from congress.documents.pdf import bound_pdf
from congress.documents.word import document_bytes

LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"
ARTICLES = "第九条、第四十条、第四十一条对保障代表依法执行职务作了规定。"
ASKED = "代表参加本级人大及其常委会安排的活动，所在单位应当给予时间保障，按正常出勤对待。"
NOTHING = "当年没有以上各类事项的记录"
NAME_SHARE, DELEGATION_SHARE, REMARK_SHARE = 8, 14, 12
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
    until = date.fromisoformat(row.facts["until"])
    return f"{row.round.year}年1月1日至{written_day(until)}"


def _to_employer(row: Row) -> list[str]:
    name, delegation = row.facts["name"], row.facts["delegation"]
    member = f"{_congress(row)}代表" + (f"，编入{delegation}" if delegation else "")
    did = "，".join(f"{each['label']}{each['count']}{each['unit']}" for each in row.counts if each["count"])
    return [
        f"贵单位{name}同志系{member}。{_span(row)}，该同志依法执行代表职务，贵单位在时间、待遇等方面给予支持和保障，"
        "谨致谢意。现将有关情况函告如下。",
        f"{_span(row)}，{did or NOTHING}。",
        f"{LAW}{ARTICLES}{ASKED}望贵单位一如既往支持代表依法履职。",
    ]


def _to_organisation(row: Row) -> list[str]:
    columns, rows = row.facts["columns"], row.facts["rows"]
    sums = [sum(each["counts"][place] for each in rows) for place in range(len(columns))]
    told = "，".join(f"{each['label']}{sums[place]}{each['unit']}" for place, each in enumerate(columns))
    means = "；".join(f"{each['label']}：{each['how']}" for each in columns)
    return [
        f"根据{LAW}第五十八条关于记录代表履职情况的规定，"
        f"现将{_congress(row)}代表{row.round.year}年度履职情况函告如下。",
        f"{_span(row)}，当年任职的代表{len(rows)}名，{told}（议案、建议有附议或者联名的，按代表人次分别计入）。每名代表的情况见附件。",
        f"统计口径。{means}。代表职务在当年终止的，计算到终止之日。",
    ]


def _annex(row: Row) -> Grid:
    columns = row.facts["columns"]
    share = (100 - NAME_SHARE - DELEGATION_SHARE - REMARK_SHARE) // len(columns)
    return Grid(
        caption=f"{_congress(row)}代表{row.round.year}年度履职情况表",
        headings=["姓名", "代表团", *(each["short"] for each in columns), "备注"],
        rows=[
            [each["name"], each["delegation"], *map(str, each["counts"]), each["remark"]] for each in row.facts["rows"]
        ],
        shares=[NAME_SHARE, DELEGATION_SHARE, *[share] * len(columns), REMARK_SHARE],
        wordy=(0, 1, len(columns) + 2),
    )
