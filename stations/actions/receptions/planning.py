"""The plan of a station's next reception days, kept in line with its rule and the calendar."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import NotYours, Refused
from congress.notices.actions import notify
from congress.organs.workdays import Calendar
from stations.actions.receptions.rostering import fill
from stations.actions.receptions.steps import step, trail, turn_of
from stations.actions.receptions.telling import keepers
from stations.models import ReceptionDay, Station
from stations.parties import keeps
from stations.reception import Day, days
from stations.rules.receptions import PLANNED_DAYS, DayStatus

DECIDE = gettext_noop(
    "%(station)s: the reception day of %(day)s is announced, but its rule and the holidays name another now. "
    "Keep it or cancel it."
)


@transaction.atomic
def plan(station: Station, *, calendar: Calendar, at: datetime) -> None:
    """Plan the days of the next three months and who receives on them; the same again changes nothing.

    A changed rule or a new holiday moves, drops and adds days nobody was told of; an announced one stays, and its
    keeper is told to decide. Days added by hand, cancelled and held are left as they are.
    """
    row = turn_of(station)
    today = localdate(at)
    wanted = _wanted(row, calendar, today)
    kept = {day.on: day for day in row.days.filter(on__gte=today).select_related("station__region")}
    _ask_keepers(kept, wanted, at)
    _follow(kept, _open(kept, wanted), at)
    _add(row, kept, _open(kept, wanted))
    fill(row, at=at)


def _wanted(station: Station, calendar: Calendar, today: date) -> dict[date, Day]:
    """The days of the rule by the day they are held; none at a closed station, or where days are agreed on."""
    rule = station.reception_rule if station.is_active else None
    if rule is None:
        return {}
    found = days(rule, calendar, today, today + timedelta(days=PLANNED_DAYS))
    return {day.on: day for day in found if day.is_held}


def _open(kept: Mapping[date, ReceptionDay], wanted: Mapping[date, Day]) -> dict[date, Day]:
    """The rule's days that no settled row stands for already."""
    settled = [day for day in kept.values() if day.status not in {DayStatus.PLANNED, DayStatus.DROPPED}]
    planned = {day.planned_on for day in settled}
    return {on: day for on, day in wanted.items() if day.planned_on not in planned}


def _follow(kept: dict[date, ReceptionDay], wanted: Mapping[date, Day], at: datetime) -> None:
    """Move, drop and restore what nobody was told of; `kept` follows."""
    moved_to: dict[date | None, Day] = {day.planned_on: day for on, day in wanted.items() if on not in kept}
    by_rule = [row for row in list(kept.values()) if row.planned_on]
    for row in by_rule:
        day = wanted.get(row.on)
        if row.status == DayStatus.DROPPED and day:
            kept[row.on] = _step("restore", row, at, **_facts(day))
        elif row.status == DayStatus.PLANNED and day is None:
            target = moved_to.get(row.planned_on)
            moved = _step("move", row, at, on=target.on, **_facts(target)) if target else _step("drop", row, at)
            del kept[row.on]
            kept[moved.on] = moved
        elif row.status == DayStatus.PLANNED and day:
            ReceptionDay.objects.filter(pk=row.pk).exclude(**_facts(day)).update(**_facts(day))


def _add(station: Station, kept: Mapping[date, ReceptionDay], wanted: Mapping[date, Day]) -> None:
    taken = {row.planned_on for row in kept.values() if row.status == DayStatus.PLANNED}
    new = [day for on, day in wanted.items() if on not in kept and day.planned_on not in taken]
    ReceptionDay.objects.bulk_create(ReceptionDay(station=station, on=day.on, **_facts(day)) for day in new)


def _facts(day: Day) -> dict[str, Any]:
    """What a row keeps of the rule's day, beside the day itself."""
    return {
        "planned_on": day.planned_on,
        "hours": [hours.as_json() for hours in day.hours],
        "off_for": day.off_for,
        "shift": day.shift.value,
        "is_make_up": day.is_make_up,
    }


def _step(name: str, row: ReceptionDay, at: datetime, **changes: Any) -> ReceptionDay:
    before = row.on
    changed = step(name, row, by=None, at=at, note=f"{before:%Y-%m-%d}", **changes)
    trail(name, changed, by=None, at=at)
    return changed


def _ask_keepers(kept: Mapping[date, ReceptionDay], wanted: Mapping[date, Day], at: datetime) -> None:
    """Once for each announced day that is not a day of the rule any more."""
    for on, row in kept.items():
        if row.status == DayStatus.ANNOUNCED and row.planned_on and on not in wanted:
            values = {"station": row.station.name, "day": on}
            key = f"reception:{row.pk}:{on}"
            url = row.get_absolute_url()
            notify(keepers(row, at), "reception-decide", key, DECIDE, url=url, at=at, values=values)


@transaction.atomic
def add_day(station: Station, *, on: date, by: User, at: datetime, hours: str = "") -> ReceptionDay:
    """A day agreed on or held besides the rule, by whoever keeps the station; one taken out of the plan comes back."""
    row = turn_of(station)
    day = row.days.filter(on=on).first()
    if not keeps(by, row):
        raise NotYours(_("You do not keep this station. Nothing was changed."))
    if on < localdate(at) or not row.is_active:
        raise Refused(_("A reception day lies ahead, at an open station. Nothing was changed."))
    if day and day.status != DayStatus.DROPPED:
        raise Refused(_("The station has a reception day on that day already. Nothing was changed."))
    facts: dict[str, Any] = {
        "planned_on": None,
        "hours": [{"part": hours}] if hours else [],
        "off_for": "",
        "is_make_up": False,
    }
    day = step("restore", day, by=by, at=at, **facts) if day else row.days.create(on=on, **facts)
    fill(row, at=at)
    trail("add", day, by=by, at=at)
    return day
