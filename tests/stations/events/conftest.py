"""A station with its keeper and two deputies grouped in, and the life of an event, one call a step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.accounts.rules import Role
from congress.notices.models import Notice
from deputies.models import Mandate
from stations.actions import event_minutes, events
from stations.models import EventWithCitizens, Station
from tests.town import SINCE, Town

NOW = timezone.now()
AHEAD = timedelta(days=10)


@dataclass
class Yard:
    """The town, its station and the deputies of it."""

    town: Town
    station: Station
    members: list[Mandate]

    def planned(self, at: datetime = NOW, **facts: Any) -> EventWithCitizens:
        whole = {"kind": "yard", "title": "老旧小区加装电梯", "place": "柳荫广场", "about": ""}
        whole |= {"starts_at": at + AHEAD, "deputies": self.members, "form_key": uuid4(), **facts}
        return events.plan(self.station, by=self.town.keeper, at=at, **whole)

    def announced(self, at: datetime = NOW, **facts: Any) -> EventWithCitizens:
        return events.announce(self.planned(at, **facts), by=self.town.keeper, at=at)

    def held(self, at: datetime = NOW) -> EventWithCitizens:
        row = self.announced(at)
        after = row.starts_at + timedelta(hours=2)
        return events.hold(row, came=self.members[:1], citizens=23, by=self.town.keeper, at=after)

    def minuted(self, *matters: str, at: datetime = NOW) -> EventWithCitizens:
        row = self.held(at)
        said = {"minutes": "大家谈了电梯。", "matters": matters or ("三号楼没有电梯", "路灯不亮")}
        return event_minutes.minute(row, by=self.town.keeper, at=row.starts_at + timedelta(days=1), **said)


def build_yard(town: Town) -> Yard:
    town.add("keeper", Role.STATION_KEEPER, region=town.congress.region)
    station = town.station("QY-01")
    members = [town.mandates["deputy"], town.mandates["deputy2"]]
    for mandate in members:
        station.memberships.create(mandate=mandate, from_on=SINCE)
    return Yard(town, station, members)


@pytest.fixture
def yard(town: Town) -> Yard:
    return build_yard(town)


@pytest.fixture
def told() -> Callable[[str], list[str]]:
    """Who was told in-site by a notice of this kind, in order."""

    def names(kind: str = "event") -> list[str]:
        from_site = Notice.objects.filter(kind=kind, channel="site").order_by("pk")
        return list(from_site.values_list("recipient__username", flat=True))

    return names
