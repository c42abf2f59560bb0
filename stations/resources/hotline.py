"""What goes to the 12345 hotline and is not answered yet, as a spreadsheet or JSON (domain.md §8.7)."""

import json
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.spreadsheets import write_table
from stations.models import Opinion
from stations.opinion_list import TOPIC_WORDS
from stations.rules.opinions import Route, Status, Topic

COLUMNS = {
    "receipt": "回执号",
    "ticket": "工单号",
    "received": "反映时间",
    "topic": "类别",
    "place": "地点",
    "text": "反映内容",
    "ask": "诉求",
    "due_on": "办理期限",
    "name": "联系人",
    "phone": "联系电话",
}


def waiting_for_hotline(user: Any) -> Any:
    """Of what the person may see, what was handed to the hotline and has no reply, the oldest first."""
    rows = Opinion.objects.visible_to(user).filter(route=Route.HOTLINE, status=Status.HANDED)
    return rows.select_related("station").order_by("pk")


def export_to_hotline(kind: str, *, by: User, at: datetime) -> bytes:
    """As "xlsx" or "json". Name and phone of those alone who agreed; the trail keeps whose went out (PIPL §23, §55)."""
    rows = list(waiting_for_hotline(by))
    contacts = [row.receipt for row in rows if row.may_pass_on and (row.name or row.phone)]
    record("opinion.to-hotline", "opinions", by=by, at=at, detail={"count": len(rows), "contacts": contacts})
    told = [_told(row) for row in rows]
    if kind == "json":
        return json.dumps(told, ensure_ascii=False, indent=1).encode()
    return write_table("转12345", list(COLUMNS.values()), [list(row.values()) for row in told])


def _told(row: Opinion) -> dict[str, str]:
    contact = {"name": row.name, "phone": row.phone} if row.may_pass_on else {"name": "", "phone": ""}
    return {
        "receipt": row.receipt,
        "ticket": row.external_no,
        "received": f"{localtime(row.received_at):%Y-%m-%d %H:%M}",
        "topic": TOPIC_WORDS[Topic(row.topic)] if row.topic else "",
        "place": row.place or (row.station.address if row.station else ""),
        "text": row.text,
        "ask": row.ask,
        "due_on": str(row.due_on or ""),
        **contact,
    }
