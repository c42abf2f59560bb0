"""A keeper, a standard of three items with five grades, and the steps of a grading, one call each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.accounts.rules import Role
from stations.actions import grading, standards
from stations.actions.grading import Claim
from stations.models import Station, StationGrading, StationStandard
from tests.town import Town

ITEMS = "有组织 | 40 | 名单\n有场地 | 40 | 照片\n有记录 | 20 | 台账"
SUMS = "60 70 80 90 95"
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@dataclass
class Graded:
    """The town with a station, its keeper and the standard."""

    town: Town
    station: Station
    standard: StationStandard

    def applied(self, *points: int, at: datetime = NOW) -> StationGrading:
        claims = [Claim(Decimal(each)) for each in points or (40, 40, 20)]
        keeper = self.town.keeper
        return grading.apply(self.station, self.standard, claims=claims, form_key=uuid4(), by=keeper, at=at)

    def assessed(self, *points: int, at: datetime = NOW) -> StationGrading:
        given = [(Decimal(each), "") for each in points or (40, 40, 20)]
        return grading.assess(self.applied(at=at), given=given, by=self.town.supervisor, at=at)

    def given(self, *points: int, at: datetime = NOW) -> StationGrading:
        return grading.decide(self.assessed(*points, at=at), by=self.town.supervisor, at=at)


def add_keeper(town: Town, name: str = "keeper", **scope: Any) -> Any:
    return town.add(name, Role.STATION_KEEPER, **{"region": town.congress.region, **scope})


def build_graded(town: Town) -> Graded:
    add_keeper(town)
    facts = {"name": "星级标准", "valid_from": TODAY, "items": ITEMS, "sums": SUMS}
    written = standards.write(town.congress, by=town.dispatcher, at=NOW, **facts)
    return Graded(town, town.station("QY-01"), written)


@pytest.fixture
def graded(town: Town) -> Graded:
    return build_graded(town)


@pytest.fixture
def rewritten() -> Callable[..., StationStandard]:
    """Changes the standard as the dispatcher does."""

    def rewrite(graded: Graded, **facts: Any) -> StationStandard:
        whole = {"valid_from": TODAY, "items": ITEMS, "sums": SUMS, **facts}
        return standards.revise(graded.standard, by=graded.town.dispatcher, at=NOW, **whole)

    return rewrite
