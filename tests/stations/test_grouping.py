"""Deputies grouped into stations: who may, whom, once, one head; by hand and by the roster."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.organs.models import Congress, Region, Term
from deputies.models import Mandate, Person
from stations import actions
from stations.models import Membership, Station
from tests.town import Town

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def act(town: Town, who: str = "dispatcher") -> dict[str, Any]:
    return {"by": town.people[who], "at": NOW}


def join(town: Town, station: Station, name: str = "deputy", **more: Any) -> Membership:
    return actions.join(station, town.mandates[name], **{"from_on": TODAY, **act(town), **more})


@pytest.fixture
def home(town: Town) -> Station:
    return town.station("QY-01", name="柳林镇人大代表中心联络站")


def test_a_deputy_joins_and_leaves_and_both_stand_in_the_trail(town: Town, home: Station) -> None:
    membership = join(town, home)
    assert list(Membership.objects.serving(TODAY)) == [membership]
    actions.leave(membership, until_on=TODAY, **act(town))
    assert [Membership.objects.serving(day).count() for day in (TODAY, TODAY + timedelta(days=1))] == [1, 0]
    told = Entry.objects.filter(thing=f"station:{home.pk}").order_by("number").values_list("act", flat=True)
    assert list(told) == ["station.enter", "station.join", "station.leave"]


def test_a_deputy_of_a_level_below_is_grouped_in_as_well(town: Town, home: Station) -> None:
    region = Region.objects.create(code="990101000000", name="河东区", kind="district", parent=town.congress.region)
    county = Congress.objects.create(region=region, level="county", name="河东区人民代表大会")
    term = Term.objects.create(congress=county, number=4, starts_on=TODAY)
    mandate = Mandate.objects.create(person=Person.objects.create(name="李民森"), term=term)
    assert actions.join(home, mandate, from_on=TODAY, **act(town)).mandate == mandate


def test_a_deputy_of_another_place_is_not_found(town: Town, home: Station) -> None:
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    far = Congress.objects.create(region=region, level="city", name="临江市人民代表大会")
    term = Term.objects.create(congress=far, number=4, starts_on=TODAY)
    mandate = Mandate.objects.create(person=Person.objects.create(name="李民森"), term=term)
    with pytest.raises(PermissionDenied):
        actions.join(home, mandate, from_on=TODAY, **act(town))


@pytest.mark.parametrize("who", ["reviewer", "deputy", "chair", "clerk"])
def test_only_those_who_keep_the_station_group(town: Town, home: Station, who: str) -> None:
    membership = join(town, home)
    for forbidden in (
        lambda: join(town, home, "deputy2", **act(town, who)),
        lambda: actions.leave(membership, until_on=TODAY, **act(town, who)),
        lambda: actions.give_role(membership, role="head", **act(town, who)),
        lambda: actions.group_by_roster(town.congress, **act(town, who)),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()
    assert Membership.objects.count() == 1


def test_what_may_not_be_is_refused_with_a_sentence(town: Town, home: Station) -> None:
    membership = join(town, home, role="head")
    Mandate.objects.filter(pk=town.mandates["deputy2"].pk).update(status="suspended")
    closed = actions.close(town.station("QY-02"), reason="并站", **act(town))
    left = actions.leave(join(town, town.station("QY-03")), until_on=TODAY, **act(town))
    for sentence, refused in [
        ("already", lambda: join(town, home)),
        ("in office", lambda: join(town, home, "deputy2")),
        ("closed", lambda: join(town, closed)),
        ("before the first", lambda: actions.leave(membership, until_on=TODAY - timedelta(days=1), **act(town))),
        ("left the station", lambda: actions.leave(left, until_on=TODAY, **act(town))),
        ("left the station", lambda: actions.give_role(left, role="vice", **act(town))),
    ]:
        with pytest.raises(Refused, match=sentence):
            refused()


def test_a_station_has_one_head(town: Town, home: Station) -> None:
    head, other = join(town, home, role="head"), join(town, home, "deputy2")
    for second in (
        lambda: actions.give_role(other, role="head", **act(town)),
        lambda: join(town, home, "deputy2", role="head"),
    ):
        with pytest.raises(Refused):
            second()
    actions.give_role(head, role="member", **act(town))
    assert actions.give_role(other, role="head", **act(town)).get_role_display() == "Head of the station"


ROSTER = {
    "柳林镇人大代表中心联络站": (1, {}),
    "柳林镇 中心联络站": (1, {}),
    "柳林镇代表中心联络站": (1, {}),
    "石桥乡中心联络站": (0, {"石桥乡中心联络站": 1}),
    "纺织路联络点": (0, {"纺织路联络点": 1}),
    "": (0, {}),
}


@pytest.mark.parametrize(("word", "grouped"), ROSTER.items())
def test_the_roster_groups_where_the_name_fits_one_station(town: Town, home: Station, word: str, grouped: Any) -> None:
    for code, name in [("A", "纺织路人大代表联络点"), ("B", "纺织路代表联络点")]:
        town.station(code, name=name)
    Mandate.objects.filter(pk=town.mandates["deputy"].pk).update(station_name=word)
    assert actions.group_by_roster(town.congress, **act(town)) == grouped
    assert Membership.objects.filter(station=home, mandate=town.mandates["deputy"]).count() == grouped[0]


def test_grouping_again_adds_nobody_and_brings_nobody_back(town: Town, home: Station) -> None:
    Mandate.objects.update(station_name=home.name)
    assert actions.group_by_roster(town.congress, **act(town)).joined == 2
    actions.leave(Membership.objects.first(), until_on=TODAY, **act(town))
    assert (actions.group_by_roster(town.congress, **act(town)).joined, Membership.objects.count()) == (0, 2)


@pytest.mark.parametrize("count", [1, 30])
def test_the_roster_is_grouped_in_the_same_questions(
    town: Town, home: Station, count: int, django_assert_num_queries: Any
) -> None:
    people = Person.objects.bulk_create(Person(name=f"代表{number}") for number in range(count))
    Mandate.objects.bulk_create(
        Mandate(person=person, term=town.session.term, station_name=home.name) for person in people
    )
    town.dispatcher.current_posts  # noqa: B018 known beforehand, as in a request
    with django_assert_num_queries(12):
        assert actions.group_by_roster(town.congress, **act(town)).joined == count
