"""Deputies' meetings, and what they did for citizens (人大代表会议记录簿、人大代表活动记录簿).

A reception day that was held is an activity too; what was said on it stands in the register of citizens received.
"""

from operator import itemgetter
from typing import Any

from django.utils.timezone import localtime

from stations.documents.events import KINDS
from stations.documents.registers.cells import Row, lines, names, numbered
from stations.models import EventWithCitizens, ReceptionDay, Station
from stations.rules.events import WITHIN, Coming, EventKind
from stations.rules.receptions import DayStatus

MEETINGS = [
    ("序号", 4), ("时间", 9), ("会议名称", 15), ("地点", 10), ("到会代表", 13), ("未到会代表", 13), ("会议记录", 36),
]  # fmt: skip
ACTIVITIES = [
    ("序号", 4), ("时间", 9), ("活动形式", 8), ("主题", 13), ("地点", 10), ("参加代表", 11), ("群众\n人次", 5),
    ("活动情况", 30), ("群众意见\n受理编号", 10),
]  # fmt: skip


def meetings(station: Station, year: int, reader: Any) -> list[Row]:
    """Meetings of deputies that took place, with who was missing and why."""
    return numbered(map(_meeting, _events(station, year, reader).filter(kind__in=WITHIN)))


def activities(station: Station, year: int, reader: Any) -> list[Row]:
    """Events with citizens that took place and reception days that were held, by their days."""
    events = _events(station, year, reader).exclude(kind__in=WITHIN)
    held = ReceptionDay.objects.visible_to(reader).filter(station=station, on__year=year, status=DayStatus.HELD)
    found = [(localtime(row.starts_at).date(), _event(row)) for row in events]
    found += [(row.on, _reception(row)) for row in held.for_rows()]
    return numbered(row for _on, row in sorted(found, key=itemgetter(0)))


def _events(station: Station, year: int, reader: Any) -> Any:
    rows = EventWithCitizens.objects.visible_to(reader).filter(station=station).took_place(year)
    return rows.prefetch_related("invitations__mandate__person", "matters__opinion")


def _meeting(row: EventWithCitizens) -> Row:
    missing = [invited for invited in row.invitations.all() if not invited.has_come]
    return _when(row), lines(row.title, row.about), row.place, _came(row), lines(*map(_missing, missing)), row.minutes


def _event(row: EventWithCitizens) -> Row:
    return (
        _when(row), KINDS[EventKind(row.kind)], lines(row.title, row.about), row.place, _came(row), str(row.citizens),
        row.minutes, lines(*(matter.opinion.receipt for matter in row.matters.all())),
    )  # fmt: skip


def _reception(row: ReceptionDay) -> Row:
    return (
        f"{row.on:%m-%d}", "代表接待日", "接待群众", row.station.address, names(row.who_came), str(row.citizens),
        lines(row.remark, "见接待群众情况登记簿"), "",
    )  # fmt: skip


def _when(row: EventWithCitizens) -> str:
    return f"{localtime(row.starts_at):%m-%d %H:%M}"


def _came(row: EventWithCitizens) -> str:
    return names(invited.mandate for invited in row.invitations.all() if invited.has_come)


def _missing(invited: Any) -> str:
    name: str = invited.mandate.person.name
    return f"{name}（{invited.reason}）" if invited.answer == Coming.NO else name
