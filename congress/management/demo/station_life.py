"""What happens at the demo city's stations: standards, a grade, an application, events with citizens."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from congress.accounts.models import User
from congress.organs.models import Congress
from stations.actions import event_minutes, events, grading, standards
from stations.models import Station, StationStandard
from stations.rules.events import EventKind

STARS: dict[str, Any] = {
    "name": "联络站星级标准",
    "items": "场地设施 | 30 | 面积、分区和无障碍设施照片\n制度公开 | 20 | 上墙制度照片\n"
    "接待活动 | 30 | 接待登记簿\n意见办理 | 20 | 转办工作簿",
    "sums": "60 70 80 90 95",
}
CLAIMED = [Decimal(points) for points in (28, 20, 27, 18)]


def build_station_life(congress: Congress, people: dict[str, User], at: datetime) -> int:
    """The keeper's station has four stars, has applied by the six haves, has held one event and announced the next."""
    office, keeper = people["jiaoban"], people["zhanzhang"]
    station = Station.objects.get(congress=congress, code="QY-01-02")
    since = timezone.localdate(at)
    six, _eight = standards.write_check_lists(congress, valid_from=since, by=office, at=at)
    stars = standards.write(congress, valid_from=since, by=office, at=at, **STARS)
    row = _apply(station, stars, CLAIMED, keeper, at)
    row = grading.assess(row, given=[(points, "") for points in CLAIMED], by=people["duban"], at=at)
    grading.decide(row, note="综合评定小组意见一致", by=people["duban"], at=at)
    _apply(station, six, [Decimal(1)] * len(six.asked), keeper, at)
    _hold(station, keeper, at - timedelta(days=20))
    _announce(station, keeper, at)
    return 2


def _apply(station: Station, standard: StationStandard, points: list[Decimal], by: User, at: datetime) -> Any:
    claims = [grading.Claim(each, "见站内公示和台账") for each in points]
    return grading.apply(station, standard, claims=claims, form_key=uuid4(), by=by, at=at)


def _hold(station: Station, by: User, at: datetime) -> None:
    """Before today's deputies were grouped in, so none is named."""
    event = _plan(station, EventKind.YARD, "老旧小区加装电梯恳谈会", [], at, by)
    event = events.announce(event, by=by, at=at)
    over = event.starts_at + timedelta(hours=2)
    event = events.hold(event, came=[], citizens=26, by=by, at=over)
    said: dict[str, Any] = {
        "minutes": "代表与居民围坐，逐户听取意见。住建部门人员到场说明政策。",
        "matters": ["三号楼希望加装电梯", "小区路灯不亮"],
    }
    event_minutes.minute(event, by=by, at=over, **said)


def _announce(station: Station, by: User, at: datetime) -> None:
    events.announce(_plan(station, EventKind.COUNCIL, "纺织路停车难议事会", _deputies(station), at, by), by=by, at=at)


def _plan(station: Station, kind: EventKind, title: str, deputies: list[Any], at: datetime, by: User) -> Any:
    evening = timezone.make_aware(datetime.combine(timezone.localdate(at) + timedelta(days=9), time(19)))
    facts: dict[str, Any] = {
        "kind": kind,
        "title": title,
        "place": "纺织路社区党群服务中心一楼",
        "about": "欢迎居民到场，把想说的说出来。",
    }
    made: dict[str, Any] = {"starts_at": evening, "deputies": deputies, "form_key": uuid4()}
    return events.plan(station, by=by, at=at, **made, **facts)


def _deputies(station: Station) -> list[Any]:
    return [row.mandate for row in station.memberships.select_related("mandate").order_by("pk")[:3]]
