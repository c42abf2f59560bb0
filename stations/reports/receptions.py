"""Reception days as pages and calendars tell of them. The caller hands in what the reader may see."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from stations.icalendar import Event
from stations.models import ReceptionDay
from stations.reception import Hours
from stations.rules.receptions import DayStatus

BACK_DAYS = 30  # a calendar keeps them, so that what was cancelled is taken out of telephones
STATUSES = {
    DayStatus.PLANNED: "TENTATIVE",
    DayStatus.ANNOUNCED: "CONFIRMED",
    DayStatus.HELD: "CONFIRMED",
    DayStatus.CANCELLED: "CANCELLED",
    DayStatus.DROPPED: "CANCELLED",
}


def told_of(stations: Iterable[Any], today: date) -> dict[int, list[ReceptionDay]]:
    """What everybody may know of the next days of these stations, by station: announced and cancelled ones."""
    rows = ReceptionDay.objects.visible_to(AnonymousUser()).filter(station__in=stations, on__gte=today)
    found: dict[int, list[ReceptionDay]] = {}
    for row in rows.order_by("on", "pk").for_rows():
        found.setdefault(row.station_id, []).append(row)
    return found


def station_events(station: Any, today: date) -> Iterator[Event]:
    """The announced days of a station for everybody's calendar."""
    rows = ReceptionDay.objects.visible_to(AnonymousUser()).filter(station=station)
    return events(rows.filter(on__gte=today - timedelta(days=BACK_DAYS)).for_rows())


def own_events(user: Any, today: date) -> Iterator[Event]:
    """The days a deputy is on the roster of, those too that are planned only."""
    own = ReceptionDay.objects.visible_to(user).of_deputy(user)
    return events(own.filter(on__gte=today - timedelta(days=BACK_DAYS)).for_rows())


def events(rows: Iterable[ReceptionDay]) -> Iterator[Event]:
    """One for each span of hours with a clock; one for the whole day where none is told."""
    for day in rows:
        clocked = [hours for hours in day.told_hours if hours.start]
        if not clocked:
            yield _event(day, 0, None)
        for place, hours in enumerate(clocked):
            yield _event(day, place, hours)


def _event(day: ReceptionDay, place: int, hours: Hours | None) -> Event:
    parts = [str(each) for each in day.told_hours if not each.start]
    summary = _("Reception day of %(station)s") % {"station": day.station.name}
    return Event(
        uid=f"reception-{day.pk}-{place}@{urlsplit(settings.SITE_URL).hostname}",
        on=day.on,
        start=_at(day.on, hours.start) if hours else None,
        end=_at(day.on, hours.end) if hours else None,
        summary=" ".join([summary, *parts]),
        location=day.station.address,
        description="\n".join(filter(None, ["、".join(map(str, day.receiving)), day.why, day.reason])),
        url=settings.SITE_URL + day.station.get_absolute_url(),
        status=STATUSES[DayStatus(day.status)],
        sequence=day.version,
    )


def to_record(rows: Any, today: date) -> Any:
    """Days that are over and nobody recorded, the oldest first."""
    return rows.filter(Q(status=DayStatus.PLANNED) | Q(status=DayStatus.ANNOUNCED), on__lt=today).order_by("on", "pk")


def _at(on: date, clock: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(on, clock)) if clock else None
