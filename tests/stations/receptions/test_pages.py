"""The desk of reception days: whose page shows what, what is offered to whom, what a step's page does."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from congress.organs.models import Congress, Region
from stations.actions import receptions
from stations.models import Attendance, ReceptionDay, Station
from stations.reception import read
from tests.stations.receptions.conftest import Hall, on_duty

LIST = "/desk/receptions/"
NOW = timezone.now()
TODAY = timezone.localdate()


def day(hall: Hall, offset: int = 2, roster: int = 2, **facts: Any) -> ReceptionDay:
    whole = {"status": "announced", "announced_at": NOW, **facts}
    row: ReceptionDay = hall.station.days.create(on=TODAY + timedelta(days=offset), **whole)
    for mandate in hall.deputies[:roster]:
        row.duties.create(mandate=mandate)
    return row


def shown(answer: Any) -> dict[str, list[int]]:
    context = answer.context
    rows = {"to_record": context["to_record"], "ahead": context["page"].rows, "over": context["over"]}
    return {name: [row.pk for row in found] for name, found in rows.items()}


def offered(answer: Any) -> list[str]:
    return [name for name, _label in answer.context["acts"]]


def test_a_keeper_sees_what_is_to_be_recorded_ahead_and_over(hall: Hall, sits: Any) -> None:
    late, ahead = day(hall, -1), day(hall, 2)
    over = day(hall, -3, status="held", citizens=4)
    day(hall, 3, status="dropped")
    assert shown(sits("keeper").get(LIST)) == {
        "to_record": [late.pk],
        "ahead": [ahead.pk],
        "over": [over.pk, late.pk][::-1],
    }


def test_a_deputy_sees_the_own_days_only(hall: Hall, sits: Any) -> None:
    own, _others = day(hall, 2), day(hall, 3, roster=0)
    assert shown(sits("deputy2").get(LIST)) == {"to_record": [], "ahead": [own.pk], "over": []}
    assert shown(sits("deputy3").get(LIST)) == {"to_record": [], "ahead": [], "over": []}


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("keeper", 200),
        ("deputy", 200),
        ("deputy3", 200),
        ("dispatcher", 200),
        ("chair", 200),
        ("clerk", 404),
        ("far", 404),
    ],
)
def test_a_day_is_seen_by_the_station_its_keepers_and_the_committee(hall: Hall, sits: Any, who: str, code: int) -> None:
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    hall.town.add(
        "far", Role.STATION_KEEPER, congress=Congress.objects.create(region=region, level="city"), region=region
    )
    row = day(hall)
    client = sits(who)
    assert [client.get(f"{LIST}{pk}/").status_code for pk in (row.pk, 10**9)] == [code, 404]
    assert client.get(f"{LIST}{row.pk}/code").status_code == (
        code if who in {"keeper", "dispatcher", "clerk", "far"} else 403
    )


@pytest.mark.parametrize(
    ("who", "offset", "status", "acts"),
    [
        ("keeper", 2, "planned", ["announce", "set_roster", "cancel"]),
        ("keeper", 2, "announced", ["set_roster", "cancel"]),
        ("keeper", 0, "announced", ["record", "set_roster", "cancel"]),
        ("keeper", -1, "held", ["correct"]),
        ("keeper", 2, "dropped", []),
        ("deputy", 2, "announced", ["leave"]),
        ("deputy3", 2, "announced", []),
        ("chair", 2, "announced", []),
        ("supervisor", 2, "announced", ["set_roster", "cancel"]),
    ],
)
def test_only_what_can_be_done_now_is_offered(
    hall: Hall, sits: Any, who: str, offset: int, status: str, acts: list[str]
) -> None:
    row = day(hall, offset, status=status, citizens=1 if status == "held" else None)
    client = sits(who)
    assert offered(client.get(f"{LIST}{row.pk}/")) == acts
    steps = ["record", "announce", "set_roster", "leave", "cancel", "correct"]
    pages = {name: client.get(f"{LIST}{row.pk}/{name}").status_code for name in steps}
    assert pages == {name: 200 if name in acts else 302 for name in steps}
    assert client.get(f"{LIST}{row.pk}/move").status_code == 404


def test_a_keeper_sets_the_roster_among_the_stations_deputies(hall: Hall, sits: Any) -> None:
    row, client = day(hall, roster=1), sits("keeper")
    row.duties.update(left_at=NOW, reason="出差")
    page = client.get(f"{LIST}{row.pk}/set_roster")
    names = [mandate.person.name for mandate in hall.deputies]
    assert [label for _key, label in page.context["form"].fields["mandates"].choices] == names
    assert re.findall(r'value="(\d+)"[^>]*checked', page.content.decode()) == [str(hall.deputies[1].pk)]  # next in line
    typed = {"seen": row.version, "mandates": [hall.deputies[2].pk]}
    assert client.post(f"{LIST}{row.pk}/set_roster", typed).status_code == 302
    assert on_duty(row) == ["deputy3"]


@pytest.mark.parametrize(
    ("who", "step", "typed"),
    [
        ("keeper", "cancel", {"reason": ""}),  # nothing typed
        ("keeper", "cancel", {"reason": "修缮", "seen": 9}),  # looked at another version
        ("keeper", "set_roster", {"mandates": [10**9]}),
        ("keeper", "record", {"citizens": 1}),  # still ahead
        ("deputy3", "leave", {"reason": "出差"}),  # not on the roster
        ("deputy", "cancel", {"reason": "修缮"}),  # not theirs
        ("chair", "announce", {}),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(hall: Hall, sits: Any, who: str, step: str, typed: Any) -> None:
    row = day(hall)
    answer = sits(who).post(f"{LIST}{row.pk}/{step}", typed)
    assert (answer.status_code, bool(answer.context["form"].errors)) == (409, True)
    assert (ReceptionDay.objects.get(pk=row.pk).status, row.steps.count()) == ("announced", 0)


def test_the_record_is_written_and_shown(hall: Hall, sits: Any) -> None:
    row, client = day(hall, 0), sits("keeper")
    typed = {"mandates": [hall.deputies[0].pk], "citizens": 6, "remark": "集中反映停车难"}
    assert client.post(f"{LIST}{row.pk}/record", typed).status_code == 302
    page = client.get(f"{LIST}{row.pk}/").content.decode()
    assert ["集中反映停车难" in page, "管理员登记" in page, "未到" in page] == [True] * 3


def test_a_deputy_scans_the_code_and_signs_in(hall: Hall, sits: Any) -> None:
    row, client = day(hall, 0), sits("deputy")
    address = f"/receptions/in/{receptions.token_of(row)}"
    assert (client.get(address).status_code, Attendance.objects.count()) == (200, 0)
    pages = [client.post(address).content.decode() for _scan in range(2)]
    assert ["您已于" in page for page in pages] == [True, True]
    assert Attendance.objects.get().mandate == hall.deputies[0]
    assert sits("clerk").post(address).status_code == 409
    assert client.get(f"{address}x").status_code == 404


def test_the_code_is_not_good_on_another_day(hall: Hall, sits: Any) -> None:
    address = f"/receptions/in/{receptions.token_of(day(hall, 1))}"
    client = sits("deputy")
    assert ("此码只在" in client.get(address).content.decode(), client.post(address).status_code) == (True, 409)
    assert not Attendance.objects.exists()


def test_a_keeper_adds_a_day_at_an_own_station_only(hall: Hall, sits: Any) -> None:
    client, on = sits("keeper"), TODAY + timedelta(days=9)
    typed = {"station": hall.station.pk, "on": on.isoformat(), "hours": "上午"}
    assert client.post(f"{LIST}new", typed).status_code == 302
    assert client.post(f"{LIST}new", typed).status_code == 409
    assert [row.hours for row in hall.station.days.all()] == [[{"part": "上午"}]]
    assert [sits(who).get(f"{LIST}new").status_code for who in ("dispatcher", "deputy", "clerk")] == [200, 403, 403]


def test_everybody_reads_who_receives_once_it_is_announced(hall: Hall, client: Client) -> None:
    rule = "每周一" if TODAY.weekday() else "每周二"
    Station.objects.update(reception=rule, rule=read(rule).as_json())
    day(hall, 0)
    day(hall, 1, status="cancelled", reason="修缮")
    page = client.get(hall.station.get_absolute_url())
    names = "、".join(mandate.person.name for mandate in hall.deputies[:2])
    assert [f"接待代表：{names}" in page.content.decode(), "修缮" in page.content.decode()] == [True, True]
    assert page.context["coming"].next.on == TODAY


def test_a_planned_roster_is_nobodys_business_yet(hall: Hall, client: Client) -> None:
    day(hall, 0, status="planned")
    named = client.get(hall.station.get_absolute_url()).context["coming"].named
    assert [names for _day, names in named] == [[]] * len(named)


def test_a_cancelled_day_is_no_next_day(hall: Hall, client: Client) -> None:
    Station.objects.update(
        reception="每天", rule={"freq": "weekly", "weekdays": [1, 2, 3, 4, 5, 6, 7], "shift": "keep"}
    )
    day(hall, 0, status="cancelled", reason="修缮", planned_on=TODAY)
    [row] = client.get("/stations/").context["rows"]
    assert row.next.on == TODAY + timedelta(days=1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    hall: Hall, sits: Any, django_assert_num_queries: Any, number: int
) -> None:
    for offset in range(number):
        day(hall, offset + 1)
        day(hall, -offset - 1)
    client = sits("keeper")
    client.get(LIST)
    with django_assert_num_queries(13):
        client.get(LIST)
