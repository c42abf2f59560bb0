"""How many days were planned and held, how often deputies came, how many of them; and the office's page of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from stations.actions import receptions
from stations.models import ReceptionDay
from stations.reports.reception_numbers import Numbers, numbers
from tests.stations.receptions.conftest import MORNING, Hall, on_day

MARCH = date(2026, 3, 1), date(2026, 3, 31)
BOOK = "/office/stations/receptionday/"


def lived(hall: Hall) -> None:
    """One held with two, one cancelled, one taken out of the plan, one planned; and another in April."""
    hall.held(citizens=7)
    for day, status in [(12, "cancelled"), (13, "dropped"), (19, "planned")]:
        reason = "修缮" if status == "cancelled" else ""
        hall.station.days.create(on=on_day(day).date(), status=status, reason=reason)
    extra = hall.station.days.create(on=on_day(26).date())
    receptions.record_day(extra, mandates=hall.deputies[:1], citizens=3, by=hall.keeper, at=on_day(26))


def test_the_numbers_of_a_month(hall: Hall) -> None:
    lived(hall)
    assert numbers(ReceptionDay.objects.visible_to(hall.keeper), *MARCH) == Numbers(
        planned=4, held=2, cancelled=1, times=3, citizens=10, members=3, members_who_came=2
    )


def test_of_nothing_there_is_no_coverage(hall: Hall) -> None:
    told = numbers(ReceptionDay.objects.visible_to(hall.keeper), *MARCH)
    assert (told, told.coverage) == (Numbers(0, 0, 0, 0, 0, 0, 0), None)


@pytest.mark.parametrize(("came", "members", "coverage"), [(2, 3, 67), (0, 3, 0), (3, 3, 100), (0, 0, None)])
def test_coverage_is_the_share_of_members_who_came(came: int, members: int, coverage: int | None) -> None:
    assert Numbers(1, 1, 0, 1, 1, members, came).coverage == coverage


def test_who_left_the_station_came_but_is_no_member_any_more(hall: Hall) -> None:
    lived(hall)
    hall.station.memberships.filter(mandate=hall.deputies[0]).update(until_on=date(2026, 3, 20))
    told = numbers(ReceptionDay.objects.visible_to(hall.keeper), *MARCH)
    assert (told.times, told.members, told.members_who_came) == (3, 2, 1)


@pytest.mark.parametrize(("who", "code"), [("reviewer", 200), ("dispatcher", 200), ("system", 403), ("auditor", 403)])
def test_the_office_reads_the_days_with_this_years_numbers(hall: Hall, sits: Any, who: str, code: int) -> None:
    lived(hall)
    client, row = sits(who), ReceptionDay.objects.earliest("on")
    assert [client.get(page).status_code for page in (BOOK, f"{BOOK}{row.pk}/change/")] == [code] * 2
    assert [client.get(f"{BOOK}{page}").status_code for page in ("add/", f"{row.pk}/delete/")] == [403, 403]


@pytest.mark.parametrize("number", [1, 3])
def test_the_offices_list_costs_the_same_for_one_and_for_three(
    hall: Hall, sits: Any, django_assert_num_queries: Any, number: int
) -> None:
    for day in hall.plan()[:number]:
        receptions.announce(day, by=hall.keeper, at=MORNING)
    client = sits("reviewer")
    client.get(BOOK)
    with django_assert_num_queries(13):
        client.get(BOOK)


@pytest.mark.parametrize(("query", "shown"), [("", 1), ("?when=planned", 2), ("?when=all", 3)])
def test_the_offices_list_begins_with_what_was_announced(hall: Hall, sits: Any, query: str, shown: int) -> None:
    today = timezone.localdate()
    for offset, facts in enumerate([{"status": "announced", "announced_at": MORNING}, {}, {"status": "dropped"}]):
        hall.station.days.create(on=today + timedelta(days=offset + 1), **facts)
    assert len(sits("reviewer").get(BOOK + query).context["cl"].result_list) == shown


@pytest.mark.parametrize(("words", "is_warned"), [("每月31日", True), ("每月5日", False)])
def test_who_enters_a_rule_that_leaves_months_out_is_told(hall: Hall, sits: Any, words: str, is_warned: bool) -> None:
    client = sits("dispatcher")
    typed = {"code": "QY-09", "name": "滨河联络站", "kind": "station", "form": "fixed", "reception": words}
    page = client.post("/office/stations/station/enter/", typed | {"region": hall.town.congress.region.pk}, follow=True)
    assert [str(message) for message in page.context["messages"]] == (
        ["有些月份没有这一天，那些月份将没有接待日。"] if is_warned else []
    )
