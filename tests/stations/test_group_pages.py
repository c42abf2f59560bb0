"""The deputies of a station in the back office, on the public page and for programs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.organs.models import Congress, Region, Term
from deputies.models import Mandate, Person
from stations import actions
from stations.models import Membership, Station
from stations.reports import grouped_in
from tests.town import Town

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
Sits = Callable[[str], Client]


@pytest.fixture
def home(town: Town) -> Station:
    return town.station("QY-01", name="柳林镇人大代表中心联络站")


def page(home: Station, act: str = "") -> str:
    return f"/office/stations/station/{home.pk}/deputies/{act}"


def join(town: Town, home: Station, name: str = "deputy", **more: Any) -> Membership:
    said = {"from_on": TODAY, "by": town.dispatcher, "at": NOW, **more}
    return actions.join(home, town.mandates[name], **said)


def typed(**more: str) -> dict[str, str]:
    return {"mandate": "090001", "role": "member", "from_on": TODAY.isoformat(), **more}


def test_a_deputy_is_grouped_in_gets_a_role_and_leaves(town: Town, sits: Sits, home: Station) -> None:
    client = sits("dispatcher")
    assert client.post(page(home), typed()).url == page(home)
    membership = Membership.objects.get()
    client.post(page(home, f"{membership.pk}/role"), {"role": "head"})
    client.post(page(home, f"{membership.pk}/leave"), {"until_on": TODAY.isoformat()})
    row = Membership.objects.get()
    assert (row.mandate, row.role, row.until_on) == (town.mandates["deputy"], "head", TODAY)


def test_a_refusal_stands_above_the_form_and_nothing_is_kept(town: Town, sits: Sits, home: Station) -> None:
    join(town, home)
    answer = sits("dispatcher").post(page(home), typed())
    assert answer.context["form"].non_field_errors() == ["该代表已经编入本站。"]
    assert Membership.objects.count() == 1


def test_a_reviewer_reads_who_is_there_and_changes_nothing(town: Town, sits: Sits, home: Station) -> None:
    membership, client = join(town, home), sits("reviewer")
    shown = client.get(page(home)).content.decode()
    assert (town.deputy.name in shown, 'id="h-join"' in shown, "/leave" in shown) == (True, False, False)
    refused = [
        client.post(page(home), typed(mandate="090002")),
        client.post(page(home, f"{membership.pk}/leave"), {"until_on": TODAY.isoformat()}),
        client.post(page(home, f"{membership.pk}/role"), {"role": "head"}),
        client.post("/office/stations/station/group/"),
    ]
    assert [answer.status_code for answer in refused] == [403] * 4


def test_a_membership_of_another_station_is_not_found(town: Town, sits: Sits, home: Station) -> None:
    other = join(town, town.station("QY-02"))
    assert sits("dispatcher").get(page(home, f"{other.pk}/leave")).status_code == 404


def test_the_roster_groups_all_and_names_what_fits_none(town: Town, sits: Sits, home: Station) -> None:
    Mandate.objects.filter(pk=town.mandates["deputy"].pk).update(station_name="柳林镇中心联络站")
    Mandate.objects.filter(pk=town.mandates["deputy2"].pk).update(station_name="<b>没有的站")
    client = sits("dispatcher")
    answer = client.post("/office/stations/station/group/", follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "已编入1名代表。",
        "名册中对不上联络站或对上多个联络站的名称：<b>没有的站（1）",
    ]
    assert ("<b>没有的站" in answer.content.decode(), Membership.objects.count()) == (False, 1)


def levels(town: Town, home: Station) -> None:
    """A deputy of the county joins first, a member and a head of the city after."""
    region = Region.objects.create(code="990101000000", name="河东区", kind="district", parent=town.congress.region)
    county = Congress.objects.create(region=region, level="county", name="河东区人民代表大会")
    term = Term.objects.create(congress=county, number=4, starts_on=TODAY)
    mandate = Mandate.objects.create(person=Person.objects.create(name="李民森", phone="13900002222"), term=term)
    actions.join(home, mandate, from_on=TODAY, by=town.dispatcher, at=NOW)
    join(town, home)
    join(town, home, "deputy2", role="head")


def test_heads_stand_first_then_the_higher_level(town: Town, home: Station) -> None:
    levels(town, home)
    assert [str(row.mandate) for row in grouped_in(home, TODAY)] == ["deputy-deputy2", "deputy-deputy", "李民森"]


def test_everybody_reads_names_and_levels_and_no_phone(town: Town, home: Station) -> None:
    levels(town, home)
    shown = Client().get(home.get_absolute_url()).content.decode()
    assert [word in shown for word in ("李民森", "河东区第四届", "deputy-deputy2")] == [True] * 3
    assert [phone in shown for phone in ("13900002222", "13800001111")] == [False] * 2
    told = Client().get(f"/api/stations/{home.pk}/").json()["deputies"]
    assert told[2] == {"name": "李民森", "level": "county", "term": "河东区第四届", "role": "member"}


def test_whoever_left_or_is_suspended_is_no_longer_told(town: Town, home: Station) -> None:
    join(town, home, "deputy2")
    left = join(town, home, from_on=TODAY - timedelta(days=9))
    actions.leave(left, until_on=TODAY - timedelta(days=1), by=town.dispatcher, at=NOW)
    Mandate.objects.filter(pk=town.mandates["deputy2"].pk).update(status="suspended")
    assert Client().get(f"/api/stations/{home.pk}/").json()["deputies"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_questions(
    town: Town, sits: Sits, home: Station, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        town.add_deputy(f"more{number}", f"0910{number}")
        join(town, home, f"more{number}")
    client = sits("reviewer")
    client.get(page(home))
    with django_assert_num_queries(6):
        client.get(page(home))
