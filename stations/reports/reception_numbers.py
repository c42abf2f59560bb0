"""How many reception days were planned and held, who came and how many citizens: in all, by station and by deputy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum

from deputies.rules import MandateStatus
from stations.models import Attendance, Membership
from stations.rules.receptions import DayStatus

Pair = tuple[int, int]  # keys of a station and of a mandate


@dataclass(frozen=True)
class Numbers:
    """`planned` counts the days that stood in the plan, those cancelled too; `coverage` is in per cent of the members,
    None without one.
    """

    planned: int
    held: int
    cancelled: int
    times: int
    citizens: int
    members: int
    members_who_came: int

    @property
    def coverage(self) -> int | None:
        return round(100 * self.members_who_came / self.members) if self.members else None


@dataclass(frozen=True)
class Counted:
    """Days by station, the members of these stations, and how often which deputy came where."""

    stations: list[dict[str, Any]]
    members: set[Pair]
    came: Mapping[Pair, int]

    def whole(self) -> Numbers:
        """A deputy of two stations is one member."""
        return _numbers(self.stations, {own for _at, own in self.members}, _by_mandate(self.came.items()))

    def at(self, station: dict[str, Any]) -> Numbers:
        """Of one of the `stations`."""
        key = station["station"]
        members = {own for at, own in self.members if at == key}
        return _numbers([station], members, _by_mandate(pair for pair in self.came.items() if pair[0][0] == key))


def numbers(rows: Any, from_on: date, until_on: date) -> Numbers:
    """Of the days among `rows` in the period; one who came often is several person-times and one member who came."""
    return counted(rows, from_on, until_on).whole()


def counted(rows: Any, from_on: date, until_on: date) -> Counted:
    """Three queries, whatever the size."""
    days = days_in(rows, from_on, until_on).order_by()
    by_station = days.values("station", "station__name").annotate(
        planned=Count("pk"),
        held=Count("pk", filter=Q(status=DayStatus.HELD)),
        cancelled=Count("pk", filter=Q(status=DayStatus.CANCELLED)),
        citizens=Sum("citizens", default=0),
    )
    came = attendances_at(days).values_list("day__station", "mandate").annotate(times=Count("pk")).order_by()
    return Counted(
        list(by_station.order_by("station__name")),
        set(members_at(days, until_on).values_list("station", "mandate")),
        {(station, mandate): times for station, mandate, times in came},
    )


def days_in(rows: Any, from_on: date, until_on: date) -> Any:
    """Those that stood in the plan."""
    return rows.between(from_on, until_on).exclude(status=DayStatus.DROPPED)


def attendances_at(days: Any) -> Any:
    return Attendance.objects.filter(day__in=days.order_by().values("pk"))


def members_at(days: Any, on: date) -> Any:
    """Of the stations of these days the deputies in office on that day."""
    return Membership.objects.current(on).filter(
        station__in=days.order_by().values("station"), mandate__status=MandateStatus.IN_OFFICE
    )


def _by_mandate(came: Iterable[tuple[Pair, int]]) -> dict[int, int]:
    times: dict[int, int] = {}
    for (_station, mandate), often in came:
        times[mandate] = times.get(mandate, 0) + often
    return times


def _numbers(stations: list[dict[str, Any]], members: set[int], came: Mapping[int, int]) -> Numbers:
    sums = {name: sum(row[name] for row in stations) for name in ("planned", "held", "cancelled", "citizens")}
    return Numbers(**sums, times=sum(came.values()), members=len(members), members_who_came=len(members & came.keys()))
