"""Two thousand open suggestions at once: the desks ask no more questions than for three."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from suggestions import actions
from suggestions.models import Assignment, Clock, Suggestion

MOST_QUERIES = 12
DAY = date(2026, 3, 2)


def items(town, count, **facts):
    """So many accepted ones, in one statement."""
    now = timezone.now()
    same = {"congress": town.congress, "session": town.session, "period": "in", "lead": town.mandates["deputy"]}
    same |= {"lead_name": "王建国", "status": "accepted", "created_at": now, "accepted_on": DAY, **facts}
    rows = (
        Suggestion(number=place, title=f"关于第{place}条街道路灯的建议", body="路灯不亮。", **same)
        for place in range(1, count + 1)
    )
    return Suggestion.objects.bulk_create(rows)


def clocks(rows, kind):
    late = timezone.localdate() - timedelta(days=5)
    facts = {"kind": kind, "starts_on": DAY - timedelta(days=90), "amount": 3, "unit": "months", "due_on": late}
    Clock.objects.bulk_create(Clock(suggestion=row, **facts) for row in rows)


def waiting(town, count):
    clocks(items(town, count), "dispatch")


def late(town, count):
    rows = items(town, count, status="handling", assigned_on=DAY)
    same = {"unit": town.units["住建局"], "part": "lead", "state": "signed", "assigned_on": DAY}
    Assignment.objects.bulk_create(Assignment(suggestion=row, **same) for row in rows)
    clocks(rows, "answer")


def meeting(town):
    words = {"held_on": timezone.localdate(), "place": "会议室", "form_key": uuid4()}
    return actions.convene(town.session, by=town.dispatcher, at=timezone.now(), **words)


PAGES = {
    "hand-over desk": (waiting, "dispatcher", lambda town: reverse("admin:suggestions_handover_desk")),
    "batch": (waiting, "dispatcher", lambda town: reverse("admin:suggestions_meeting", args=[meeting(town).pk])),
    "overdue desk": (late, "supervisor", lambda town: reverse("admin:suggestions_overdue_desk")),
}


@pytest.mark.parametrize("count", [3, 2000])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_with_few_questions(town, django_assert_max_num_queries, page, count):
    fill, who, where = PAGES[page]
    fill(town, count)
    address, client = where(town), Client()
    client.force_login(town.people[who])
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200
