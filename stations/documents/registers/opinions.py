"""What citizens said, and what of it was handed over (接待群众情况登记簿、接待群众工作转办簿)."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localtime

from congress.common.text import mask_phone
from stations.documents.registers.cells import Row, day, lines, names, sex
from stations.models import Opinion, Station
from stations.opinion_list import HANDLED_WORDS, RATING_WORDS, TOPIC_WORDS
from stations.rules.opinions import Route
from stations.rules.registers import Handled

RECEPTION = [
    ("编号", 8), ("时间", 8), ("接待代表\n记录人", 9), ("来访群众", 10), ("类别", 6), ("反映内容及诉求", 24),
    ("处理方式", 11), ("办理结果", 12), ("反馈", 8), ("满意度", 4),
]  # fmt: skip
HANDED = [
    ("编号", 9), ("接待日期", 8), ("来访群众", 8), ("反映内容及诉求", 30), ("转办单位", 14), ("办理期限", 8),
    ("办理结果", 17), ("满意度", 6),
]  # fmt: skip


def received(station: Station, year: int, reader: Any) -> list[Row]:
    return [
        (
            _number(one), f"{localtime(one.received_at):%m-%d %H:%M}",
            lines(names([one.deputy, *one.present.all()]), _recorder(one)),
            lines(one.name or "未留姓名", sex(one.sex), mask_phone(one.phone), one.address),
            TOPIC_WORDS.get(one.topic, ""), _said(one),
            lines(HANDLED_WORDS[Handled(one.handled)], _to(one), one.owed_on and f"期限：{one.owed_on}"),
            one.answer or one.reply, lines(day(one.answered_at), one.told_by), RATING_WORDS.get(one.rating, ""),
        )
        for one in _rows(station, year, reader)
    ]  # fmt: skip


def handed(station: Station, year: int, reader: Any) -> list[Row]:
    return [
        (
            _number(one), day(one.received_at), one.name or "未留姓名", _said(one),
            _to(one) or HANDLED_WORDS[Handled(one.handled)], str(one.owed_on or ""), one.reply or one.answer,
            RATING_WORDS.get(one.rating, ""),
        )
        for one in _rows(station, year, reader, route__in=Route)
    ]  # fmt: skip


def _rows(station: Station, year: int, reader: Any, **which: Any) -> Iterable[Any]:
    own = Opinion.objects.visible_to(reader).filter(station=station, received_at__year=year, **which)
    joined = own.with_handled().select_related("unit", "higher__person", "deputy__person", "recorded_by")
    found: Iterable[Any] = joined.prefetch_related("present__person").order_by("received_at", "pk")
    return found


def _number(one: Opinion) -> str:
    return one.book_no or one.receipt


def _recorder(one: Opinion) -> str:
    recorder = one.recorder or str(one.recorded_by or "")
    return f"记录：{recorder}" if recorder else ""


def _said(one: Opinion) -> str:
    return lines(one.text, one.ask and f"诉求：{one.ask}")


def _to(one: Opinion) -> str:
    whom = one.unit.name if one.unit else str(one.higher or one.handed_to or "")
    return lines(whom, one.external_no and f"工单：{one.external_no}")
