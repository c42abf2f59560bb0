"""An event from the plan to the minutes, and who hears of it."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from stations import tasks
from stations.actions import event_minutes, events, keeping
from stations.models import EventWithCitizens, Opinion
from tests.stations.events.conftest import AHEAD, NOW, Yard

Told = Callable[..., list[str]]
PDF = b"%PDF-1.4\nstartxref\n0\n%%EOF"


def test_planning_tells_nobody_and_announcing_those_invited(yard: Yard, told: Told) -> None:
    row = yard.planned()
    before = told()
    events.announce(row, by=yard.town.keeper, at=NOW)
    assert (before, told()) == ([], ["deputy", "deputy2"])


def test_each_step_leaves_its_record_and_its_entry_in_the_trail(yard: Yard) -> None:
    row = yard.minuted()
    entries = Entry.objects.filter(thing=f"event:{row.pk}").order_by("number")
    assert list(entries.values_list("act", flat=True)) == ["event.plan", "event.announce", "event.hold", "event.minute"]
    assert list(row.steps.values_list("name", flat=True)) == ["announce", "hold", "minute"]


def test_the_same_form_sent_twice_plans_one(yard: Yard) -> None:
    key = uuid4()
    assert yard.planned(form_key=key) == yard.planned(form_key=key)
    for other in ({"title": "别的"}, {"deputies": []}):
        with pytest.raises(Refused):
            yard.planned(form_key=key, **other)
    assert EventWithCitizens.objects.count() == 1


@pytest.mark.parametrize(("days", "is_taken"), [(3, True), (2, False)])
def test_it_is_announced_three_days_before_or_not_at_all(yard: Yard, days: int, is_taken: bool) -> None:
    row = yard.planned(starts_at=NOW + timedelta(days=days))
    if is_taken:
        assert events.announce(row, by=yard.town.keeper, at=NOW).status == "announced"
    else:
        with pytest.raises(Refused, match="3 days before"):
            events.announce(row, by=yard.town.keeper, at=NOW)


def test_a_place_may_ask_for_longer_notice(yard: Yard) -> None:
    rule = {"key": "stations.event_notice_days", "amount": 11, "unit": "days", "clause": "办法"}
    LocalRule.objects.create(congress=yard.town.congress, valid_from=timezone.localdate(), **rule)
    with pytest.raises(Refused, match="11 days before"):
        yard.announced()


def test_a_planned_event_is_changed_and_invites_others(yard: Yard) -> None:
    row = yard.planned()
    facts = {"title": "停车难", "starts_at": NOW + AHEAD, "place": "活动室", "kind": "council", "about": ""}
    row = events.edit(row, deputies=yard.members[1:], by=yard.town.dispatcher, at=NOW, **facts)
    assert (row.title, [each.mandate for each in row.invitations.all()]) == ("停车难", yard.members[1:])


def test_only_deputies_grouped_into_the_station_are_invited(yard: Yard) -> None:
    stranger = yard.town.add_deputy("stranger", "090009")
    with pytest.raises(Refused):
        yard.planned(deputies=[stranger])


def test_an_event_lies_ahead_and_at_an_open_station(yard: Yard) -> None:
    with pytest.raises(Refused):
        yard.planned(starts_at=NOW)
    keeping.close(yard.station, reason="合并", by=yard.town.dispatcher, at=NOW)
    with pytest.raises(Refused):
        yard.planned()


@pytest.mark.parametrize("who", ["deputy", "reviewer", "chair", "clerk"])
def test_only_keeper_and_office_plan_and_announce(yard: Yard, who: str) -> None:
    other = yard.town.people[who]
    with pytest.raises(NotYours):
        events.announce(yard.planned(), by=other, at=NOW)
    with pytest.raises(NotYours):
        events.plan(yard.station, starts_at=NOW + AHEAD, form_key=uuid4(), by=other, at=NOW, title="甲", place="乙")


def test_a_deputy_answers_and_changes_the_answer_and_the_keeper_hears(yard: Yard, told: Told) -> None:
    row = yard.announced()
    events.answer(row, coming="yes", by=yard.town.deputy, at=NOW)
    with pytest.raises(Refused):
        events.answer(row, coming="no", by=yard.town.deputy, at=NOW)
    events.answer(row, coming="no", reason="出差", by=yard.town.deputy, at=NOW)
    own = row.invitations.get(mandate=yard.members[0])
    assert (own.answer, own.reason, told().count("keeper")) == ("no", "出差", 2)


def test_only_who_is_invited_and_in_office_answers(yard: Yard) -> None:
    row = yard.announced(deputies=yard.members[:1])
    with pytest.raises(NotYours):
        events.answer(row, coming="yes", by=yard.town.deputy2, at=NOW)
    type(yard.members[0]).objects.filter(pk=yard.members[0].pk).update(status="suspended")
    with pytest.raises(NotYours):
        events.answer(row, coming="yes", by=yard.town.deputy, at=NOW)


def test_moving_asks_the_deputies_anew_and_keeps_the_notice(yard: Yard, told: Told) -> None:
    row = yard.announced()
    events.answer(row, coming="yes", by=yard.town.deputy, at=NOW)
    there = {"place": "活动室", "note": "下雨", "by": yard.town.keeper, "at": NOW}
    with pytest.raises(Refused):
        events.move(row, starts_at=NOW + timedelta(days=1), **there)
    row = events.move(row, starts_at=NOW + timedelta(days=20), **there)
    answers = list(row.invitations.values_list("answer", flat=True))
    assert (row.place, answers, told().count("deputy")) == ("活动室", ["", ""], 2)


def test_cancelling_tells_those_who_knew_of_it(yard: Yard, told: Told) -> None:
    events.cancel(yard.planned(), note="改期", by=yard.town.keeper, at=NOW)
    before = told()
    events.cancel(yard.announced(), note="台风", by=yard.town.keeper, at=NOW)
    assert (before, told()) == ([], ["deputy", "deputy2"] * 2)


def test_who_came_is_recorded_after_it_began(yard: Yard) -> None:
    row = yard.announced()
    with pytest.raises(Refused):
        events.hold(row, came=[], citizens=3, by=yard.town.keeper, at=NOW)
    stranger = yard.town.add_deputy("stranger", "090009")
    with pytest.raises(Refused):
        events.hold(row, came=[stranger], citizens=3, by=yard.town.keeper, at=row.starts_at)
    row = events.hold(row, came=yard.members[1:], citizens=3, by=yard.town.keeper, at=row.starts_at)
    assert (row.citizens, [each.mandate for each in row.invitations.filter(has_come=True)]) == (3, yard.members[1:])


def test_each_matter_becomes_an_opinion_with_its_clock_heard_by_those_who_came(yard: Yard) -> None:
    row = yard.minuted("三号楼没有电梯，打13800001111问我", "路灯不亮")
    opinions = Opinion.objects.order_by("pk")
    facts = {(one.way, one.status, one.clock, one.station_id, one.name, one.phone) for one in opinions}
    assert facts == {("event", "accepted", "answer", yard.station.pk, "", "")}
    assert [one.text for one in opinions] == ["三号楼没有电梯，打138****1111问我", "路灯不亮"]
    assert {one.deputy for one in opinions} == {yard.members[0]}
    assert [matter.opinion for matter in row.matters.all()] == list(opinions)


def test_minutes_are_written_once_with_their_files(yard: Yard) -> None:
    row, after = yard.held(), NOW + AHEAD + timedelta(days=1)
    said = {"matters": ["电梯"], "files": [SimpleUploadedFile("签到.pdf", PDF)], "by": yard.town.keeper, "at": after}
    with pytest.raises(Refused):
        event_minutes.minute(row, minutes=" ", **said)
    row = event_minutes.minute(row, minutes="谈了电梯", **said)
    with pytest.raises(Unlawful):
        event_minutes.minute(row, minutes="再写", **said)
    assert ([each.name for each in row.uploads.all()], Opinion.objects.count()) == (["签到.pdf"], 1)


@pytest.mark.parametrize("matters", [["长" * 501], ["电梯"] * 31])
def test_matters_stay_within_bounds(yard: Yard, matters: list[str]) -> None:
    with pytest.raises(Refused):
        yard.minuted(*matters)
    assert Opinion.objects.count() == 0


def test_a_step_on_what_somebody_changed_meanwhile_is_not_taken(yard: Yard) -> None:
    row = yard.planned()
    events.announce(row, by=yard.town.keeper, at=NOW)
    with pytest.raises(MovedOn):
        events.cancel(row, note="改期", by=yard.town.dispatcher, at=NOW, seen=row.version)


def test_no_notice_holds_what_a_citizen_said(yard: Yard) -> None:
    yard.minuted("三号楼没有电梯")
    assert [text for text in Notice.objects.values_list("text", flat=True) if "三号楼" in text] == []


def test_on_the_eve_those_who_did_not_decline_are_reminded_once(
    yard: Yard, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=8), time(12)))
    row = yard.announced(starts_at=noon + timedelta(days=1))
    yard.announced(starts_at=noon + timedelta(days=2))
    events.answer(row, coming="no", reason="出差", by=yard.town.deputy2, at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: noon)
    assert [tasks.remind_of_events(), tasks.remind_of_events(), told("event-eve")] == [1, 1, ["deputy"]]


@pytest.mark.parametrize(
    ("status", "facts", "name"),
    [
        ("announced", {"announced_at": None}, "event_announced_first"),
        ("held", {"citizens": None}, "event_held_is_counted"),
        ("minuted", {"minutes": ""}, "event_minutes_written"),
    ],
)
def test_the_table_refuses_by_name(yard: Yard, status: str, facts: dict[str, Any], name: str) -> None:
    row = getattr(yard, status)()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        EventWithCitizens.objects.filter(pk=row.pk).update(**facts)
