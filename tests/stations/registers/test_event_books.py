"""The books of meetings, activities and major events: which facts stand in which."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from congress.accounts.models import User
from stations.actions import event_minutes, events, grading, receptions
from stations.documents.registers.events import activities, meetings
from stations.documents.registers.major import major
from stations.models import Opinion
from stations.rules.registers import RegisterKind
from tests.stations.events.conftest import NOW, Yard, build_yard
from tests.stations.standards.conftest import Graded, build_graded
from tests.town import Town

TODAY = timezone.localdate(NOW)


@pytest.fixture
def yard(town: Town) -> Yard:
    return build_yard(town)


def met(yard: Yard) -> None:
    """A meeting to which one of two came; the other had said why not."""
    row = yard.announced(kind="meeting", title="二季度小组会议")
    second = yard.town.deputy2
    events.answer(row, coming="no", reason="外出学习", by=second, at=NOW)
    events.hold(row, came=yard.members[:1], by=yard.town.keeper, at=row.starts_at)
    event_minutes.minute(row, minutes="讨论了视察安排。", by=yard.town.keeper, at=row.starts_at)


def received(yard: Yard) -> None:
    """A reception day held today with both deputies."""
    day = receptions.add_day(yard.station, on=TODAY, by=yard.town.keeper, at=NOW)
    facts = {"mandates": yard.members, "citizens": 4, "remark": "谈了停车"}
    receptions.record_day(day, by=yard.town.keeper, at=NOW, **facts)


def year_of(yard: Yard) -> int:
    return timezone.localtime(yard.station.events.latest("starts_at").starts_at).year


def test_a_meeting_stands_in_its_book_with_who_was_missing_and_why(yard: Yard) -> None:
    met(yard)
    yard.minuted()
    [row] = meetings(yard.station, year_of(yard), yard.town.keeper)
    first, second = (mandate.person.name for mandate in yard.members)
    assert (row[0], *row[2:]) == (
        "1", "二季度小组会议", "柳荫广场", first, f"{second}（外出学习）", "讨论了视察安排。"
    )  # fmt: skip


def test_activities_are_events_held_and_reception_days_held_by_their_days(yard: Yard) -> None:
    yard.minuted("路灯不亮")
    yard.announced()
    met(yard)
    received(yard)
    first, second = (mandate.person.name for mandate in yard.members)
    years = sorted({TODAY.year, year_of(yard)})
    rows = [row for year in years for row in activities(yard.station, year, yard.town.keeper)]
    receipt = Opinion.objects.get().receipt
    assert [row[2:] for row in rows] == [
        ("代表接待日", "接待群众", "", f"{first}、{second}", "4", "谈了停车\n见接待群众情况登记簿", ""),
        ("屋场恳谈会", "老旧小区加装电梯", "柳荫广场", first, "23", "大家谈了电梯。", receipt),
    ]


def test_what_a_deputy_or_another_area_sees_is_not_in_a_book(yard: Yard) -> None:
    met(yard)
    received(yard)
    stranger = User.objects.create(username="nobody")
    books = (meetings, activities, major)
    assert [book(yard.station, year_of(yard), stranger) for book in books] == [[], [], []]


def graded_twice(graded: Graded) -> None:
    """Five stars, of which two were taken away later; another application did not reach the least."""
    by = graded.town.supervisor
    row = graded.given()
    grading.downgrade(row, stars=3, note="接待日两次无人", by=by, at=NOW + timedelta(days=1))
    low = graded.applied(10, 10, 10, at=NOW + timedelta(days=2))
    given = [(Decimal(10), "")] * 3
    grading.assess(low, given=given, by=by, at=NOW + timedelta(days=2))
    low.refresh_from_db()
    grading.decide(low, note="制度未上墙", by=by, at=NOW + timedelta(days=2))


def test_grades_are_major_events_as_they_were_decided_then(town: Town) -> None:
    graded = build_graded(town)
    graded_twice(graded)
    years = {(TODAY + timedelta(days=later)).year for later in range(3)}
    rows = [row for year in sorted(years) for row in major(graded.station, year, town.supervisor)]
    assert [(row[2], row[3].split("\n")[2:3], row[4]) for row in rows] == [
        ("评定等级", ["评为5星"], ""), ("降低等级", [], "接待日两次无人"), ("未达标", [], "制度未上墙"),
    ]  # fmt: skip


def test_an_opinion_is_a_major_event_when_it_went_up(yard: Yard) -> None:
    whole: dict[str, Any] = {"congress": yard.town.congress, "station": yard.station, "received_at": NOW}
    Opinion.objects.create(**whole, text="问路。", name="冯桂兰")
    up = Opinion.objects.create(**whole, text="护学岗不够。", name="冯桂兰", became="2026年第12号建议")
    higher = Opinion.objects.create(**whole, text="省道太窄。", route="higher", higher=yard.members[0])
    assert [row[2:] for row in major(yard.station, timezone.localtime(NOW).year, yard.town.keeper)] == [
        ("群众意见转化为代表建议", f"{up.receipt}：护学岗不够。\n2026年第12号建议", ""),
        ("群众意见由上级代表反映", f"{higher.receipt}：省道太窄。", str(yard.members[0])),
    ]


@pytest.mark.parametrize(
    ("kind", "heading", "column"),
    [
        (RegisterKind.MEETINGS, "人大代表会议记录簿", "未到会代表"),
        (RegisterKind.ACTIVITIES, "人大代表活动记录簿", "活动形式"),
        (RegisterKind.MAJOR, "重大事项记录簿", "依据或说明"),
    ],
)
def test_each_of_the_three_prints_as_a_book(yard: Yard, sits: Any, kind: str, heading: str, column: str) -> None:
    page = reverse("stations:station-book", args=[yard.station.pk, kind, TODAY.year])
    told = "".join(part.extract_text() for part in PdfReader(BytesIO(sits("keeper").get(page).content)).pages)
    words = "".join(told.split())
    assert (heading in words, column in words, "共0条" in words) == (True, True, True)


def test_a_station_has_six_books_a_year(yard: Yard, sits: Any) -> None:
    page = sits("keeper").get(reverse("stations:station-books", args=[yard.station.pk]))
    assert len(page.context["kinds"]) == 6


def test_minutes_longer_than_a_page_are_printed_whole(yard: Yard, sits: Any) -> None:
    met(yard)
    minutes = "".join(f"第{number}点。" for number in range(1, 1200))
    yard.station.events.update(minutes=minutes)
    page = reverse("stations:station-book", args=[yard.station.pk, "meetings", TODAY.year])
    book = PdfReader(BytesIO(sits("keeper").get(page).content))
    words = "".join("".join(part.extract_text().split()) for part in book.pages)
    assert (len(book.pages) > 1, "第1点。" in words, "第1199点。" in words) == (True, True, True)


@pytest.mark.parametrize("days", [0, 366, 800])
def test_the_years_of_the_books_begin_with_the_first_event(yard: Yard, sits: Any, days: int) -> None:
    yard.station.memberships.update(from_on=TODAY)
    yard.planned()
    yard.station.events.update(starts_at=NOW - timedelta(days=days))
    page = sits("keeper").get(reverse("stations:station-books", args=[yard.station.pk]))
    first = timezone.localtime(NOW - timedelta(days=days)).year
    assert list(page.context["years"]) == list(range(TODAY.year, first - 1, -1))
