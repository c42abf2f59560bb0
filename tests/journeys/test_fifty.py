"""Fifty items are handed over line by line, by the units proposed; the clerk never leaves the page."""

from uuid import uuid4

import pytest
from django.utils import timezone

from suggestions import actions
from suggestions.models import Assignment, Suggestion
from tests.journeys.test_whole_life import Person
from tests.suggestions.handover.test_two_thousand import items
from tests.town import PASSWORD

FIFTY = 50


@pytest.fixture
def dispatcher(page, live_server, shared_town):
    shared_town.dispatcher.set_password(PASSWORD)
    shared_town.dispatcher.save()
    return Person(page, live_server.url, shared_town.dispatcher)


def meeting(town):
    words = {"held_on": timezone.localdate(), "place": "会议室", "form_key": uuid4()}
    return actions.convene(town.session, by=town.dispatcher, at=timezone.now(), **words)


def test_fifty_are_handed_over_and_the_address_stays(dispatcher, shared_town):
    town, page = shared_town, dispatcher.page
    town.units["住建局"].duties = "街道路灯的建设和维护"
    town.units["住建局"].save()
    items(town, FIFTY)
    dispatcher.open(meeting(town).get_absolute_url())
    here, loads = page.url, []
    page.on("load", lambda _page: loads.append(page.url))
    for row in Suggestion.objects.order_by("number"):
        page.click(f"#line-{row.pk} button[name=only]")
        page.locator(f"#line-{row.pk} [autofocus]").wait_for()
    assert (page.url, loads, dispatcher.complaints) == (here, [], [])
    assert page.locator("#waiting").inner_text().startswith("0")
    assert list(Assignment.objects.values_list("unit__short_name", flat=True)) == ["住建局"] * FIFTY
