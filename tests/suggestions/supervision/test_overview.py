"""Where supervision begins: each part counts what waits there, and only what the reader may see."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from suggestions import actions
from suggestions.actions.supervision import awards, circulars, grading, keys
from suggestions.models.supervision import KeyCriterion
from suggestions.oversight.overview import parts
from tests.suggestions.supervision.test_awards import begun as awards_begun
from tests.suggestions.supervision.test_circulars import drafted
from tests.suggestions.supervision.test_draws import announced, drawn
from tests.suggestions.supervision.test_grading import begun, decided
from tests.suggestions.supervision.test_inquiries import held, planned, settled, tasked

NAMES = ["keys", "draws", "look-back", "gradings", "urgings", "circulars", "stars", "awards", "inquiries"]


def now():
    return timezone.now()


def figures(town, name, reader="chair"):
    """The counts of the part that opens this page."""
    here = reverse(f"suggestions:{name}")
    return next([count for _label, count in part.figures] for part in parts(town.people[reader]) if part.url == here)


def test_every_part_has_its_page(town):
    assert [part.url for part in parts(town.chair)] == [reverse(f"suggestions:{name}") for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_waits_in_an_empty_town(town, name):
    assert set(figures(town, name)) == {0}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reader", ["supervisor", "chair", "reviewer"])
def test_every_page_opens_while_it_is_empty(town, name, reader):
    client = Client()
    client.force_login(town.people[reader])
    page = client.get(reverse(f"suggestions:{name}"))
    assert (page.status_code, "c-empty" in page.content.decode()) == (200, True)


def proposed(town):
    criterion, _ = KeyCriterion.objects.get_or_create(congress=town.congress, name="群众反映强烈")
    return keys.propose(town.handling(), criteria=[criterion], reasons="三年提出", by=town.supervisor, at=now())


def test_key_suggestions_to_be_decided_and_under_supervision(town):
    proposed(town)
    keys.choose(proposed(town), decided_on=timezone.localdate(), meeting="主任会议", by=town.chair, at=now())
    keys.withdraw(proposed(town), note="再议", by=town.supervisor, at=now())
    assert figures(town, "keys") == [1, 1]


def test_draws_open_and_drawn(town):
    drawn(town), announced(town), announced(town)
    assert figures(town, "draws") == [2, 1]


def test_promises_still_to_be_kept_and_kept(town):
    row = town.rate(town.replied(category="B"), "satisfied")
    town.rate(town.replied(category="B"), "satisfied")
    promise = row.rounds.get().reply.promises.get()
    actions.fulfil(promise, evidence="照片", by=town.clerk, at=now())
    assert figures(town, "look-back") == [1, 1]


def test_gradings_open_and_decided(town):
    town.replied()
    found = begun(town)
    assert figures(town, "gradings") == [1, 0]
    decided(town, found)
    again = {"from_on": found.from_on, "until_on": found.until_on, "by": town.supervisor, "at": now()}
    grading.begin(found.scheme, title="再测评", form_key=uuid4(), **again)
    assert figures(town, "gradings") == [1, 1]


def test_urgings_sent(town):
    for _ in range(2):
        actions.urge(town.handling(), note="请抓紧", by=town.supervisor, at=now())
    assert (figures(town, "urgings"), figures(town, "circulars")) == ([2], [0, 2])


def test_circulars_that_wait_and_papers_issued(town):
    town.handling()
    circulars.approve(drafted(town), by=town.chair, at=now())
    drafted(town)
    circulars.drop(drafted(town), note="有误", by=town.supervisor, at=now())
    assert figures(town, "circulars") == [1, 1]


def test_awards_open_and_announced(town):
    awards_begun(town)
    awards.give_up(awards_begun(town), note="不评", by=town.supervisor, at=now())
    assert figures(town, "awards") == [1, 0]


def test_inquiries_planned_and_tasks_to_be_done(town):
    planned(town)
    inquiry = held(town)
    settled(town, tasked(town, inquiry)), tasked(town, inquiry)
    assert figures(town, "inquiries") == [1, 1]


@pytest.mark.parametrize(("reader", "code"), [("chair", 200), ("supervisor", 200), ("clerk", 404), ("deputy", 404)])
def test_the_page_is_for_office_and_leaders(town, reader, code):
    client = Client()
    client.force_login(town.people[reader])
    assert client.get("/supervision/").status_code == code


@pytest.mark.parametrize("rows", [1, 3])
def test_the_overview_takes_the_same_questions_whatever_waits(town, rows, django_assert_num_queries):
    for _ in range(rows):
        proposed(town), planned(town), awards_begun(town)
    client = Client()
    client.force_login(town.chair)
    client.get("/supervision/")
    with django_assert_num_queries(6):
        client.get("/supervision/")
