"""The home of a first reviewer and of a first-tier office: what waits, with its light; the rest is one click away."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.accounts.rules import Role
from congress.organs.models import LocalRule, Region, Unit
from deputies.models import Delegation
from suggestions import actions
from suggestions.models import Assignment


@pytest.fixture
def opens(town):
    """The home of one of the cast."""

    def open_home(name):
        client = Client()
        client.force_login(town.people[name])
        return client.get(reverse("portal:home"))

    return open_home


@pytest.fixture
def area(town):
    """The delegation's area with a first reviewer, where the place has a first review."""
    east = Region.objects.create(code="990101000000", name="城东区", kind="district")
    Delegation.objects.update(region=east)
    rule = {"amount": 1, "unit": "yes_no", "clause": "本市办法", "valid_from": "2022-01-01"}
    LocalRule.objects.create(congress=town.congress, key="suggestions.has_first_review", **rule)
    town.add("first", Role.FIRST_REVIEWER, region=east)
    return town


@pytest.fixture
def office(town):
    unit = Unit.objects.create(congress=town.congress, name="清源市人民政府办公室", is_first_tier=True)
    town.add("office", Role.FIRST_TIER, unit=unit)
    return unit


def entrusted(town, office):
    return actions.entrust(town.accepted(), first_tier=office, by=town.dispatcher, at=timezone.now())


def told(page):
    return [(due.suggestion.status, due.suggestion.pk, due.due_on is not None) for due in page.context["agenda"]]


def test_a_first_reviewer_finds_what_deputies_of_the_area_submitted(area, opens):
    row = area.submitted()
    page = opens("first")
    assert (page.status_code, told(page), page.context["count"]) == (200, [("submitted", row.pk, True)], 1)


def test_a_first_tier_office_finds_what_it_passes_on(town, office, opens):
    row = entrusted(town, office)
    assert told(opens("office")) == [("entrusted", row.pk, True)]


def test_a_first_tier_office_finds_wishes_to_return(town, office, opens):
    now = timezone.now()
    row = actions.pass_on(entrusted(town, office), lead=town.units["住建局"], by=town.office, at=now)
    before = told(opens("office"))
    part = Assignment.objects.get(suggestion=row)
    actions.ask_return(part, reason="非职责", proposed_unit=None, by=town.clerk, at=now)
    after = opens("office")
    assert (before, [pk for _status, pk, _due in told(after)], after.context["under_way"]) == ([], [row.pk], 1)


@pytest.mark.parametrize("name", ["first", "office"])
def test_where_nothing_waits_the_page_says_so(area, office, opens, name):
    page = opens(name)
    assert (page.status_code, told(page), page.context["count"]) == (200, [], 0)


def test_a_home_costs_the_same_for_one_and_for_three(town, office, django_assert_num_queries):
    client = Client()
    client.force_login(town.office)
    entrusted(town, office)
    client.get(reverse("portal:home"))
    for _more in range(2):
        with django_assert_num_queries(9):
            client.get(reverse("portal:home"))
        entrusted(town, office), entrusted(town, office)


def test_the_list_of_a_first_tier_office_is_no_units_inbox(town, office):
    row, client = entrusted(town, office), Client()
    client.force_login(town.office)
    page = client.get(reverse("suggestions:index"))
    assert (page.context["kind"], page.context["page"].rows) == ("table", [row])


def test_passing_on_names_the_likely_unit_and_the_answers_last_day(town, office):
    row, client = entrusted(town, office), Client()
    client.force_login(town.office)
    address = reverse("suggestions:step", args=[row.pk, "pass_on"])
    page = client.get(address)
    due = row.clocks.get(kind="answer").due_on
    likely = [each.row.pk for each in page.context["proposals"]]
    assert (page.context["form"]["lead"].value(), page.context["starts"]["deadline"].due_on) == (likely[0], due)
    chosen = client.get(address, {"lead": likely[-1]}).context["form"]["lead"].value()
    assert chosen == likely[-1]
    sent = {"lead": town.units["住建局"].pk, "co": [town.units["公安局"].pk], "seen": row.version}
    assert client.post(address, sent).status_code == 302
    assert list(Assignment.objects.values_list("part", flat=True)) == ["lead", "co"]
