"""The demo city's reception days: planned at every station, announced where due, recorded where they are over."""

from datetime import datetime, timedelta

from django.utils import timezone

from congress.accounts.models import User
from congress.organs.models import Congress, Holiday
from stations.actions import receptions
from stations.models import ReceptionDay, Station
from stations.rules.receptions import NOTICE_DAYS

CITIZENS = (6, 4, 9, 3, 7, 5)


def build_receptions(congress: Congress, people: dict[str, User], at: datetime) -> int:
    """How many days stand in the plan; those of the keeper's station go six weeks back."""
    calendar, today = Holiday.objects.calendar(), timezone.localdate(at)
    kept = Station.objects.get(congress=congress, code="QY-01-02")
    receptions.plan(kept, calendar=calendar, at=at - timedelta(weeks=6))
    for station in Station.objects.filter(congress=congress).order_by("pk"):
        receptions.plan(station, calendar=calendar, at=at)
    for place, day in enumerate(kept.days.filter(on__lt=today).order_by("on")):
        facts = {"citizens": CITIZENS[place % len(CITIZENS)], "remark": "记入接待群众登记簿"}
        receptions.record_day(day, mandates=day.on_duty, by=people["zhanzhang"], at=at, **facts)
    ahead = ReceptionDay.objects.ahead(today).filter(station__congress=congress)
    for day in ahead.between(today, today + timedelta(days=NOTICE_DAYS.high)):
        receptions.announce_due(day, at=at)
    return ahead.count()
