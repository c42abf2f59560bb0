"""年度档案: the papers of every closed suggestion of a session in one zip, with an index as page and as spreadsheet.

Written entry by entry, so that memory holds one paper at a time; in the order of numbers, always the same.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.loader import render_to_string

from congress.common.spreadsheets import write_table
from congress.organs.models import Session
from suggestions.documents.of_deputies import opinion_form
from suggestions.documents.suggestions import Copy, copies
from suggestions.models import Suggestion
from suggestions.parties import parties_of

FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
TITLE_LENGTH = 30  # characters of a title in the name of a folder; some systems bear 255 bytes
NAMES = {"form": "专用纸", "handover": "交办函", "reply": "答复函", "opinion": "征询意见表"}
PERIODS: dict[str, str] = {Suggestion.Period.IN_SESSION: "会议", Suggestion.Period.BETWEEN: "闭会"}
HEADINGS = ("编号", "标题", "领衔代表", "主办单位", "办结日期", "文件")


class Paper(NamedTuple):
    name: str
    draw: Callable[[], bytes]


class Entry(NamedTuple):
    """One suggestion in the index."""

    number: str
    title: str
    deputy: str
    unit: str
    closed_on: str
    files: list[str]


def closed_of(user: Any, session: Session) -> Any:
    """The closed suggestions of a session that the person may see, by number."""
    rows = Suggestion.objects.visible_to(user).filter(session=session, status="closed")
    joined = rows.for_rows().select_related("congress__region", "proposed_unit", "session__term__congress__region")
    return joined.order_by("-period", "number", "pk")


def write_archive(file: BinaryIO, user: Any, session: Session, go_on: Callable[[int, int], bool]) -> bool:
    """Write the zip; `go_on` is told how many are done of how many and may stop it. Whether it is whole."""
    keys = list(closed_of(user, session).values_list("pk", flat=True))
    index: list[Entry] = []
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for done, key in enumerate(keys):
            if not go_on(done, len(keys)):
                return False
            if row := closed_of(user, session).filter(pk=key).first():  # it may have been reopened meanwhile
                index.append(_add(archive, user, row))
        _put(
            archive, "目录.xlsx", write_table("目录", HEADINGS, [[*each[:-1], "\n".join(each.files)] for each in index])
        )
        words = {"session": session.full_name, "headings": HEADINGS, "rows": [_linked(each) for each in index]}
        _put(archive, "目录.html", render_to_string("suggestions/archive_index.html", words).encode())
    return go_on(len(keys), len(keys))


def _add(archive: ZipFile, user: Any, row: Any) -> Entry:
    folder = _safe(f"{PERIODS[row.period]}-{row.number:03d}-{row.title[:TITLE_LENGTH]}")
    files = []
    for place, paper in enumerate(_papers(user, row), start=1):
        files.append(f"{folder}/{place:02d}-{_safe(paper.name)}.pdf")
        _put(archive, files[-1], paper.draw())
    return Entry(f"{row.number:03d}", row.title, row.lead_name, row.lead_unit or "", str(row.closed_on or ""), files)


def _papers(user: Any, row: Suggestion) -> Iterator[Paper]:
    """What this reader may have: each reply, and the opinion form of each round that was answered."""
    mine = sorted(copies(row, parties_of(user, row), user), key=_round_of)
    has_opinion = any(copy.name == "opinion" for copy in mine)
    asked: set[int] = set()
    for copy in mine:
        if copy.name in ("form", "handover"):
            yield Paper(NAMES[copy.name], partial(copy.written, row, "pdf"))
        if copy.name == "reply":
            number, unit = copy.row.round.number, copy.row.assignment.unit
            yield Paper(f"{NAMES['reply']}-第{number}轮-{unit}", partial(copy.written, row, "pdf"))
            if has_opinion and number not in asked:
                asked.add(number)
                yield Paper(f"{NAMES['opinion']}-第{number}轮", partial(opinion_form, row, "pdf", copy.row))


def _round_of(copy: Copy) -> int:
    """Papers of the hand-over first, then the rounds in their order."""
    return copy.row.round.number if copy.name == "reply" else 0


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    """Without the time of day, so that the same papers make the same bytes."""
    entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    archive.writestr(entry, content)


def _safe(name: str) -> str:
    """A name every system can unpack, and that cannot lead out of its folder."""
    return FORBIDDEN.sub("_", name).strip(" .") or "_"


def _linked(entry: Entry) -> dict[str, Any]:
    return {**entry._asdict(), "files": [(name.partition("/")[2], quote(name)) for name in entry.files]}
