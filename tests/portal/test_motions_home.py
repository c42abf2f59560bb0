"""What the home pages say of motions: to a deputy, to a first-tier office, to the secretariat."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.accounts.rules import Role
from congress.organs.models import Session
from portal.reports.home import motions as of_motions
from suggestions.actions import motions
from tests.suggestions.motions.conftest import Movers

HOMES = ("admin:suggestions_handover_desk", "admin:suggestions_overdue_desk", "admin:suggestions_motion_desk")


@pytest.fixture
def movers(town):
    return Movers(town)


@pytest.fixture
def announced(movers):
    opens = timezone.localdate() + timedelta(days=30)
    until = timezone.now() + timedelta(days=31, hours=2)
    days = {"opened_on": opens, "closed_on": opens + timedelta(days=4)}
    return Session.objects.create(term=movers.session.term, number=99, motions_until=until, **days)


def home_of(user):
    client = Client()
    client.force_login(user)
    return client.get(reverse("portal:home"))


def told(user):
    found = of_motions(user)
    return len(found["to_sign"]), len(found["own"])


@pytest.mark.parametrize(
    ("who", "expected"), [("deputy", (0, 1)), ("deputy2", (0, 0)), ("deputy3", (1, 0)), ("deputy5", (0, 0))]
)
def test_a_deputy_finds_what_to_sign_and_what_they_lead(movers, who, expected):
    movers.collecting(invited=3, signed=1)
    assert told(movers.people[who]) == expected


@pytest.mark.parametrize("place", ["begin", "collecting", "submitted", "opined", "reported"])
def test_an_own_motion_is_listed_on_its_way(movers, place):
    getattr(movers, place)()
    assert told(movers.deputy) == (0, 1)


def test_one_that_ended_is_not(movers):
    movers.decided("as_suggestion")
    motions.give_up(movers.collecting(), reason="", by=movers.deputy, at=timezone.now())
    assert told(movers.deputy) == (0, 0)


def test_the_count_of_what_waits_has_the_signatures_in_it(movers):
    row = movers.collecting(invited=1, signed=0)
    counts = [home_of(movers.deputy2).context["waiting"]]
    motions.sign(row, text_no=1, by=movers.deputy2, at=timezone.now())
    counts.append(home_of(movers.deputy2).context["waiting"])
    assert counts == [1, 0]


def test_the_sessions_deadline_is_counted(movers, announced):
    found = of_motions(movers.deputy)
    assert (found["session"], found["left"].days, found["needed"]) == (announced, 31, 10)


def test_without_a_session_ahead_no_deadline_is_told(movers):
    found = of_motions(movers.deputy)
    assert (found["session"], found["left"]) == (None, None)


@pytest.mark.parametrize("number", [1, 3])
def test_the_home_costs_the_same_for_one_and_for_three(movers, announced, django_assert_num_queries, number):
    for _ in range(number):
        movers.collecting(invited=1, signed=0)
    client = Client()
    client.force_login(movers.deputy2)
    client.get(reverse("portal:home"))
    with django_assert_num_queries(15):
        client.get(reverse("portal:home"))


@pytest.mark.parametrize(("answered", "count"), [(False, 1), (True, 0)])
def test_a_first_tier_office_is_led_to_motions_that_wait_for_its_word(movers, answered, count):
    user = movers.add("office", Role.FIRST_TIER, unit=movers.units["教育局"])
    row = movers.decided("to_committee")
    row = motions.send_out(row, units=[movers.units["教育局"]], by=movers.committee, at=timezone.now())
    if answered:
        motions.record_opinion(row, body=row.bodies.get(), answer="同意。", by=user, at=timezone.now())
    assert home_of(user).context["motions"] == count


@pytest.mark.parametrize(("who", "shown"), [("reviewer", ["2"]), ("dispatcher", []), ("supervisor", [])])
def test_the_secretariats_home_counts_motions_to_register(movers, who, shown):
    movers.submitted(), movers.submitted(), movers.registered()
    client = Client()
    client.force_login(movers.people[who])
    page = client.get(reverse("admin:index")).content.decode()
    assert re.findall(r'id="to-register">(\d+)<', page) == shown


def test_the_staffs_home_leads_to_each_desk_once(movers):
    client = Client()
    client.force_login(movers.dispatcher)
    main = client.get(reverse("admin:index")).content.decode().partition("<main")[2]
    assert [main.count(f'href="{reverse(name)}"') for name in HOMES] == [1, 1, 0]
