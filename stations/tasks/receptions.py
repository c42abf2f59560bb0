"""Reception days. Every task is safe to run twice and safe to miss for days."""

from datetime import timedelta

from celery import shared_task
from django.db.models import Q
from django.utils import timezone

from congress.organs.models import Holiday
from stations.actions import receptions
from stations.models import ReceptionDay, Station
from stations.rules.receptions import AHEAD, NOTICE_DAYS, DayStatus


@shared_task
def plan_receptions() -> int:
    """The reception days of the next three months and their rosters; returns at how many stations it looked."""
    now, calendar = timezone.now(), Holiday.objects.calendar()
    ahead = ReceptionDay.objects.ahead(timezone.localdate(now)).order_by().values("station")
    planned = Station.objects.filter(Q(is_active=True) & ~Q(rule={}) | Q(pk__in=ahead)).order_by("pk")
    looked = 0
    for station in planned.iterator(chunk_size=200):
        receptions.plan(station, calendar=calendar, at=now)
        looked += 1
    return looked


@shared_task
def announce_receptions() -> int:
    """Days whose notice is due: late rather than never, and never once they are over; returns how many."""
    now = timezone.now()
    today = timezone.localdate(now)
    due = ReceptionDay.objects.filter(status=DayStatus.PLANNED, station__is_active=True)
    due = due.between(today, today + timedelta(days=NOTICE_DAYS.high)).order_by("on", "pk")
    return sum(receptions.announce_due(day, at=now) for day in due)


@shared_task
def remind_of_receptions() -> int:
    """Deputies on the eve, keepers of days that are over and not recorded; returns how many days."""
    now = timezone.now()
    today = timezone.localdate(now)
    days = ReceptionDay.objects.select_related("station__congress", "station__region").order_by("on", "pk")
    eves = days.announced().filter(reminded_at=None).between(today, today + timedelta(days=1))
    over = days.filter(status__in=AHEAD, asked_at=None, on__lt=today)
    reminded = sum(receptions.remind(day, at=now) for day in eves)
    return reminded + sum(receptions.ask_for_record(day, at=now) for day in over)
