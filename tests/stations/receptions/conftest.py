"""A station with three deputies, its keeper, and days named from one morning in March."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db.models import F

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.notices.models import Notice
from congress.organs.workdays import Calendar
from deputies.models import Mandate
from stations.actions import receptions
from stations.models import ReceptionDay, Station
from tests.town import Town

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
NEW_YEAR = {date(2026, 1, 1): "元旦"}
OPEN = Calendar(rest=NEW_YEAR, work={})


@dataclass
class Hall:
    """The station receives on the 5th; `deputies` stand in the order they were grouped in."""

    town: Town
    station: Station
    keeper: User
    deputies: list[Mandate] = field(default_factory=list)

    def plan(self, at: datetime = MORNING, **rest: str) -> list[ReceptionDay]:
        """Plan from that morning, with these days off (_2026_03_05="清明节")."""
        off = {date.fromisoformat(on[1:].replace("_", "-")): name for on, name in rest.items()}
        receptions.plan(self.station, calendar=Calendar(rest=NEW_YEAR | off, work={}), at=at)
        return list(self.station.days.order_by("on"))

    def first(self) -> ReceptionDay:
        return self.plan()[0]

    def announced(self) -> ReceptionDay:
        return receptions.announce(self.first(), by=self.keeper, at=MORNING)

    def held(self, **more: Any) -> ReceptionDay:
        facts = {"mandates": self.deputies[:2], "citizens": 7, "remark": "", **more}
        return receptions.record_day(self.announced(), by=self.keeper, at=on_day(5), **facts)


def on_day(day: int, hour: int = 9) -> datetime:
    """That day of March."""
    return MORNING + timedelta(days=day - 2, hours=hour - 9)


def build_hall(town: Town) -> Hall:
    station = town.station("QY-01", name="城东联络站")
    keeper = town.add("keeper", Role.STATION_KEEPER, region=town.congress.region)
    town.add_deputy("deputy3", "090003")
    deputies = [town.mandates[name] for name in ("deputy", "deputy2", "deputy3")]
    for mandate in deputies:
        station.memberships.create(mandate=mandate, from_on=date(2022, 1, 1))
    return Hall(town, station, keeper, deputies)


@pytest.fixture
def hall(town: Town) -> Hall:
    return build_hall(town)


@pytest.fixture
def shared_hall(shared_town: Town) -> Hall:
    return build_hall(shared_town)


def days_of(rows: list[ReceptionDay]) -> list[tuple[str, str]]:
    return [(f"{row.on:%m-%d}", row.status) for row in rows]


def on_duty(day: ReceptionDay) -> list[str]:
    """User names of the roster."""
    names = day.duties.filter(left_at=None).order_by("pk").values_list("mandate__person__user__username", flat=True)
    return list(names)


def told(kind: str) -> list[str]:
    """Who found a notice of that kind on the site."""
    found = Notice.objects.filter(kind=kind, channel="site").annotate(who=F("recipient__username"))
    return sorted(found.values_list("who", flat=True))
