"""What the table will not take, whoever writes it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from congress.organs.models import Congress, Region
from stations.models import Station
from stations.reception import Rule
from tests.town import Town


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"code": "QY-01"}, "station_code_once"),
        ({"name": "第QY-01联络站"}, "station_name_once"),
        ({"reception": ""}, "station_rule_has_words"),
        ({"longitude": Decimal(181), "latitude": Decimal(0)}, "station_place_on_earth"),
        ({"longitude": Decimal(1)}, "station_place_on_earth"),
        ({"latitude": Decimal(1)}, "station_place_on_earth"),
        ({"parent": F("id")}, "station_not_above_itself"),
    ],
)
def test_the_table_refuses_by_name(entered: Callable[..., Station], facts: dict[str, Any], name: str) -> None:
    entered("QY-01")
    other = entered("QY-02")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Station.objects.filter(pk=other.pk).update(**facts)


def test_two_congresses_may_use_one_code(town: Town, entered: Callable[..., Station]) -> None:
    own = entered("QY-01")
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    other = Congress.objects.create(region=region, level="city", name="别处")
    Station.objects.create(congress=other, code=own.code, name=own.name, kind="station", region=region)
    assert Station.objects.filter(code="QY-01").count() == 2


def test_a_phone_is_not_readable_in_the_database(entered: Callable[..., Station]) -> None:
    own = entered("QY-01", phone="13720049719")
    [kept] = Station.objects.extra(select={"raw": "phone"}).filter(pk=own.pk)
    assert ("13720049719" in kept.raw, Station.objects.get().phone) == (False, "13720049719")


def test_a_station_has_a_rule_only_when_its_days_were_entered(entered: Callable[..., Station]) -> None:
    assert isinstance(entered("QY-01").reception_rule, Rule)
    assert entered("QY-02", rule={}).reception_rule is None
