"""The demo city's reception days: planned at every station, announced where due, recorded where they are over."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from congress.accounts.models import User
from congress.common.dates import months_before
from congress.organs.models import Congress, Holiday
from congress.organs.workdays import Calendar
from stations.actions import receptions
from stations.models import Attendance, Membership, ReceptionDay, Station
from stations.rules.receptions import NOTICE_DAYS, DayStatus

CITIZENS = (6, 4, 9, 3, 7, 5)
REMARK = "记入接待群众登记簿"
MONTHS_BACK = range(1, 18)  # so that a year of briefings has the same month of the year before beside it


def build_receptions(congress: Congress, people: dict[str, User], at: datetime) -> int:
    """How many days lie ahead; those of the keeper's station go six weeks back, older ones stand in the books."""
    calendar, today = Holiday.objects.calendar(), timezone.localdate(at)
    kept = Station.objects.get(congress=congress, code="QY-01-02")
    receptions.plan(kept, calendar=calendar, at=at - timedelta(weeks=6))
    for station in Station.objects.filter(congress=congress).order_by("pk"):
        receptions.plan(station, calendar=calendar, at=at)
    recent = list(kept.days.filter(on__lt=today).order_by("on"))
    for place, day in enumerate(recent):
        facts = {"citizens": CITIZENS[place % len(CITIZENS)], "remark": REMARK}
        receptions.record_day(day, mandates=[], by=people["zhanzhang"], at=at, **facts)
    held = [*recent, *_past(kept, calendar, today)]
    Attendance.objects.bulk_create(_attended(held, people["zhanzhang"]))  # before they were grouped in here
    ahead = ReceptionDay.objects.ahead(today).filter(station__congress=congress)
    for day in ahead.between(today, today + timedelta(days=NOTICE_DAYS.high)):
        receptions.announce_due(day, at=at)
    return ahead.count()


def _past(kept: Station, calendar: Calendar, today: date) -> list[ReceptionDay]:
    """A day a month at every station, as if from its paper register; the kept one tells of last month itself."""
    stations = list(Station.objects.filter(congress=kept.congress_id).order_by("pk"))
    return ReceptionDay.objects.bulk_create(
        ReceptionDay(station=station, on=on, status=DayStatus.HELD, citizens=_came(place + back), remark=REMARK)
        for back in MONTHS_BACK
        for place, station in enumerate(stations)
        if (place + back) % 5
        and (station.pk, back) != (kept.pk, 1)
        and (on := _workday(months_before(today, back).replace(day=5 + place), calendar))
    )


def _came(place: int) -> int:
    return CITIZENS[place % len(CITIZENS)] + place % 4


def _workday(day: date, calendar: Calendar) -> date:
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return day


def _attended(days: list[ReceptionDay], keeper: User) -> Iterator[Attendance]:
    """Two of the deputies grouped into the station, in turns."""
    grouped: dict[int, list[int]] = {}
    for station, mandate in Membership.objects.order_by("pk").values_list("station", "mandate"):
        grouped.setdefault(station, []).append(mandate)
    for place, day in enumerate(days):
        own = grouped.get(day.station_id, [])
        for turn in range(min(2, len(own))):
            at = timezone.make_aware(datetime.combine(day.on, datetime.min.time())) + timedelta(hours=9)
            yield Attendance(day=day, mandate_id=own[(place + turn) % len(own)], at=at, way="keeper", by=keeper)
