"""What somebody is to one suggestion: every post against every part, as a truth table."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.accounts.models import Post
from congress.accounts.rules import AREA_ROLES, POSTS_OF_UNITS, Role
from congress.organs.models import Congress, Region
from suggestions.models import Suggestion
from suggestions.parties import parties_of
from suggestions.rules import Party

IS = {
    "deputy": {Party.LEAD},
    "deputy2": set(),
    "reviewer": {Party.REVIEWER},
    "dispatcher": {Party.DISPATCHER},
    "supervisor": {Party.SUPERVISOR},
    "chair": set(),
    "system": set(),
    "security": set(),
    "auditor": set(),
    "clerk": {Party.LEAD_CLERK},
    "approver": {Party.LEAD_APPROVER},
    "co_clerk": {Party.CO_CLERK},
    "co_approver": {Party.CO_APPROVER},
    "other_clerk": set(),
}


@pytest.fixture
def cast(town):
    town.add("co_approver", Role.UNIT_APPROVER, unit=town.units["公安局"])
    return town


def test_everybody_is_what_the_table_says(cast):
    row = cast.handling()
    assert {name: parties_of(cast.people[name], row) for name in IS} == IS


def test_a_disabled_account_is_nothing(cast):
    row = cast.handling()
    for user in cast.people.values():
        user.is_active = False
    assert {name for name, user in cast.people.items() if parties_of(user, row)} == set()


def test_nobody_is_the_clock(town):
    assert parties_of(None, town.draft()) == {Party.CLOCK}


@pytest.mark.parametrize("status", ["suspended", "ended"])
def test_a_lead_out_of_office_leads_no_more(town, status):
    row, mandate = town.draft(), town.mandates["deputy"]
    mandate.status = status
    if status == "ended":
        mandate.ended_on, mandate.end_cause = timezone.localdate(), "resigned"
    mandate.save()
    assert parties_of(town.deputy, Suggestion.objects.get(pk=row.pk)) == frozenset()


def test_a_unit_that_gave_the_item_back_is_nothing_to_it(town):
    row = town.handling()
    row.assignments.filter(unit=town.units["公安局"]).update(state="returned")
    assert [parties_of(town.people[name], row) for name in ("co_clerk", "clerk")] == [set(), {Party.LEAD_CLERK}]


def test_who_works_in_two_units_is_a_party_of_both(town):
    Post.objects.create(
        user=town.clerk, role=Role.UNIT_APPROVER, congress=town.congress, unit=town.units["公安局"],
        starts_on="2022-01-01",
    )  # fmt: skip
    assert parties_of(town.clerk, town.handling()) == {Party.LEAD_CLERK, Party.CO_APPROVER}


def test_who_holds_two_offices_is_both(town):
    Post.objects.create(user=town.reviewer, role=Role.SUPERVISOR, congress=town.congress, starts_on="2022-01-01")
    assert parties_of(town.reviewer, town.draft()) == {Party.REVIEWER, Party.SUPERVISOR}


def test_a_post_in_another_congress_is_nothing_here(town):
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    far = Congress.objects.create(region=region, level="city", name="临江", committee_name="临江", office_name="临江")
    row, roles = town.handling(), set(Role) - POSTS_OF_UNITS - AREA_ROLES
    found = {role: parties_of(town.add(f"far_{role}", role, congress=far), row) for role in roles}
    assert found == dict.fromkeys(roles, frozenset())


@pytest.mark.parametrize(("ends_in", "is_party"), [(-1, False), (0, True), (1, True)])
def test_a_post_counts_to_its_last_day(town, ends_in, is_party):
    town.reviewer.posts.update(ends_on=timezone.localdate() + timedelta(days=ends_in))
    assert bool(parties_of(town.reviewer, town.draft())) == is_party


def test_an_item_without_a_lead_among_the_deputies_has_no_lead(town):
    row = town.handling()
    Suggestion.objects.filter(pk=row.pk).update(is_imported=True, lead=None)
    assert parties_of(town.deputy, Suggestion.objects.get(pk=row.pk)) == frozenset()


@pytest.mark.parametrize(("name", "queries"), [("deputy", 2), ("supervisor", 1), ("clerk", 2)])
def test_it_costs_at_most_two_queries(town, name, queries, django_assert_max_num_queries):
    row = Suggestion.objects.select_related("lead__person").get(pk=town.handling().pk)
    user = type(town.deputy).objects.get(pk=town.people[name].pk)
    with django_assert_max_num_queries(queries):
        parties_of(user, row)
