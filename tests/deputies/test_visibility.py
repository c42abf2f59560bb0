"""Who sees which deputy, against an oracle written out by hand over a province, two cities, a district and a town."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from congress.accounts.models import Post, User
from congress.accounts.rules import AREA_ROLES, LEADERS, POSTS_OF_UNITS, STAFF, Role
from congress.organs.models import Congress, Region, Term
from deputies.models import Mandate, Person

PLACES = {
    "省": ("990000000000", "province"),
    "甲市": ("990100000000", "city"),
    "乙市": ("990200000000", "city"),
    "甲市一区": ("990101000000", "district"),
    "甲市一镇": ("990101001000", "town"),
}
LEVELS = {"province": "province", "city": "city", "district": "county", "town": "township"}
WITHIN = {
    "省": set(PLACES),
    "甲市": {"甲市", "甲市一区", "甲市一镇"},
    "乙市": {"乙市"},
    "甲市一区": {"甲市一区", "甲市一镇"},
    "甲市一镇": {"甲市一镇"},
}
ROLES = [role for role in Role if role not in POSTS_OF_UNITS | AREA_ROLES]


@pytest.fixture
def places(db):
    """A congress with its running term in each place, and one deputy in each, named as the place."""
    found = {}
    for name, (code, kind) in PLACES.items():
        region = Region.objects.create(code=code, name=name, kind=kind)
        found[name] = Congress.objects.create(
            region=region, level=LEVELS[kind], name=name, committee_name=name, office_name=name
        )
        term = Term.objects.create(congress=found[name], number=9, starts_on=date(2022, 1, 1))
        Mandate.objects.create(person=Person.objects.create(name=name), term=term)
    return found


def user(*posts):
    """Somebody with these posts, each (role, congress, first day, last day)."""
    somebody = User.objects.create(username=f"u{User.objects.count()}", name="某人", password="!")
    for role, congress, starts_on, ends_on in posts:
        Post.objects.create(user=somebody, role=role, congress=congress, starts_on=starts_on, ends_on=ends_on)
    return somebody


def seen(somebody):
    return set(Mandate.objects.visible_to(somebody).values_list("person__name", flat=True))


def expected(role, place):
    """The oracle: staff and leaders look down, a deputy looks around, nobody else looks at all."""
    if role in STAFF | LEADERS:
        return WITHIN[place]
    return {place} if role == Role.DEPUTY else set()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_sees_the_deputies_the_oracle_says(places, role):
    found = {name: seen(user((role, congress, date(2022, 1, 1), None))) for name, congress in places.items()}
    assert found == {name: expected(role, name) for name in places}


def test_two_posts_see_what_both_see(places):
    start = date(2022, 1, 1)
    both = user((Role.DEPUTY, places["乙市"], start, None), (Role.REVIEWER, places["甲市一区"], start, None))
    assert seen(both) == {"乙市", "甲市一区", "甲市一镇"}


@pytest.mark.parametrize(
    ("starts", "ends", "is_held"), [(-9, -1, False), (-9, 0, True), (0, None, True), (1, None, False)]
)
def test_a_post_shows_deputies_on_its_days_only(places, starts, ends, is_held):
    today = timezone.localdate()
    last = None if ends is None else today + timedelta(days=ends)
    somebody = user((Role.REVIEWER, places["乙市"], today + timedelta(days=starts), last))
    assert seen(somebody) == ({"乙市"} if is_held else set())


def test_a_person_sees_the_own_mandates_without_any_post(places):
    somebody = user()
    Person.objects.filter(name="甲市").update(user=somebody)
    assert seen(somebody) == {"甲市"}


@pytest.mark.parametrize(("elected_by", "is_seen"), [("甲市一区", True), ("甲市二区", False), ("", False)])
def test_an_office_sees_whom_its_congress_elected_to_the_one_above_and_no_further(places, elected_by, is_seen):
    for above, below in (("省", "甲市"), ("甲市", "甲市一区")):
        Region.objects.filter(name=below).update(parent=Region.objects.get(name=above))
    Mandate.objects.filter(person__name__in=["甲市", "省"]).update(electing_unit=elected_by)
    reviewer = user((Role.REVIEWER, Congress.objects.get(name="甲市一区"), date(2022, 1, 1), None))
    assert seen(reviewer) == {"甲市一区", "甲市一镇"} | ({"甲市"} if is_seen else set())


def test_a_visitor_sees_nobody_where_no_congress_works_here(places):
    assert seen(AnonymousUser()) == set()


@pytest.mark.parametrize(("status", "is_seen"), [("in_office", True), ("suspended", False), ("ended", False)])
def test_a_visitor_sees_who_is_in_office_in_a_congress_that_works_here(places, status, is_seen):
    user((Role.REVIEWER, places["甲市"], date(2022, 1, 1), None))
    end = {"ended_on": "2025-01-01", "end_cause": "resigned"} if status == "ended" else {}
    Mandate.objects.filter(person__name="甲市").update(status=status, **end)
    assert seen(AnonymousUser()) == ({"甲市"} if is_seen else set())


def test_in_office_leaves_out_the_suspended_and_the_ended(places):
    Mandate.objects.filter(person__name="甲市").update(status="suspended")
    Mandate.objects.filter(person__name="乙市").update(status="ended", ended_on="2025-01-01", end_cause="resigned")
    assert set(Mandate.objects.in_office().values_list("person__name", flat=True)) == set(PLACES) - {"甲市", "乙市"}
