"""A citizen before the codes of the town: the deputy's, who is grouped into a station, and the station's."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from stations.actions import receive
from stations.models import Code, Membership, Opinion, Station
from stations.tasks import enter_arrivals
from tests.town import Town

LAMP = "纺织路12号院3号楼前的路灯坏了一个多月，晚上老人摔过跤。请尽快修好。"


@dataclass
class Square:
    """Where citizens meet the town's deputy and station, by scanning their codes."""

    town: Town
    station: Station
    code: Code
    door: Code  # the station's

    def says(self, text: str = LAMP, **facts: Any) -> Opinion:
        """An opinion said to the deputy."""
        sent = {"form_key": uuid4(), "at": timezone.now(), **facts}
        row, _code = receive(sent.pop("code", self.code).token, text=text, **sent)
        enter_arrivals()
        return Opinion.objects.get(pk=row.pk)


def build_square(town: Town) -> Square:
    station = town.station("QY-01", name="城东街道人大代表联络站", address="纺织路58号2楼")
    town.add("keeper", Role.STATION_KEEPER, region=town.congress.region)
    deputy = town.mandates["deputy"]
    Membership.objects.create(station=station, mandate=deputy, from_on=date(2022, 3, 1))
    given = {"issued_by": town.dispatcher, "issued_at": timezone.now()}
    code = Code.objects.create(token=uuid4().hex[:26], mandate=deputy, **given)
    return Square(town, station, code, Code.objects.create(token=uuid4().hex[:26], station=station, **given))


@pytest.fixture
def mobile(settings: Any) -> Client:
    """Somebody's browser, in a network of its own; the work it is asked for is small."""
    settings.PUZZLE_BITS = 4
    return Client(headers={"accept-language": "zh-CN"}, REMOTE_ADDR=f"2001:db8:{uuid4().hex[:4]}:{uuid4().hex[:4]}::1")


@pytest.fixture
def square(town: Town) -> Square:
    return build_square(town)
