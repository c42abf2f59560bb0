"""The registers beside a suggestion: urgings by light and once a day, and who of the five was on site."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from congress.notices.models import Notice
from suggestions import actions
from suggestions.actions.supervision.registers import record_presence
from suggestions.models.supervision import Presence, Urging
from suggestions.rules.supervision.urging import REACHES
from tests.at_once import at_once

SITE = {"place": "城东路口", "leader": "副市长 李立", "unit": "住建局", "press": "清源日报"}


def test_the_later_the_answer_the_higher_an_urging_reaches():
    assert {light: sorted(roles) for light, roles in REACHES.items()} == {
        "go": ["unit_clerk"],
        "off": ["unit_clerk"],
        "near": ["unit_clerk"],
        "hot": ["unit_approver", "unit_clerk"],
        "late": ["first_tier", "unit_approver", "unit_clerk"],
    }


@pytest.mark.parametrize(
    ("left", "light", "reached"),
    [
        (40, "go", {"clerk", "clerk2"}),
        (10, "near", {"clerk", "clerk2"}),
        (2, "hot", {"clerk", "clerk2", "approver"}),
        (-1, "late", {"clerk", "clerk2", "approver"}),
    ],
)
def test_an_urging_is_kept_with_its_light_and_the_people_it_reached(town, left, light, reached):
    row = town.handling(at=timezone.now() - timedelta(days=120))
    row.clocks.filter(kind="answer").update(due_on=timezone.localdate() + timedelta(days=left))
    actions.urge(row, note="请抓紧", by=town.supervisor, at=timezone.now())
    urging = Urging.objects.get()
    told = Notice.objects.filter(kind="suggestion-urged", channel="site").values_list("recipient__username", flat=True)
    assert (urging.light, {person.username for person in urging.people.all()}, set(told)) == (light, reached, reached)


def test_of_urgings_at_once_one_goes_out(shared_town):
    row = shared_town.handling()
    results = at_once(*[lambda: actions.urge(row, note="请抓紧", by=shared_town.supervisor, at=timezone.now())] * 3)
    assert (sum(isinstance(result, Refused) for result in results), Urging.objects.count()) == (2, 1)


def test_the_database_itself_keeps_a_second_urging_of_the_day_out(town):
    row = town.handling()
    whole = {"suggestion": row, "on": timezone.localdate(), "light": "go", "by": town.supervisor}
    Urging.objects.create(**whole)
    with pytest.raises(IntegrityError):
        Urging.objects.create(**whole)


def test_a_presence_counts_who_came_of_the_five(town):
    found = record_presence(
        town.handling(), on=timezone.localdate(), form_key=uuid4(), by=town.supervisor, at=timezone.now(), **SITE
    )
    assert (found.count, found.parties) == (3, ["副市长 李立", "", "住建局", "", "清源日报"])


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"leader": "", "unit": "", "press": ""}, Refused),
        ({"on": timezone.localdate() + timedelta(days=1)}, Refused),
        ({"by": "clerk"}, NotYours),
    ],
)
def test_a_presence_of_nobody_of_tomorrow_or_by_the_unit_is_refused(town, change, refusal):
    whole = {**SITE, "on": timezone.localdate(), "by": "supervisor", **change}
    whole["by"] = town.people[whole["by"]]
    with pytest.raises(refusal):
        record_presence(town.handling(), form_key=uuid4(), at=timezone.now(), **whole)
    assert Presence.objects.count() == 0


def test_the_register_of_a_suggestion_shows_meetings_and_presences(town):
    row, client = town.replied(), Client()
    client.force_login(town.supervisor)
    body = {**SITE, "form_key": uuid4(), "on": timezone.localdate().isoformat()}
    assert client.post(f"/supervision/registers/{row.pk}/presence", body).status_code == 302
    page = client.get(f"/supervision/registers/{row.pk}/").content.decode()
    assert [text in page for text in ("城东路口", "清源日报", "商定方案")] == [True] * 3


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_of_urgings_takes_the_same_questions(town, rows, django_assert_num_queries):
    for _ in range(rows):
        actions.urge(town.handling(), note="请抓紧", by=town.supervisor, at=timezone.now())
    client = Client()
    client.force_login(town.chair)
    client.get("/supervision/urgings/")
    with django_assert_num_queries(6):
        client.get("/supervision/urgings/")
