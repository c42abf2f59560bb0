"""Deputies whom a congress elected to the one above: its own office records and sees them, and no others."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.spreadsheets import Preview, write_table
from congress.organs.models import Region, Term
from deputies.models import Mandate, Person
from deputies.reference import load_reference
from deputies.resources import import_roster

SAMPLES = Path(__file__).parent.parent / "samples"
OWN = "清源市人民代表大会"
DING = {"姓名": "丁涛", "性别": "男", "出生年月": "1972-11", "届次": "省第十四届", "手机号": "13812341234"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def city() -> Region:
    load_reference(json.loads((SAMPLES / "reference.json").read_text("utf-8")))
    return Region.objects.get(name="清源市")


def take(city: Region, **row: str) -> Preview:
    file = BytesIO(write_table("名册", [*DING, *row], [[*DING.values(), *row.values()]]))
    return import_roster(file, on=date(2025, 6, 30), region=city)


def test_a_citys_roster_of_four_levels_is_taken_whole_by_its_office(city: Region) -> None:
    with (SAMPLES / "roster_clean.xlsx").open("rb") as file:
        preview = import_roster(file, on=date(2025, 6, 30), region=city)
    assert (len(preview.new), preview.refused) == (300, [])
    assert Mandate.objects.filter(term__congress__region=city.parent, electing_unit=OWN).count() == 8


@pytest.mark.parametrize("unit", ["", "河西区人民代表大会", "清源市"])
def test_those_elected_elsewhere_are_not_recorded(city: Region, unit: str) -> None:
    assert [one.column for one in take(city, 选举单位=unit).refused] == ["届次"]
    assert Mandate.objects.count() == 0


def test_the_own_congress_elects_to_the_one_right_above_only(city: Region) -> None:
    street = Region.objects.get(name="柳林镇")
    assert [one.column for one in take(street, 选举单位=OWN).refused] == ["届次"]


@pytest.mark.parametrize("card", ["140099", ""])
def test_a_deputy_elected_elsewhere_is_not_claimed_by_naming_the_own_congress(city: Region, card: str) -> None:
    person = Person.objects.create(name="丁涛", born="1972-11", phone="13812341234")
    term = Term.objects.get(congress__region=city.parent)
    Mandate.objects.create(person=person, term=term, card_no="140099", electing_unit="别处市人民代表大会")
    assert [one.column for one in take(city, 选举单位=OWN, 代表证号=card).refused] == ["选举单位"]
    assert list(Mandate.objects.values_list("electing_unit", flat=True)) == ["别处市人民代表大会"]


def test_the_office_sees_those_it_elected_and_not_those_of_others(city: Region) -> None:
    take(city, 选举单位=OWN)
    term = Term.objects.get(congress__region=city.parent)
    Mandate.objects.create(person=Person.objects.create(name="外地代表"), term=term, electing_unit="别处市")
    clerk = User.objects.create(username="clerk", name="clerk", password="!")
    clerk.posts.create(role=Role.DISPATCHER, congress=city.congress, starts_on=date(2022, 1, 1))
    assert [one.person.name for one in Mandate.objects.visible_to(clerk)] == ["丁涛"]
