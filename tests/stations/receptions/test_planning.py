"""The plan follows the rule and the holidays until a day is announced; then a person decides."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from congress.accounts.models import User
from congress.common.lifecycle import NotYours, Refused
from stations.actions import receptions
from stations.models import ReceptionDay, ReceptionStep, Station
from stations.reception import read
from tests.stations.receptions.conftest import MORNING, Hall, days_of, on_day, on_duty, told

QUARTER = [("03-05", "planned"), ("04-05", "planned"), ("05-05", "planned")]


def rule(hall: Hall, words: str) -> None:
    rows = Station.objects.filter(pk=hall.station.pk)
    rows.update(reception=words, rule=read(words).as_json() if words else {})


def test_the_days_of_three_months_are_planned_and_planning_again_changes_nothing(hall: Hall) -> None:
    assert days_of(hall.plan()) == QUARTER
    before = list(ReceptionDay.objects.values()), ReceptionStep.objects.count()
    hall.plan()
    assert (list(ReceptionDay.objects.values()), ReceptionStep.objects.count()) == before


def test_hours_are_kept_and_a_moved_day_says_why(hall: Hall) -> None:
    rule(hall, "每月5日上午")
    first, second, _third = hall.plan(_2026_03_05="调休")
    assert ([str(hours) for hours in first.told_hours], second.why) == (["morning"], "")
    assert (first.planned_on, first.why) == (
        date(2026, 3, 5),
        "Thu 5 Mar is a day off (调休): put off to the next working day, Fri 6 Mar.",
    )


def test_a_holiday_announced_later_moves_a_day_nobody_was_told_of_with_its_roster(hall: Hall) -> None:
    first = hall.first()
    receptions.set_roster(first, mandates=hall.deputies[2:], by=hall.keeper, at=MORNING)
    moved, *_rest = hall.plan(_2026_03_05="清明节")
    assert (moved.pk, f"{moved.on:%m-%d}", on_duty(moved)) == (first.pk, "03-06", ["deputy3"])
    assert [(step.name, step.by, step.note) for step in moved.steps.filter(name="move")] == [
        ("move", None, "2026-03-05")
    ]
    back, *_rest = hall.plan()
    assert (back.pk, f"{back.on:%m-%d}", back.why) == (first.pk, "03-05", "")


def test_a_changed_rule_drops_its_old_days_and_brings_them_back_when_it_returns(hall: Hall) -> None:
    hall.plan()
    rule(hall, "每月10日")
    tenth = [("03-05", "dropped"), ("03-10", "planned"), ("04-05", "dropped"), ("04-10", "planned")]
    assert days_of(hall.plan())[:4] == tenth
    rule(hall, "每月5日")
    assert days_of(hall.plan())[:4] == [(on, "planned" if status == "dropped" else "dropped") for on, status in tenth]


def test_two_days_moved_onto_one_are_one_reception_settled_in_one_go(hall: Hall) -> None:
    rule(hall, "每月5日、6日")
    hall.plan()
    again = days_of(hall.plan(_2026_03_05="假", _2026_03_06="假"))
    assert again == days_of(hall.plan(_2026_03_05="假", _2026_03_06="假"))
    assert again[:3] == [("03-06", "dropped"), ("03-09", "planned"), ("04-05", "planned")]


@pytest.mark.parametrize("words", ["每月10日", "随时预约", ""])
def test_an_announced_day_stays_and_its_keeper_is_told_once_to_decide(hall: Hall, words: str) -> None:
    hall.announced()
    rule(hall, words)
    for _night in range(3):
        first, *rest = hall.plan()
    assert (f"{first.on:%m-%d}", first.status) == ("03-05", "announced")
    assert told("reception-decide") == ["keeper"]


def test_a_holiday_under_an_announced_day_makes_no_second_day(hall: Hall) -> None:
    hall.announced()
    assert days_of(hall.plan(_2026_03_05="清明节")) == [("03-05", "announced"), *QUARTER[1:]]
    assert told("reception-decide") == ["keeper"]


def test_a_cancelled_day_is_not_planned_again(hall: Hall) -> None:
    receptions.cancel(hall.first(), reason="修缮", by=hall.keeper, at=MORNING)
    assert days_of(hall.plan())[0] == ("03-05", "cancelled")
    assert days_of(hall.plan(_2026_03_05="清明节")) == [("03-05", "cancelled"), *QUARTER[1:]]


def test_a_closed_station_plans_nothing(hall: Hall) -> None:
    hall.plan()
    Station.objects.update(is_active=False)
    assert {status for _on, status in days_of(hall.plan())} == {"dropped"}


def test_a_missed_month_is_made_up_in_one_night(hall: Hall) -> None:
    hall.plan()
    hall.plan(at=MORNING + timedelta(days=40))
    assert days_of(list(hall.station.days.all())) == [*QUARTER, ("06-05", "planned"), ("07-05", "planned")]


def test_a_keeper_adds_a_day_by_hand_which_the_plan_leaves_alone(hall: Hall) -> None:
    rule(hall, "随时预约")
    day = receptions.add_day(hall.station, on=date(2026, 3, 7), hours="上午", by=hall.keeper, at=MORNING)
    assert (days_of(hall.plan()), [str(each) for each in day.told_hours]) == ([("03-07", "planned")], ["morning"])
    assert on_duty(day) == ["deputy", "deputy2"]


def test_a_day_taken_out_of_the_plan_comes_back_by_hand_and_stays(hall: Hall) -> None:
    hall.plan()
    rule(hall, "每月10日")
    hall.plan()
    receptions.add_day(hall.station, on=date(2026, 3, 5), by=hall.keeper, at=MORNING)
    assert days_of(hall.plan())[0] == ("03-05", "planned")


@pytest.mark.parametrize(
    ("who", "on", "error"),
    [
        ("keeper", date(2026, 3, 1), Refused),  # over
        ("keeper", date(2026, 3, 5), Refused),  # there is one
        ("deputy", date(2026, 3, 7), NotYours),
        ("clerk", date(2026, 3, 7), NotYours),
        ("chair", date(2026, 3, 7), NotYours),
        ("dispatcher", date(2026, 3, 7), None),
    ],
)
def test_whoever_keeps_the_station_adds_a_day_that_lies_ahead(hall: Hall, who: str, on: date, error: Any) -> None:
    hall.plan()
    by: User = hall.town.people[who]
    if error is None:
        assert receptions.add_day(hall.station, on=on, by=by, at=MORNING).status == "planned"
        return
    with pytest.raises(error):
        receptions.add_day(hall.station, on=on, by=by, at=MORNING)
    assert days_of(list(hall.station.days.all())) == QUARTER


def test_the_table_holds_one_row_for_a_station_and_a_day(hall: Hall) -> None:
    hall.plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReceptionDay.objects.create(station=hall.station, on=on_day(5).date())
