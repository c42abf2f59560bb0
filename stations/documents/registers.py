"""The registers of a station printed as books (台账, domain.md §4.3). Names are shown, phones masked."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from congress.common.text import mask_phone
from congress.documents.listings import Book, book_pdf
from deputies.rules import Sex
from stations.models import Opinion, Station
from stations.opinion_list import HANDLED_WORDS, RATING_WORDS, SEX_WORDS, TOPIC_WORDS
from stations.rules import StationRole
from stations.rules.opinions import Route
from stations.rules.registers import Handled, RegisterKind

RECEPTION = [
    ("编号", 8), ("时间", 8), ("接待代表\n记录人", 9), ("来访群众", 10), ("类别", 6), ("反映内容及诉求", 24),
    ("处理方式", 11), ("办理结果", 12), ("反馈", 8), ("满意度", 4),
]  # fmt: skip
HANDED = [
    ("编号", 9), ("接待日期", 8), ("来访群众", 8), ("反映内容及诉求", 30), ("转办单位", 14), ("办理期限", 8),
    ("办理结果", 17), ("满意度", 6),
]  # fmt: skip
ROSTER = [
    ("序号", 4), ("姓名", 8), ("性别", 5), ("民族", 6), ("出生年月", 8), ("所属人大", 15), ("选举单位", 14),
    ("工作单位及职务", 15), ("站内职务", 8), ("入站日期", 8), ("联系电话", 9),
]  # fmt: skip
ROLES = {StationRole.HEAD: "站长", StationRole.DEPUTY_HEAD: "副站长", StationRole.MEMBER: "驻站代表"}


def register_pdf(kind: RegisterKind, station: Station, opinions: Any, year: int) -> bytes:
    """One book of one station and year; `opinions` are the station's of that year that the reader may see."""
    columns, rows, name = BOOKS[kind](station, opinions, year)
    under = f"{station.name}　{year}年　共{len(rows)}条"
    return book_pdf(Book(heading=name, under=under, columns=columns, rows=rows))


def _reception(_station: Station, opinions: Any, _year: int) -> Any:
    rows = [
        (
            _number(one), f"{localtime(one.received_at):%m-%d %H:%M}", _lines(_deputies(one), _recorder(one)),
            _lines(one.name or "未留姓名", _sex(one.sex), mask_phone(one.phone), one.address),
            TOPIC_WORDS.get(one.topic, ""), _lines(one.text, one.ask and f"诉求：{one.ask}"),
            _lines(HANDLED_WORDS[Handled(one.handled)], _to(one), one.owed_on and f"期限：{one.owed_on}"),
            one.answer or one.reply, _lines(_day(one.answered_at), one.told_by), RATING_WORDS.get(one.rating, ""),
        )
        for one in _rows(opinions)
    ]  # fmt: skip
    return RECEPTION, rows, "接待群众情况登记簿"


def _handed(_station: Station, opinions: Any, _year: int) -> Any:
    rows = [
        (
            _number(one), _day(one.received_at), one.name or "未留姓名",
            _lines(one.text, one.ask and f"诉求：{one.ask}"), _to(one) or HANDLED_WORDS[Handled(one.handled)],
            str(one.owed_on or ""), one.reply or one.answer,
            RATING_WORDS.get(one.rating, ""),
        )
        for one in _rows(opinions.filter(route__in=Route))
    ]  # fmt: skip
    return HANDED, rows, "接待群众工作转办簿"


def _roster(station: Station, _opinions: Any, year: int) -> Any:
    """Whoever belonged to the station on a day of that year."""
    during = station.memberships.filter(from_on__lte=date(year, 12, 31)).exclude(until_on__lt=date(year, 1, 1))
    joined = during.select_related("mandate__person", "mandate__term__congress").order_by("from_on", "pk")
    rows = [
        (
            str(number), own.mandate.person.name, _sex(own.mandate.person.sex),
            own.mandate.person.ethnicity, own.mandate.person.born, own.mandate.term.congress.name,
            own.mandate.electing_unit, own.mandate.person.employer, ROLES[StationRole(own.role)],
            _lines(str(own.from_on), own.until_on and f"至{own.until_on}"), mask_phone(own.mandate.person.phone),
        )
        for number, own in enumerate(joined, 1)
    ]  # fmt: skip
    return ROSTER, rows, "人大代表花名册"


BOOKS: dict[RegisterKind, Callable[[Station, Any, int], Any]] = {
    RegisterKind.RECEPTION: _reception,
    RegisterKind.HANDED: _handed,
    RegisterKind.ROSTER: _roster,
}


def _rows(opinions: Any) -> Iterable[Any]:
    joined = opinions.with_handled().select_related("unit", "higher__person", "deputy__person", "recorded_by")
    found: Iterable[Any] = joined.prefetch_related("present__person").order_by("received_at", "pk")
    return found


def _number(one: Opinion) -> str:
    return one.book_no or one.receipt


def _deputies(one: Opinion) -> str:
    return "、".join(mandate.person.name for mandate in [one.deputy, *one.present.all()] if mandate)


def _recorder(one: Opinion) -> str:
    recorder = one.recorder or str(one.recorded_by or "")
    return f"记录：{recorder}" if recorder else ""


def _to(one: Opinion) -> str:
    whom = one.unit.name if one.unit else str(one.higher or one.handed_to or "")
    return _lines(whom, one.external_no and f"工单：{one.external_no}")


def _sex(sex: str) -> str:
    return SEX_WORDS[Sex(sex)] if sex else ""


def _day(at: Any) -> str:
    return f"{localtime(at):%Y-%m-%d}" if at else ""


def _lines(*words: Any) -> str:
    return "\n".join(str(word) for word in words if word)
