"""The lead deputy's number is masked until somebody who must contact them asks for it."""

import pytest
from django.test import Client
from django.urls import reverse

from congress.audit.models import Entry
from tests.once import shared
from tests.town import build_town

NUMBER, MASKED = "13800001111", "138****1111"
DUTY = ["clerk", "approver", "reviewer", "dispatcher", "supervisor"]


def live():
    town = build_town()
    return town, town.handling()


lived, world = shared(live)


@pytest.fixture
def town(world):
    return world[0]


@pytest.fixture
def item(world):
    return world[1]


def opened(town, name):
    client = Client()
    client.force_login(town.people[name])
    return client


def told(response):
    page = response.content.decode()
    return NUMBER in page, MASKED in page


@pytest.mark.parametrize("name", [*DUTY, "co_clerk", "chair", "deputy"])
def test_the_page_never_shows_the_whole_number(town, item, name):
    assert told(opened(town, name).get(item.get_absolute_url())) == (False, name in DUTY)


@pytest.mark.parametrize("name", DUTY)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_asked_for_it_is_shown_and_who_saw_it_stands_in_the_trail(town, item, name, headers):
    response = opened(town, name).post(reverse("suggestions:phone", args=[item.pk]), headers=headers)
    entry = Entry.objects.get(act="person.reveal")
    assert (response.status_code, told(response), "no-store" in response.headers["Cache-Control"]) == (
        200,
        (True, False),
        True,
    )
    assert (entry.by, entry.thing) == (town.people[name], f"person:{item.lead.person_id}")
    assert entry.detail == {"field": "phone", "purpose": f"contact about suggestion:{item.pk}"}


@pytest.mark.parametrize(("name", "status"), [("co_clerk", 403), ("chair", 403), ("deputy", 403), ("other_clerk", 404)])
def test_without_a_duty_to_contact_nothing_is_shown_or_recorded(town, item, name, status):
    response = opened(town, name).post(reverse("suggestions:phone", args=[item.pk]))
    assert (response.status_code, Entry.objects.filter(act="person.reveal").count()) == (status, 0)
