"""Stations with their next reception days, and stations as a tree. The caller hands in what the reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Min, Q

from congress.organs.models import Holiday
from congress.organs.workdays import Calendar
from stations.models import ReceptionDay, Station
from stations.reception import Day, days
from stations.reports.receptions import told_of
from stations.rules import AHEAD_DAYS
from stations.rules.receptions import AHEAD, DayStatus


def everybodys() -> Any:
    """The open stations, the same for whoever asks; nobody's posts open more here."""
    return Station.objects.visible_to(AnonymousUser())


@dataclass(frozen=True)
class Coming:
    """A station with its next reception days, moved off holidays, and among them those that fall away with the reason.
    None where days are agreed on or not entered. `told` are those announced or cancelled by hand.
    """

    station: Station
    days: list[Day]
    told: list[ReceptionDay] = field(default_factory=list)

    @property
    def next(self) -> Day | None:
        return next((day for day in self.days if day.is_held), None)

    @property
    def is_by_appointment(self) -> bool:
        rule = self.station.reception_rule
        return rule is not None and rule.is_by_appointment

    @property
    def named(self) -> list[tuple[Day, list[Any]]]:
        """Each day with the deputies who receive on it, where that is announced."""
        names = {row.on: row.receiving for row in self.told}
        return [(day, names.get(day.on, []) if day.is_held else []) for day in self.days]

    @property
    def cancelled(self) -> list[ReceptionDay]:
        return [row for row in self.told if row.status == DayStatus.CANCELLED]


def coming(stations: Iterable[Station], today: date, count: int) -> list[Coming]:
    """Each with the days from today to so many-th on which it is held; two queries, for the calendar and for what is
    announced, and two more for who receives. What was announced holds whatever the rule says since.
    """
    calendar, rows = Holiday.objects.calendar(), list(stations)
    told = told_of(rows, today)
    return [
        Coming(station, _next_days(station, calendar, today, count, told.get(station.pk, [])), told.get(station.pk, []))
        for station in rows
    ]


def soonest(today: date, count: int) -> list[Coming]:
    """The open stations whose planned reception day comes first, each with its next day; five queries."""
    ahead = Q(days__status__in=AHEAD, days__on__gte=today)
    rows = everybodys().by_area().filter(ahead).annotate(planned=Min("days__on"))  # of the days ahead, not of all
    found = coming(rows.order_by("planned", "region_code", "code")[:count], today, 1)
    return sorted((own for own in found if own.next), key=_first_day)


def _first_day(own: Coming) -> date:
    return own.next.on if own.next else date.max


def _next_days(station: Station, calendar: Calendar, today: date, count: int, told: list[ReceptionDay]) -> list[Day]:
    rule = station.reception_rule
    ahead, held = [], []
    for reach in AHEAD_DAYS:
        found = days(rule, calendar, today, today + timedelta(days=reach)) if rule else []
        ahead = _settled(found, told)
        held = [place for place, day in enumerate(ahead, 1) if day.is_held][:count]
        if len(held) == count:
            break
    return ahead[: held[-1]] if held else []


def _settled(found: list[Day], told: list[ReceptionDay]) -> list[Day]:
    """The rule's days, but for those announced otherwise, cancelled or held already."""
    settled = {row.planned_on for row in told} | {row.on for row in told}
    announced = [row.day for row in told if row.status == DayStatus.ANNOUNCED]
    return sorted([*(day for day in found if settled.isdisjoint({day.on, day.planned_on})), *announced], key=_on)


def _on(day: Day) -> date:
    return day.on


@dataclass(frozen=True)
class Branch:
    station: Station
    below: list["Branch"] = field(default_factory=list)


def tree(stations: Iterable[Station]) -> list[Branch]:
    """The stations below those above them; one whose upper station is not among them stands at the root."""
    branches = {station.pk: Branch(station) for station in stations}
    roots: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.station.parent_id or 0)
        (above.below if above else roots).append(branch)
    return roots
