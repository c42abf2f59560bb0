"""Which month and whose figures: what cannot be is passed over."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from congress.common.dates import last_of_month, months_before
from congress.organs.models import Region, Session
from deputies.models import ElectingUnit
from portal.reports.overview.choice import MONTHS_BACK, chosen
from portal.reports.overview.places import areas_of
from tests.town import Town

TODAY = timezone.localdate()


@pytest.mark.parametrize("month", ["", "2999-01", "1999-01", "November", "2026-13", "\x00"])
def test_a_month_that_cannot_be_is_the_running_one(town: Town, month: str) -> None:
    choice = chosen(town.chair, month, "", [], TODAY)
    assert (choice.on, choice.is_running, choice.day) == (TODAY, True, {})


def test_a_month_that_is_over_is_seen_from_its_last_day(town: Town) -> None:
    asked = months_before(TODAY, 2)
    choice = chosen(town.chair, f"{asked:%Y-%m}", "", [], TODAY)
    assert (choice.on, choice.day) == (last_of_month(asked), {"on": last_of_month(asked).isoformat()})


@pytest.mark.parametrize("scope", ["", "unit-", "unit-x", "unit-99999999999", "area-7", "area-", "x"])
def test_a_scope_that_cannot_be_is_the_whole_place(town: Town, scope: str) -> None:
    choice = chosen(town.chair, "", scope, areas_of(town.congress), TODAY)
    assert (choice.key, choice.places) == ("", [("", "")])


def test_a_unit_is_found_in_each_of_its_parts(town: Town) -> None:
    key = town.units["住建局"].pk
    choice = chosen(town.chair, "", f"unit-{key}", [], TODAY)
    assert (choice.key, choice.asked["unit"]) == (f"unit-{key}", key)
    assert choice.places == [("lead", str(key)), ("separate", str(key)), ("co", str(key))]


def test_months_begin_with_the_first_session_and_reach_three_years_back_at_most(town: Town) -> None:
    found = chosen(town.chair, "", "", [], TODAY).months
    assert (found[0], found[-1]) == (TODAY.replace(day=1), town.session.opened_on.replace(day=1))
    Session.objects.filter(pk=town.session.pk).update(opened_on=date(2019, 1, 8), closed_on=date(2019, 1, 9))
    assert len(chosen(town.chair, "", "", [], TODAY).months) == MONTHS_BACK + 1


def test_the_session_is_that_of_the_month(town: Town) -> None:
    opened = town.session.opened_on - timedelta(days=300)
    before = Session.objects.create(term=town.session.term, number=4, opened_on=opened, closed_on=opened)
    then = months_before(town.session.opened_on, 2)
    assert chosen(town.chair, "", "", [], TODAY).sessions == [town.session, before]
    assert chosen(town.chair, f"{then:%Y-%m}", "", [], TODAY).sessions == [before]


def test_areas_lie_right_under_the_place_and_hold_what_is_inside(town: Town) -> None:
    city = town.congress.region
    west, east = (
        Region.objects.create(code=f"99010{n}000000", name=name, kind="district", parent=city)
        for n, name in [(1, "河西区"), (2, "河东区")]
    )
    street = Region.objects.create(code="990102001000", name="城东街道", kind="street", parent=east)
    town.station("A1", region=street, longitude="112.5", latitude="37.5")
    town.station("A2", region=city)
    ElectingUnit.objects.create(term=town.session.term, name="河东区人民代表大会")
    found = {area.name: (area.prefix, area.electing, area.inside, area.longitude) for area in areas_of(town.congress)}
    assert found == {
        "清源市": ("990100000000", "", frozenset({city.pk}), None),
        "河西区": ("990101", "", frozenset({west.pk}), None),
        "河东区": ("990102", "河东区人民代表大会", frozenset({east.pk, street.pk}), 112.5),
    }


def test_an_area_is_asked_for_by_who_elects_and_by_the_code(town: Town) -> None:
    east = Region.objects.create(code="990102000000", name="河东区", kind="district", parent=town.congress.region)
    ElectingUnit.objects.create(term=town.session.term, name="河东区人民代表大会")
    choice = chosen(town.chair, "", f"area-{east.pk}", areas_of(town.congress), TODAY)
    assert (choice.asked["area"], choice.places) == ("河东区人民代表大会", [("area", "河东区人民代表大会")])
    assert choice.period["within"] == "990102"
