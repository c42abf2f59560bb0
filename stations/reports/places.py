"""Stations with their next reception days, and stations as a tree. The caller hands in what the reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser

from congress.organs.models import Holiday
from congress.organs.workdays import Calendar
from stations.models import Station
from stations.reception import Day, days
from stations.rules import AHEAD_DAYS


def everybodys() -> Any:
    """The open stations, the same for whoever asks; nobody's posts open more here."""
    return Station.objects.visible_to(AnonymousUser())


@dataclass(frozen=True)
class Coming:
    """A station with its next reception days, moved off holidays, and among them those that fall away with the reason.
    None where days are agreed on or not entered.
    """

    station: Station
    days: list[Day]

    @property
    def next(self) -> Day | None:
        return next((day for day in self.days if day.is_held), None)

    @property
    def is_by_appointment(self) -> bool:
        rule = self.station.reception_rule
        return rule is not None and rule.is_by_appointment


def coming(stations: Iterable[Station], today: date, count: int) -> list[Coming]:
    """Each with the days from today to so many-th on which it is held; one query, for the calendar."""
    calendar = Holiday.objects.calendar()
    return [Coming(station, _next_days(station, calendar, today, count)) for station in stations]


def _next_days(station: Station, calendar: Calendar, today: date, count: int) -> list[Day]:
    rule = station.reception_rule
    if rule is None or rule.is_by_appointment:
        return []
    ahead, held = [], []
    for reach in AHEAD_DAYS:
        ahead = days(rule, calendar, today, today + timedelta(days=reach))
        held = [place for place, day in enumerate(ahead, 1) if day.is_held][:count]
        if len(held) == count:
            break
    return ahead[: held[-1]] if held else []


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
