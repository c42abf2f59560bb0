"""Deputies sign in with the code of the day; the keeper writes down who came, how many citizens, a remark."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from stations.actions import receptions
from stations.models import Attendance, ReceptionDay
from tests.stations.receptions.conftest import MORNING, Hall, on_day


def attended(day: ReceptionDay) -> list[tuple[str, str]]:
    rows = Attendance.objects.filter(day=day).order_by("mandate")
    return [(each.mandate.person.user.username, each.way) for each in rows]


def test_the_code_leads_to_its_day_and_no_other_code_does(hall: Hall) -> None:
    day = hall.announced()
    token = receptions.token_of(day)
    assert receptions.day_of(token) == day
    assert [receptions.day_of(other) for other in ("", "1", token[:-1], f"9{token}")] == [None] * 4


def test_the_code_of_a_day_that_was_moved_since_leads_nowhere(hall: Hall) -> None:
    token = receptions.token_of(hall.first())
    hall.plan(_2026_03_05="清明节")
    assert receptions.day_of(token) is None


def test_a_deputy_signs_in_once_with_the_time(hall: Hall) -> None:
    day, deputy = hall.announced(), hall.town.deputy
    came = [receptions.sign_in(day, by=deputy, at=on_day(5, hour)) for hour in (9, 10)]
    assert (came[0].at, came[1].at) == (on_day(5, 9), on_day(5, 9))
    assert attended(day) == [("deputy", "code")]
    assert [step.name for step in day.steps.all()] == ["announce", "sign_in"]


def test_another_deputy_of_the_station_may_come_too(hall: Hall) -> None:
    day = hall.announced()
    receptions.sign_in(day, by=hall.town.people["deputy3"], at=on_day(5))
    assert attended(day) == [("deputy3", "code")]


def test_a_day_whose_announcement_was_missed_takes_signatures(hall: Hall) -> None:
    assert receptions.sign_in(hall.first(), by=hall.town.deputy, at=on_day(5)).way == "code"


@pytest.mark.parametrize("today", [4, 6])
def test_on_no_other_day_the_code_opens(hall: Hall, today: int) -> None:
    with pytest.raises(Refused, match="on the reception day only"):
        receptions.sign_in(hall.announced(), by=hall.town.deputy, at=on_day(today))
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("who", ["keeper", "dispatcher", "clerk", "stranger", "suspended"])
def test_nobody_else_signs_in(hall: Hall, who: str) -> None:
    day = hall.announced()
    hall.town.add_deputy("stranger", "090009")
    suspended = hall.town.add_deputy("suspended", "090010")
    hall.station.memberships.create(mandate=suspended, from_on=MORNING.date())
    type(suspended).objects.filter(pk=suspended.pk).update(status="suspended")
    with pytest.raises(NotYours):
        receptions.sign_in(day, by=hall.town.people[who], at=on_day(5))


def test_nobody_signs_in_at_a_cancelled_day(hall: Hall) -> None:
    day = receptions.cancel(hall.announced(), reason="修缮", by=hall.keeper, at=MORNING)
    with pytest.raises(Unlawful):
        receptions.sign_in(day, by=hall.town.deputy, at=on_day(5))


def test_the_keeper_records_the_day_by_hand(hall: Hall) -> None:
    day = hall.held(citizens=7, remark="两件当场答复")
    assert (day.status, day.citizens, day.remark) == ("held", 7, "两件当场答复")
    assert attended(day) == [("deputy", "keeper"), ("deputy2", "keeper")]
    names = "、".join(mandate.person.name for mandate in hall.deputies[:2])
    assert day.steps.last().note == f"7 citizens; came: {names}"


def test_a_record_is_mended_but_who_signed_in_stays(hall: Hall) -> None:
    day = hall.announced()
    receptions.sign_in(day, by=hall.town.deputy, at=on_day(5))
    facts: dict[str, Any] = {"by": hall.keeper, "at": on_day(5)}
    receptions.record_day(day, mandates=[hall.deputies[1]], citizens=0, **facts)
    receptions.correct(day, mandates=[hall.deputies[2]], citizens=9, remark="漏记", **facts)
    assert attended(day) == [("deputy", "code"), ("deputy3", "keeper")]
    assert ReceptionDay.objects.get(pk=day.pk).citizens == 9


def test_nothing_is_recorded_before_the_day_by_others_or_of_strangers(hall: Hall) -> None:
    day, stranger = hall.announced(), hall.town.add_deputy("stranger", "090009")
    facts: dict[str, Any] = {"mandates": [], "citizens": 0}
    with pytest.raises(Refused, match="still ahead"):
        receptions.record_day(day, by=hall.keeper, at=on_day(4), **facts)
    with pytest.raises(NotYours):
        receptions.record_day(day, by=hall.town.deputy, at=on_day(5), **facts)
    with pytest.raises(Refused, match="of the station"):
        receptions.record_day(day, by=hall.keeper, at=on_day(5), mandates=[stranger], citizens=0)
    with pytest.raises(MovedOn):
        receptions.record_day(day, by=hall.keeper, at=on_day(5), seen=1, **facts)
    assert (ReceptionDay.objects.get(pk=day.pk).status, Attendance.objects.count()) == ("announced", 0)


@pytest.mark.parametrize(
    "wrong",
    [{"status": "held"}, {"status": "cancelled"}, {"status": "announced"}, {"citizens": 3}],
    ids=["held, not counted", "cancelled, no reason", "announced never", "counted, not held"],
)
def test_the_table_refuses_what_cannot_be(hall: Hall, wrong: dict[str, Any]) -> None:
    day = hall.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReceptionDay.objects.filter(pk=day.pk).update(**wrong)
