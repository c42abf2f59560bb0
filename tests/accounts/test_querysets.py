"""Administrators see the accounts and the trail of their own place and of all inside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.accounts import actions
from congress.accounts.forms import GivePostForm
from congress.accounts.models import Event, Post, User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.audit.models import Entry
from congress.organs.models import Congress, Region
from tests.town import Town


def congress(town: Town, code: str, name: str, kind: str) -> Congress:
    region = Region.objects.create(code=code, name=name, kind=kind)
    words = {"committee_name": name, "office_name": name}
    return Congress.objects.create(region=region, level=kind, name=name, **words)


@pytest.fixture
def places(town: Town) -> Town:
    """The city, a district of it and a neighbour, each with a system administrator and a reviewer."""
    district = congress(town, "990101000000", "城东区", "district")
    neighbour = congress(town, "990200000000", "临江市", "city")
    for name, place in [("district", district), ("neighbour", neighbour)]:
        town.add(f"{name}_system", Role.SYSTEM_ADMIN, congress=place)
        town.add(f"{name}_reviewer", Role.REVIEWER, congress=place)
    return town


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("system", {"reviewer", "district_reviewer"}),
        ("district_system", {"district_reviewer"}),
        ("neighbour_system", {"neighbour_reviewer"}),
    ],
)
def test_a_place_sees_itself_and_what_lies_inside_it(places, who, seen):
    user = places.people[who]
    reviewers = {places.people[name] for name in ("reviewer", "district_reviewer", "neighbour_reviewer")}
    for reviewer in reviewers:
        record("read", "thing:1", by=reviewer)
    expected = {places.people[name] for name in seen}
    assert set(User.objects.visible_to(user)) & reviewers == expected
    assert {post.user for post in Post.objects.visible_to(user)} & reviewers == expected
    assert {entry.by for entry in Entry.objects.visible_to(user)} == expected


def test_an_account_without_a_post_is_seen_where_it_was_opened(places):
    fresh = actions.open_account(username="new", name="新人", by=places.district_system, at=timezone.now())
    watchers = ("system", "district_system", "neighbour_system")
    for model, row in [(User, fresh), (Event, fresh.events.get())]:
        seen = [model.objects.visible_to(places.people[who]).filter(pk=row.pk).exists() for who in watchers]
        assert seen == [True, True, False]


def test_somebody_whose_post_ended_is_still_seen_in_their_old_place_and_nowhere_else(places):
    left = places.neighbour_reviewer
    left.posts.update(ends_on=timezone.localdate() - timedelta(days=1))
    watchers = ("system", "neighbour_system")
    assert [left in User.objects.visible_to(places.people[who]) for who in watchers] == [False, True]


def test_of_an_account_that_is_unknown_every_place_is_told(places):
    event = Event.objects.create(act="turned_away", at=timezone.now())
    assert event in Event.objects.visible_to(places.neighbour_system)


def test_posts_are_given_in_the_givers_own_places(places):
    fields = GivePostForm(by=places.district_system).fields
    assert [row.name for row in fields["congress"].queryset] == ["城东区"]
    assert list(fields["unit"].queryset) == []
