"""The open list (公开目录) as a table: what is public, without its long texts."""

from typing import Any

from django.utils import translation
from django.utils.timezone import localdate

from congress.common.spreadsheets import write_table
from suggestions.models import Publication

HEADINGS = [
    "届次", "编号", "标题", "领衔代表", "代表团", "类别", "承办单位", "状态", "立案日期",
    "答复日期", "公开日期", "网址",
]  # fmt: skip
MOST = 5000  # rows; more of it by year


def export_publications(publications: Any, *, site: str) -> bytes:
    """These as .xlsx, every cell text; the newest `MOST` of them."""
    with translation.override("zh-hans"):
        return write_table("建议公开目录", HEADINGS, (_row(row, site) for row in publications.for_rows()[:MOST]))


def _row(row: Publication, site: str) -> list[str]:
    own: Any = row.suggestion
    delegation = own.lead.delegation if own.lead else None
    return [
        str(own.session),
        f"{own.number:03d}",
        row.title,
        own.lead_name,
        str(delegation or ""),
        str(own.category or ""),
        getattr(row, "unit_name", None) or "",
        own.get_status_display(),
        str(own.accepted_on or ""),
        str(own.replied_on or ""),
        str(localdate(row.released_at)),
        f"{site}{row.get_absolute_url()}",
    ]
