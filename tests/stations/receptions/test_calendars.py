"""A station's calendar is everybody's; a deputy's own opens by an address that can be taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.audit.models import Entry
from stations.actions import receptions
from stations.models import Feed, ReceptionDay, Station
from stations.reports.receptions import events
from tests.stations.receptions.conftest import Hall

NOW = timezone.now()
TODAY = timezone.localdate()


def told(answer: Any) -> str:
    return str(answer.content.decode().replace("\r\n ", ""))


def day(hall: Hall, offset: int = 2, **facts: Any) -> ReceptionDay:
    """Announced, so many days from today, the lead deputy on its roster."""
    whole = {"status": "announced", "announced_at": NOW, **facts}
    row: ReceptionDay = hall.station.days.create(on=TODAY + timedelta(days=offset), **whole)
    row.duties.create(mandate=hall.deputies[0])
    return row


def address(hall: Hall) -> str:
    return f"/receptions/{receptions.issue_feed(by=hall.town.deputy, at=NOW).token}.ics"


def test_everybody_takes_the_announced_days_of_an_open_station(hall: Hall, client: Client) -> None:
    day(hall)
    day(hall, 3, status="planned")
    gone = day(hall, 4, status="cancelled", reason="修缮")
    answer = client.get(f"/stations/{hall.station.pk}/receptions.ics")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    body = told(answer)
    assert (body.count("BEGIN:VEVENT"), body.count("STATUS:CANCELLED")) == (2, 1)
    assert [f"UID:reception-{gone.pk}-0@" in body, hall.deputies[0].person.name in body, "修缮" in body] == [True] * 3


def test_the_calendar_of_a_closed_station_is_gone(hall: Hall, client: Client) -> None:
    day(hall)
    Station.objects.update(is_active=False)
    assert client.get(f"/stations/{hall.station.pk}/receptions.ics").status_code == 404


def test_a_deputy_takes_the_own_days_planned_ones_as_not_sure_yet(hall: Hall, client: Client) -> None:
    day(hall)
    day(hall, 3, status="planned")
    day(hall, 4).duties.update(left_at=NOW, reason="出差")
    day(hall, -40)
    body = told(client.get(address(hall)))
    assert (body.count("BEGIN:VEVENT"), body.count("STATUS:TENTATIVE")) == (2, 1)


def test_a_new_address_ends_the_one_before_and_one_taken_back_never_opens_again(hall: Hall, client: Client) -> None:
    first, second = address(hall), address(hall)
    assert [client.get(each).status_code for each in (first, second)] == [404, 200]
    assert [receptions.revoke_feed(by=hall.town.deputy, at=NOW) for _again in range(2)] == [True, False]
    assert client.get(second).status_code == 404
    acts = Entry.objects.filter(act__startswith="feed.").order_by("number").values_list("act", flat=True)
    assert list(acts) == ["feed.issue", "feed.issue", "feed.revoke"]


def test_the_address_of_somebody_disabled_is_gone_and_of_one_out_of_office_empty(hall: Hall, client: Client) -> None:
    day(hall)
    own = address(hall)
    hall.town.deputy.posts.update(ends_on=TODAY - timedelta(days=1))
    assert told(client.get(own)).count("BEGIN:VEVENT") == 0
    type(hall.town.deputy).objects.filter(pk=hall.town.deputy.pk).update(is_active=False)
    assert client.get(own).status_code == 404


@pytest.mark.parametrize(("who", "made"), [("deputy", 1), ("keeper", 0), ("clerk", 0)])
def test_deputies_make_addresses_on_their_page(hall: Hall, sits: Any, who: str, made: int) -> None:
    client = sits(who)
    assert client.post("/desk/receptions/address/issue").status_code == 302
    assert Feed.objects.filter(revoked_at=None).count() == made
    client.post("/desk/receptions/address/revoke")
    assert Feed.objects.filter(revoked_at=None).count() == 0


@pytest.mark.parametrize(
    ("hours", "starts"),
    [
        ([], [None]),
        ([{"part": "上午"}], [None]),
        ([{"start": "09:00", "end": "11:00"}, {"start": "14:00"}], ["09:00", "14:00"]),
    ],
)
def test_each_span_of_hours_is_an_entry_of_its_own(hall: Hall, hours: Any, starts: list[str | None]) -> None:
    found = list(events([day(hall, hours=hours)]))
    assert [f"{timezone.localtime(one.start):%H:%M}" if one.start else None for one in found] == starts
    assert len({one.uid for one in found}) == len(found)
    assert found[0].summary == "Reception day of 城东联络站" + (" morning" if hours == [{"part": "上午"}] else "")
