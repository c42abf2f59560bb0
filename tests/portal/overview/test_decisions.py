"""What waits for a leader's own word, and for nobody else's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from briefings.models import Briefing
from congress.accounts.models import User
from congress.accounts.rules import Role
from portal.reports.overview.decisions import decisions
from suggestions.models.supervision import Award, Circular, Inquiry, KeyItem
from suggestions.rules.supervision.keys import KeyStatus
from tests.town import Town

TODAY = timezone.localdate()


@pytest.fixture
def waiting(town: Town) -> Town:
    """One of each kind."""
    town.add("committee", Role.COMMITTEE)
    common = {"congress": town.congress, "from_on": TODAY, "until_on": TODAY}
    Award.objects.create(title="评优", **common)
    Circular.objects.create(title="通报", cut_off=TODAY, lines=[], drafted_by=town.supervisor, **common)
    told = {"congress": town.congress, "month": TODAY.replace(day=1), "cut_off": TODAY, "title": "简报"}
    words = {"lead": "", "sections": []}
    Briefing.objects.create(words=words, status="in_approval", sent_by=town.supervisor, **told)
    Inquiry.objects.create(congress=town.congress, title="询问", on=TODAY + timedelta(days=9), place="会议厅")
    decided = {"decided_on": TODAY, "meeting": "第41次主任会议"}
    for status, facts in [
        (KeyStatus.PROPOSED, {}),
        (KeyStatus.REPORTED, decided),
        (KeyStatus.CHOSEN, {**decided, "report_by": TODAY + timedelta(days=4)}),
        (KeyStatus.CHOSEN, decided),
    ]:
        item = {"proposed_by": town.supervisor, "proposed_on": TODAY, "reasons": "连年提出"}
        KeyItem.objects.create(suggestion=town.accepted(), status=status, **item, **facts)
    return town


OF_CHAIR = [
    "Approve the briefing",
    "Topical inquiry",
    "Approve the circular",
    "Decide on a key suggestion",
    "Decide the awards",
    "Go on supervising or end it",
]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("chair", OF_CHAIR),
        ("committee", ["Report to the chairs' meeting", "Topical inquiry"]),
        ("supervisor", ["Report to the chairs' meeting", "Topical inquiry"]),  # who drafted the circular
        ("dispatcher", []),
    ],
)
def test_each_is_told_what_is_theirs_the_nearest_day_first(waiting: Town, who: str, expected: list[str]) -> None:
    found = decisions(waiting.people[who], waiting.congress.pk)
    assert sorted(each.what for each in found) == sorted(expected)
    days = [each.due_on for each in found if each.due_on]
    assert [each.due_on for each in found][: len(days)] == sorted(days)


def test_another_supervisor_is_asked_to_approve_what_the_first_drafted(waiting: Town) -> None:
    other = waiting.add("supervisor2", Role.SUPERVISOR)
    assert "Approve the circular" in [each.what for each in decisions(other, waiting.congress.pk)]


def test_every_page_that_is_offered_opens(waiting: Town, sits: Callable[[str], Client]) -> None:
    chair = sits("chair")
    found = decisions(waiting.chair, waiting.congress.pk)
    assert [chair.get(each.url).status_code for each in found] == [200] * len(OF_CHAIR)


def test_one_query_whatever_waits(waiting: Town, django_assert_num_queries: Any) -> None:
    assert waiting.chair.roles
    with django_assert_num_queries(1):
        decisions(waiting.chair, waiting.congress.pk)


def test_who_decides_nothing_asks_nothing(waiting: Town, django_assert_num_queries: Any) -> None:
    assert waiting.dispatcher.roles
    with django_assert_num_queries(0):
        assert decisions(waiting.dispatcher, waiting.congress.pk) == []


@pytest.mark.parametrize(
    ("who", "heading"), [("chair", "6 matters wait for you"), ("committee", "2 matters wait for you")]
)
def test_leaders_come_home_to_it(waiting: Town, sits: Callable[[str], Client], who: str, heading: str) -> None:
    User.objects.update(language="en")
    answer = sits(who).get("/home")
    assert (answer.status_code, f"<h1>{heading}</h1>" in answer.content.decode()) == (200, True)


def test_a_leader_for_whom_nothing_waits_is_told_so(town: Town, sits: Callable[[str], Client]) -> None:
    assert sits("chair").get("/home").content.decode().count("c-empty") == 1
