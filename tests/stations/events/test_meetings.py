"""Meetings of deputies: told to those invited alone, nobody else is counted, no opinion comes of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from congress.common.lifecycle import Refused
from stations.actions import event_minutes, events
from stations.documents.events import minutes
from stations.models import EventWithCitizens
from stations.rules.events import EventKind, most_matters
from tests.stations.events.conftest import NOW, Yard


@pytest.mark.parametrize(("kind", "most"), [("yard", 30), ("council", 30), ("other", 30), ("meeting", 0)])
def test_matters_come_from_citizens_alone(kind: EventKind, most: int) -> None:
    assert most_matters(kind) == most


def meeting(yard: Yard) -> EventWithCitizens:
    return yard.planned(kind="meeting", title="二季度小组会议", starts_at=NOW + timedelta(hours=5))


def test_a_meeting_needs_no_notice_to_citizens(yard: Yard) -> None:
    row = events.announce(meeting(yard), by=yard.town.keeper, at=NOW)
    assert row.status == "announced"


def test_a_meeting_is_told_to_those_invited_and_not_to_citizens(yard: Yard, told: Any) -> None:
    row = events.announce(meeting(yard), by=yard.town.keeper, at=NOW)
    public = Client().get(reverse("stations:coming-events")).context["rows"]
    assert (list(public), told(), list(EventWithCitizens.objects.visible_to(yard.town.deputy))) == (
        [], ["deputy", "deputy2"], [row]
    )  # fmt: skip


def test_what_was_said_at_a_meeting_becomes_no_opinion(yard: Yard) -> None:
    row = events.announce(meeting(yard), by=yard.town.keeper, at=NOW)
    events.hold(row, came=yard.members, by=yard.town.keeper, at=row.starts_at)
    with pytest.raises(Refused, match="At most 0 matters"):
        event_minutes.minute(row, minutes="讨论。", matters=["路灯"], by=yard.town.keeper, at=row.starts_at)
    done = event_minutes.minute(row, minutes="讨论。", by=yard.town.keeper, at=row.starts_at)
    names = "、".join(mandate.person.name for mandate in yard.members)
    assert (done.citizens, [block for block in minutes(done).blocks if isinstance(block, str)][1:]) == (
        0, [f"到会代表：{names}。", "讨论。"]
    )  # fmt: skip


@pytest.mark.parametrize(("step", "left_out"), [("hold", "citizens"), ("minute", "matters")])
def test_the_pages_of_a_meeting_do_not_ask_for_citizens(yard: Yard, sits: Any, step: str, left_out: str) -> None:
    row = events.announce(meeting(yard), by=yard.town.keeper, at=NOW)
    if step == "minute":
        events.hold(row, came=yard.members, by=yard.town.keeper, at=row.starts_at)
    page = sits("keeper").get(reverse("stations:event-step", args=[row.pk, step]))
    assert left_out not in page.context["form"].fields
