"""The kept counts of months are those of the statistics page of their last days, however often they are counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from congress.common.dates import last_of_month, months_between
from congress.common.rollups import Counted, keep
from congress.organs.models import Session
from suggestions import tasks
from suggestions.models import SuggestionMonth
from suggestions.reports import statistics
from suggestions.reports.months import month_counts
from suggestions.rolling import rebuild, roll_up
from tests.once import built_once
from tests.suggestions.year import live_a_year
from tests.town import Town, build_town

TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    with built_once(django_db_blocker, lambda: live_a_year(build_town())) as town:
        yield town


@pytest.fixture
def session(year: Town, db: None) -> Session:
    return Session.objects.select_related("term__congress__region").get(pk=year.session.pk)


def rows(session: Session) -> set[tuple[Any, ...]]:
    columns = ("month", "by", "key", "fact", "count")
    return set(SuggestionMonth.objects.filter(session=session).values_list(*columns))


@pytest.mark.parametrize("back", [0, 40, 200])
def test_every_figure_of_the_page_is_the_kept_one(year: Town, session: Session, back: int) -> None:
    on = last_of_month(TODAY - timedelta(days=back)) if back else TODAY
    counts = month_counts(session, on, TODAY)
    told = statistics(year.people["supervisor"], {"session": str(session.pk)}, on, by=("unit", "delegation"))
    for _title, same in told.sections:
        for figure in same:
            assert counts[Counted("", "", figure.now.kpi.part)] == figure.now.count
    units = {table.key: table for table in told.tables if table.key in ("lead", "separate", "co")}
    assert {part: sum(line.measures[0].count for line in table.lines) for part, table in units.items()} == {
        part: sum(n for each, n in counts.items() if each.by == part and each.fact == "handed") for part in units
    }


def test_every_month_since_the_session_opened_is_kept(session: Session) -> None:
    assert roll_up([session], today=TODAY) > 0
    whole = SuggestionMonth.objects.filter(session=session, by="", fact="received")
    told = dict(whole.values_list("month", "count"))
    assert set(told) <= set(months_between(session.opened_on, TODAY))
    running = TODAY.replace(day=1)
    assert told[running] == month_counts(session, TODAY, TODAY)[Counted("", "", "received")]


def test_dropped_and_rebuilt_the_counts_are_equal(session: Session) -> None:
    roll_up([session], today=TODAY)
    before = rows(session)
    assert rebuild([session], today=TODAY) > 0
    assert rows(session) == before


def test_counted_again_nothing_is_different(session: Session) -> None:
    roll_up([session], today=TODAY)
    assert roll_up([session], today=TODAY) == 0


def test_what_no_longer_holds_leaves_no_row(session: Session) -> None:
    month, fact = TODAY.replace(day=1), Counted("", "", "received")
    assert keep(session, month, lambda: {fact: 3})
    assert keep(session, month, lambda: {fact: 0})
    assert rows(session) == set()


def test_only_what_differs_is_written(session: Session) -> None:
    month, same, other = TODAY.replace(day=1), Counted("", "", "received"), Counted("", "", "accepted")
    assert keep(session, month, lambda: {same: 3, other: 1})
    before = {row.fact: row.pk for row in SuggestionMonth.objects.filter(session=session)}
    assert keep(session, month, lambda: {same: 3, other: 2})
    assert {row.fact: row.pk for row in SuggestionMonth.objects.filter(session=session)} == before
    assert {row[3:] for row in rows(session)} == {("received", 3), ("accepted", 2)}


def test_the_sweeps_count_all_months_by_night_and_this_one_by_day(session: Session) -> None:
    month = TODAY.replace(day=1)
    assert (tasks.keep_this_month() > 0, {row[0] for row in rows(session)}) == (True, {month})
    assert (tasks.keep_months() > 0, tasks.keep_months(), tasks.keep_this_month()) == (True, 0, 0)


def test_a_month_ends_with_its_last_day_and_years_are_crossed() -> None:
    assert last_of_month(date(2028, 2, 3)) == date(2028, 2, 29)
    found = months_between(date(2026, 11, 22), date(2027, 1, 1))
    assert found == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
