"""A day is announced two or three days before, brought to mind on its eve, asked for afterwards; each once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Unlawful
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from stations import tasks
from stations.actions import receptions
from stations.models import ReceptionDay, Station
from tests.stations.receptions.conftest import MORNING, Hall, on_day, told

BOTH = ["deputy", "deputy2"]


@pytest.mark.parametrize(("today", "is_due"), [(1, False), (2, True), (3, True), (4, True), (5, True), (6, False)])
def test_a_day_is_announced_three_days_before_or_late_but_never_when_it_is_over(
    hall: Hall, today: int, is_due: bool
) -> None:
    day = hall.first()
    assert receptions.announce_due(day, at=on_day(today)) is is_due
    assert ReceptionDay.objects.get(pk=day.pk).status == ("announced" if is_due else "planned")


@pytest.mark.parametrize(("today", "is_due"), [(2, False), (3, True)])
def test_a_place_may_tell_two_days_before(hall: Hall, today: int, is_due: bool) -> None:
    two = {"amount": 2, "unit": "days", "clause": "本市办法", "valid_from": date(2022, 1, 1)}
    LocalRule.objects.create(congress=hall.town.congress, key="station.notice_days", **two)
    assert receptions.announce_due(hall.first(), at=on_day(today)) is is_due


def test_the_deputies_on_the_roster_and_the_keeper_are_told_once(hall: Hall) -> None:
    day = hall.first()
    assert [receptions.announce_due(day, at=MORNING) for _night in range(2)] == [True, False]
    assert told("reception-announced") == [*BOTH, "keeper"]
    texts = Notice.objects.filter(recipient__in=[hall.keeper, hall.town.deputy], channel="site").order_by("pk")
    assert [notice.text for notice in texts] == [
        "您将于2026-03-05在城东联络站接待群众。",
        "城东联络站 2026-03-05的接待日已经公告。",
    ]
    assert [(step.name, step.by) for step in day.steps.all()] == [("announce", None)]
    assert Entry.objects.filter(act="reception.announce").count() == 1


def test_without_a_roster_the_keeper_is_told_so_and_without_a_keeper_the_office(hall: Hall) -> None:
    hall.station.memberships.all().delete()
    hall.keeper.posts.all().delete()
    receptions.announce_due(hall.first(), at=MORNING)
    assert told("reception-announced") == ["dispatcher"]
    assert "还没有轮值代表" in Notice.objects.get(kind="reception-announced", channel="site").text


def test_a_day_moved_meanwhile_waits_for_its_new_time(hall: Hall) -> None:
    looked_at = hall.first()
    hall.plan(_2026_03_05="假", _2026_03_06="假")
    assert receptions.announce_due(looked_at, at=MORNING) is False


def test_the_eve_reminds_those_on_the_roster_once(hall: Hall) -> None:
    day = hall.announced()
    assert [receptions.remind(day, at=on_day(4)) for _hour in range(2)] == [True, False]
    assert told("reception-eve") == BOTH


def test_who_is_told_on_the_eve_is_not_told_twice(hall: Hall) -> None:
    day = hall.first()
    receptions.announce_due(day, at=on_day(4))
    assert (receptions.remind(day, at=on_day(4)), told("reception-eve")) == (False, [])


def test_a_cancelled_day_is_told_with_its_reason_to_who_knew_of_it(hall: Hall) -> None:
    receptions.cancel(hall.announced(), reason="修缮", by=hall.keeper, at=MORNING)
    assert told("reception-cancelled") == [*BOTH, "keeper"]
    row = ReceptionDay.objects.get(on=date(2026, 3, 5))
    assert (row.status, row.reason, receptions.remind(row, at=on_day(4))) == ("cancelled", "修缮", False)


def test_nobody_is_told_that_a_day_nobody_knew_of_is_cancelled(hall: Hall) -> None:
    receptions.cancel(hall.first(), reason="修缮", by=hall.keeper, at=MORNING)
    assert told("reception-cancelled") == []


@pytest.mark.parametrize("who", ["deputy", "clerk", "chair", "reviewer", "system"])
def test_only_who_keeps_the_station_announces_and_cancels(hall: Hall, who: str) -> None:
    day, by = hall.first(), hall.town.people[who]
    with pytest.raises(NotYours):
        receptions.announce(day, by=by, at=MORNING)
    with pytest.raises(NotYours):
        receptions.cancel(day, reason="修缮", by=by, at=MORNING)


def test_what_is_announced_is_not_announced_again(hall: Hall) -> None:
    with pytest.raises(Unlawful):
        receptions.announce(hall.announced(), by=hall.keeper, at=MORNING)


def days_from_today(hall: Hall, **offsets: str) -> dict[str, ReceptionDay]:
    """Rows by name, so many days from the real today, in their status: "3 planned"."""
    today, rows = timezone.localdate(), {}
    for name, told_as in offsets.items():
        offset, status = told_as.split()
        facts: dict[str, Any] = {"status": status, "announced_at": MORNING} if status == "announced" else {}
        rows[name] = hall.station.days.create(on=today + timedelta(days=int(offset)), **facts)
        rows[name].duties.create(mandate=hall.deputies[0])
    return rows


def test_the_sweep_announces_what_is_due_however_many_nights_were_missed(hall: Hall) -> None:
    rows = days_from_today(hall, over="-1 planned", today="0 planned", three="3 planned", four="4 planned")
    assert [tasks.announce_receptions() for _run in range(2)] == [2, 0]
    found = {name: ReceptionDay.objects.get(pk=row.pk).status for name, row in rows.items()}
    assert found == {"over": "planned", "today": "announced", "three": "announced", "four": "planned"}


def test_the_sweep_reminds_of_eves_and_of_days_to_be_recorded_once(hall: Hall) -> None:
    days_from_today(hall, old="-9 announced", over="-1 planned", eve="1 announced", later="2 announced")
    assert [tasks.remind_of_receptions() for _run in range(2)] == [3, 0]
    assert (told("reception-eve"), told("reception-unrecorded")) == (["deputy"], ["keeper", "keeper"])


def test_the_sweep_plans_every_station_with_a_rule_and_tidies_up_after_a_closed_one(hall: Hall) -> None:
    hall.town.station("QY-02", reception="", rule={})
    closed = hall.town.station("QY-03")
    assert (tasks.plan_receptions(), closed.days.exists()) == (2, True)
    Station.objects.filter(pk=closed.pk).update(is_active=False)
    assert [tasks.plan_receptions() for _run in range(2)] == [2, 1]
    assert set(closed.days.values_list("status", flat=True)) == {"dropped"}
