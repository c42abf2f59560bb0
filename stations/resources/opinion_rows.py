"""Opinions as a table without persons: no name, no number, no address, and numbers in the words hidden."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.timezone import localdate

from congress.common.spreadsheets import write_table
from congress.common.text import mask_numbers
from stations.models import Opinion

HEADINGS = [
    "回执号", "收到日期", "来源", "联络站", "代表", "类别", "内容", "诉求", "地点", "状态", "去向", "承办", "期限",
    "办理答复", "答复群众", "答复日期", "评价", "转化为建议",
]  # fmt: skip


def export_opinions(opinions: Any) -> bytes:
    """These opinions as .xlsx, every cell text. The caller hands in only what the reader may see."""
    rows = opinions.select_related("station", "deputy__person", "higher__person", "unit")
    return write_table("群众意见", HEADINGS, _cells(rows.iterator(chunk_size=500)))


def _cells(opinions: Iterable[Opinion]) -> Iterator[list[str]]:
    for row in opinions:
        whom = row.unit or row.higher or row.handed_to or row.external_no
        told = [
            row.receipt, localdate(row.received_at), row.get_way_display(), row.station or "", row.deputy or "",
            row.get_topic_display(), *map(mask_numbers, (row.text, row.ask, row.place)), row.get_status_display(),
            row.get_route_display(), whom, row.due_on or "", *map(mask_numbers, (row.reply, row.answer)),
            localdate(row.answered_at) if row.answered_at else "", row.get_rating_display(), row.became,
        ]  # fmt: skip
        yield [str(cell) for cell in told]
