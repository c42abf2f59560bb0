"""What the overview reads of kept months: the right month, session, place and reader, and how the lines are laid."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from congress.common.dates import last_of_month
from congress.organs.models import Region, Session
from portal.reports.overview.charts import answered, opinions
from portal.reports.overview.choice import Choice
from portal.reports.overview.places import Area
from portal.reports.overview.trends import months_of, trends
from stations.models import StationMonth
from suggestions.models import SuggestionMonth
from suggestions.reports import KPIS
from tests.town import Town

TODAY = date(2026, 11, 20)
OPENED, BEFORE = date(2026, 2, 24), date(2025, 1, 18)  # the last session met a month earlier in the year
ACCEPTED, ON_TIME = KPIS["accepted"], KPIS["on_time"]


@pytest.fixture
def sessions(town: Town) -> list[Session]:
    Session.objects.filter(pk=town.session.pk).update(opened_on=OPENED, closed_on=OPENED + timedelta(days=3))
    last = {"opened_on": BEFORE, "closed_on": BEFORE + timedelta(days=3)}
    return [
        Session.objects.get(pk=town.session.pk),
        Session.objects.create(term=town.session.term, number=4, **last),
    ]


def keep(session: Session, month: date, fact: str, count: int, by: str = "", key: str = "") -> None:
    SuggestionMonth.objects.create(session=session, month=month, by=by, key=key, fact=fact, count=count)


def keep_said(town: Town, month: date, fact: str, count: int, by: str = "", key: str = "") -> None:
    StationMonth.objects.create(congress=town.congress, month=month, by=by, key=key, fact=fact, count=count)


def choice(town: Town, sessions: list[Session], who: str = "supervisor", on: date = TODAY, **scope: Any) -> Choice:
    return Choice(town.people[who], town.congress, TODAY, on, [], sessions, **scope)


@pytest.mark.parametrize(("who", "seen"), [("supervisor", 30), ("chair", 28)])
def test_a_month_ago_is_that_month_as_the_reader_sees_it(
    town: Town, sessions: list[Session], who: str, seen: int
) -> None:
    keep(sessions[0], date(2026, 10, 1), "accepted", 30)
    keep(sessions[0], date(2026, 10, 1), "-accepted", 2)
    keep(sessions[0], date(2026, 9, 1), "accepted", 7)
    assert trends(choice(town, sessions, who)).earlier(ACCEPTED, 1) == (seen, None)


def test_a_year_ago_is_that_month_of_the_session_before(town: Town, sessions: list[Session]) -> None:
    keep(sessions[1], date(2025, 11, 1), "on_time", 41)
    keep(sessions[1], date(2025, 11, 1), "due", 44)
    keep(sessions[0], date(2025, 11, 1), "due", 99)
    assert trends(choice(town, sessions)).earlier(ON_TIME, 12) == (41, 44)


def test_before_the_session_opened_there_was_nothing(town: Town, sessions: list[Session]) -> None:
    early = trends(choice(town, sessions, on=date(2026, 2, 28)))
    assert (early.earlier(ACCEPTED, 1), early.earlier(ACCEPTED, 12)) == (None, (0, None))
    assert trends(choice(town, sessions[:1])).earlier(ACCEPTED, 12) is None


def test_a_unit_is_summed_over_its_parts(town: Town, sessions: list[Session]) -> None:
    for part, count in [("lead", 5), ("co", 3), ("separate", 2)]:
        keep(sessions[0], date(2026, 10, 1), "accepted", count, part, "7")
    keep(sessions[0], date(2026, 10, 1), "accepted", 100, "lead", "8")
    keep(sessions[0], date(2026, 10, 1), "accepted", 200)
    assert trends(choice(town, sessions, unit=7)).earlier(ACCEPTED, 1) == (10, None)


def test_two_queries_read_all_of_it(town: Town, sessions: list[Session], django_assert_num_queries: Any) -> None:
    asked = choice(town, sessions)
    assert town.supervisor.roles
    for month in months_of(asked):
        keep(sessions[0], month, "accepted", 1)
        keep_said(town, month, "received", 1)
    with django_assert_num_queries(2):
        trends(asked)


def test_the_years_stand_beside_each_other_from_their_opening(town: Town, sessions: list[Session]) -> None:
    """Opened in February and in January: February stands beside January."""
    for number, count in enumerate([1, 5, 40]):
        keep(sessions[0], date(2026, 2 + number, 1), "answered", count)
        keep(sessions[1], date(2025, 1 + number, 1), "answered", 10 * count)
    asked = choice(town, sessions, on=date(2026, 4, 30))
    chart = answered(asked, trends(asked), 42)
    assert [[cell.count for cell in cells] for _month, cells in chart.rows] == [[1, 10], [5, 50], [42, 400]]


def test_a_point_opens_its_session_as_of_its_month(town: Town, sessions: list[Session]) -> None:
    asked = choice(town, sessions)
    chart = answered(asked, trends(asked), 0)
    queries = [[parse_qs(urlsplit(cell.url).query) for cell in cells] for _month, cells in chart.rows]
    this, last = queries[1]
    assert (this["session"], this["on"]) == ([str(sessions[0].pk)], ["2026-03-31"])
    assert (last["session"], last["on"]) == ([str(sessions[1].pk)], ["2025-02-28"])
    assert "on" not in queries[-1][0]


def test_without_a_session_before_its_line_has_no_points(town: Town, sessions: list[Session]) -> None:
    asked = choice(town, sessions[:1])
    assert {cells[1].count for _month, cells in answered(asked, trends(asked), 3).rows} == {None}


def test_opinions_are_told_for_twelve_months_across_the_year(town: Town, sessions: list[Session]) -> None:
    keep_said(town, date(2025, 12, 1), "received", 90)
    keep_said(town, date(2025, 11, 1), "received", 77)
    keep_said(town, date(2026, 11, 1), "ended", 12)
    asked = choice(town, sessions)
    rows = [[cell.count for cell in cells] for _month, cells in opinions(asked, trends(asked)).rows]
    assert (len(rows), rows[0], rows[-1]) == (12, [90, 0], [0, 12])


def test_what_ended_opens_what_ended_then_and_not_what_came_then(town: Town, sessions: list[Session]) -> None:
    asked = choice(town, sessions)
    _month, cells = opinions(asked, trends(asked)).rows[-2]
    received, ended = (parse_qs(urlsplit(cell.url).query) for cell in cells)
    span = {"from": ["2026-10-01"], "until": [str(last_of_month(date(2026, 10, 1)))]}
    assert (received, ended) == (span, {**span, "of": ["ended"]})


def test_an_area_has_what_lies_inside_it(town: Town, sessions: list[Session]) -> None:
    inside = Region.objects.create(code="990101001000", name="城东街道", kind="street", parent=town.congress.region)
    month = date(2026, 11, 1)
    keep_said(town, month, "received", 4, "area", str(inside.pk))
    keep_said(town, month, "received", 9, "area", "999999")
    keep_said(town, month, "received", 13)
    area = Area(inside.pk, inside.name, "990101001", "城东", frozenset({inside.pk}))
    counts = [trends(choice(town, sessions, area=each)).of_opinions(month, "received") for each in (area, None)]
    assert counts == [4, 13]
