"""Who receives: by turns, as the keeper decides, and what becomes of a deputy who cannot come."""

from datetime import date, timedelta

import pytest

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from deputies.models import Mandate
from stations.actions import receptions
from stations.models import Station
from stations.reception import read
from tests.stations.receptions.conftest import MORNING, Hall, on_duty, told


def test_two_receive_a_day_and_all_take_turns(hall: Hall) -> None:
    assert [on_duty(day) for day in hall.plan()] == [
        ["deputy", "deputy2"],
        ["deputy3", "deputy"],
        ["deputy2", "deputy3"],
    ]


def test_a_place_may_let_one_receive(hall: Hall) -> None:
    one = {"amount": 1, "unit": "count", "clause": "本市办法", "valid_from": date(2022, 1, 1)}
    LocalRule.objects.create(congress=hall.town.congress, key="station.on_duty", **one)
    assert [on_duty(day) for day in hall.plan()] == [["deputy"], ["deputy2"], ["deputy3"]]


def test_over_a_year_nobody_receives_twice_more_than_another(hall: Hall) -> None:
    Station.objects.update(reception="每周一", rule=read("每周一").as_json())
    for month in range(10):
        hall.plan(at=MORNING + timedelta(days=30 * month))
    of_year = hall.station.days.filter(on__year=2026)
    turns = [mandate.reception_duties.filter(day__in=of_year).count() for mandate in hall.deputies]
    assert (max(turns) - min(turns), sum(turns)) == (0, 2 * of_year.count()) or max(turns) - min(turns) == 1


def test_who_is_suspended_or_left_the_station_is_taken_off_and_the_next_steps_in(hall: Hall) -> None:
    hall.plan()
    Mandate.objects.filter(pk=hall.deputies[0].pk).update(status="suspended")
    hall.station.memberships.filter(mandate=hall.deputies[1]).update(until_on=date(2026, 3, 4))
    assert [on_duty(day) for day in hall.plan()] == [["deputy3"]] * 3


def test_an_announced_roster_is_the_keepers_alone(hall: Hall) -> None:
    day = hall.announced()
    Mandate.objects.filter(pk=hall.deputies[0].pk).update(status="suspended")
    hall.plan()
    assert on_duty(day) == ["deputy", "deputy2"]


def test_the_keeper_says_who_receives_and_the_clock_leaves_it_so(hall: Hall) -> None:
    day = receptions.set_roster(hall.first(), mandates=[hall.deputies[2]], by=hall.keeper, at=MORNING)
    hall.plan()
    assert (on_duty(day), told("reception-put-on")) == (["deputy3"], [])
    assert [(step.name, step.by, step.note) for step in day.steps.all()] == [
        ("set_roster", hall.keeper, hall.deputies[2].person.name)
    ]


def test_on_an_announced_day_those_who_come_and_those_who_fall_away_are_told(hall: Hall) -> None:
    day = hall.announced()
    receptions.set_roster(day, mandates=hall.deputies[1:], by=hall.keeper, at=MORNING)
    assert (told("reception-put-on"), told("reception-taken-off")) == (["deputy3"], ["deputy"])


def test_nobody_from_outside_the_station_and_no_outsider_sets_a_roster(hall: Hall) -> None:
    stranger, day = hall.town.add_deputy("deputy4", "090004"), hall.first()
    with pytest.raises(Refused):
        receptions.set_roster(day, mandates=[stranger], by=hall.keeper, at=MORNING)
    with pytest.raises(NotYours):
        receptions.set_roster(day, mandates=[], by=hall.town.deputy, at=MORNING)
    with pytest.raises(MovedOn):
        receptions.set_roster(day, mandates=[], by=hall.keeper, at=MORNING, seen=day.version + 1)
    assert on_duty(day) == ["deputy", "deputy2"]


def test_a_deputy_asks_for_leave_and_the_keeper_learns_who_is_next(hall: Hall) -> None:
    day = receptions.leave(hall.announced(), reason="出差", by=hall.town.deputy, at=MORNING)
    name = hall.deputies[2].person.name
    assert (on_duty(day), told("reception-left")) == (["deputy2"], ["keeper"])
    notice = Notice.objects.get(kind="reception-left", channel="site", recipient=hall.keeper)
    assert notice.text.endswith(f"下一位轮值：{name}。")
    assert receptions.next_in_line(day) == hall.deputies[2]


def test_on_a_planned_day_the_next_in_line_steps_in_and_who_left_is_not_asked_again(hall: Hall) -> None:
    day = receptions.leave(hall.first(), reason="出差", by=hall.town.deputy, at=MORNING)
    hall.plan()
    hall.plan()
    assert on_duty(day) == ["deputy2", "deputy3"]


def test_the_keeper_may_put_back_who_left(hall: Hall) -> None:
    day = receptions.leave(hall.announced(), reason="出差", by=hall.town.deputy, at=MORNING)
    receptions.set_roster(day, mandates=hall.deputies[:1], by=hall.keeper, at=MORNING)
    assert on_duty(day) == ["deputy"]


def test_only_who_is_on_the_roster_asks_for_leave_and_only_before_it_ended(hall: Hall) -> None:
    day = hall.announced()
    with pytest.raises(Refused, match="not on the roster"):
        receptions.leave(day, reason="出差", by=hall.town.people["deputy3"], at=MORNING)
    assert [step.name for step in day.steps.all()] == ["announce"]
    receptions.cancel(day, reason="修缮", by=hall.keeper, at=MORNING)
    with pytest.raises(Unlawful):
        receptions.leave(day, reason="出差", by=hall.town.deputy, at=MORNING)
