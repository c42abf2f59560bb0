"""The book of stations in the back office: who reads and who keeps it, steps, books in and out."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.organs.models import Congress, Region
from stations.models import Station
from stations.reception import read
from tests.stations.conftest import book, row
from tests.town import Town

LIST = "/office/stations/station/"
READERS, KEEPERS = {"reviewer", "dispatcher", "supervisor"}, {"dispatcher", "supervisor"}
OFFICE = ["reviewer", "dispatcher", "supervisor", "system", "security", "auditor"]


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def form(town: Town, **more: Any) -> dict[str, Any]:
    """What a clerk types for a new station."""
    whole = {"code": "QY-09", "name": "滨河联络站", "kind": "station", "form": "fixed", "reception": "每月5日、25日"}
    return whole | {"region": town.congress.region.pk} | more


def shown(page: Any) -> list[str]:
    return [row.code for row in page.context["cl"].result_list]


@pytest.mark.parametrize("name", OFFICE)
def test_staff_read_the_book_and_two_of_them_keep_it(
    sits: Callable[[str], Client], entered: Callable[..., Station], name: str
) -> None:
    client, own = sits(name), entered("1")
    reads, keeps = 200 if name in READERS else 403, 200 if name in KEEPERS else 403
    answers = {page: client.get(LIST + page).status_code for page in ("", "export.xlsx", "enter/", "import/stations/")}
    assert answers == {"": reads, "export.xlsx": reads, "enter/": keeps, "import/stations/": keeps}
    steps = [client.get(f"{LIST}{own.pk}/{step}/").status_code for step in ("edit", "close", "reopen")]
    assert (client.get(f"{LIST}{own.pk}/change/").status_code, steps) == (reads, [keeps] * 3)
    assert client.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["0", "1"]),
        ("?q=滨河", ["1"]),
        ("?kind__exact=home", ["0"]),
        ("?form__exact=touring", ["1"]),
        ("?area=990101001", ["1"]),
        ("?area=990", ["0", "1"]),
        ("?is_active__exact=0", ["1"]),
    ],
)
def test_the_list_is_searched_and_filtered(
    sits: Callable[[str], Client], entered: Callable[..., Station], street: Region, query: str, codes: list[str]
) -> None:
    entered("0", kind="home")
    entered("1", address="滨河东路1号", form="touring", region=street)
    Station.objects.filter(code="1").update(is_active=False)
    assert sorted(shown(sits("reviewer").get(LIST + query))) == codes


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    sits: Callable[[str], Client], entered: Callable[..., Station], django_assert_num_queries: Any, number: int
) -> None:
    above = None
    for code in range(number):
        above = entered(str(code), parent=above)
    client = sits("reviewer")
    client.get(LIST)
    with django_assert_num_queries(7):
        client.get(LIST)


def test_a_station_is_entered_with_the_rule_its_words_tell(town: Town, sits: Callable[[str], Client]) -> None:
    answer = sits("dispatcher").post(LIST + "enter/", form(town))
    own = Station.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LIST}{own.pk}/change/")
    assert (own.congress, own.rule) == (town.congress, {"freq": "monthly", "days": [5, 25]})
    assert Entry.objects.get(act="station.enter").by == town.dispatcher


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reception": "看书记安排"}, "days"),
        ({"reception": "看书记安排", "days": "还是看书记安排"}, "days"),
        ({"phone": "打门口的铃"}, "phone"),
        ({"longitude": "112.5"}, "longitude"),
        ({"longitude": "181", "latitude": "1"}, "__all__"),
        ({"kind": "茶馆"}, "kind"),
        ({"name": ""}, "name"),
    ],
)
def test_what_is_typed_wrong_is_said_at_its_field(
    town: Town, sits: Callable[[str], Client], typed: dict[str, str], field: str
) -> None:
    answer = sits("dispatcher").post(LIST + "enter/", form(town, **typed))
    assert (answer.status_code, list(answer.context["form"].errors), Station.objects.count()) == (200, [field], 0)


def test_words_nobody_can_read_take_a_rule_a_person_enters_and_keep_it(
    town: Town, sits: Callable[[str], Client]
) -> None:
    client = sits("dispatcher")
    client.post(LIST + "enter/", form(town, reception="看书记安排", days="每周一"))
    own = Station.objects.get()
    assert (own.reception, own.rule) == ("看书记安排", {"freq": "weekly", "weekdays": [1]})
    client.post(f"{LIST}{own.pk}/edit/", form(town, reception="看书记安排", keeper="田民森"))
    own.refresh_from_db()
    assert (own.keeper, own.rule) == ("田民森", {"freq": "weekly", "weekdays": [1]})


def test_an_edit_is_a_step_with_its_trail_and_a_code_of_another_is_refused(
    town: Town, sits: Callable[[str], Client], entered: Callable[..., Station]
) -> None:
    own, client = entered("1"), sits("supervisor")
    entered("2")
    refused = client.post(f"{LIST}{own.pk}/edit/", form(town, code="2"))
    assert (refused.status_code, bool(refused.context["form"].non_field_errors())) == (200, True)
    assert client.post(f"{LIST}{own.pk}/edit/", form(town)).status_code == 302
    entry = Entry.objects.get(act="station.edit")
    assert (entry.by, entry.detail) == (town.supervisor, {"fields": ["code", "name", "reception", "rule"]})


@pytest.mark.parametrize(
    ("is_told", "kept"),
    [
        (True, ("田民森", "滨河东路1号")),
        (False, ("", "别处")),  # negative control: without what was looked at, the second undoes the first
    ],
)
def test_of_two_who_edit_what_both_looked_at_the_second_undoes_nothing_and_keeps_the_words(
    town: Town, sits: Callable[[str], Client], entered: Callable[..., Station], is_told: bool, kept: tuple[str, str]
) -> None:
    own = entered("QY-09", address="滨河东路1号")
    first, second = sits("supervisor"), sits("dispatcher")
    here = f"{LIST}{own.pk}/edit/"
    seen = {"seen": own_seen} if is_told and (own_seen := hidden(second.get(here))) else {}
    assert first.post(here, form(town, keeper="田民森", address=own.address, **seen)).status_code == 302
    answer = second.post(here, form(town, address="别处", **seen))
    own.refresh_from_db()
    assert (own.keeper, own.address) == kept
    if is_told:
        told = answer.context["form"].non_field_errors()
        assert (len(told), "别处" in answer.content.decode()) == (1, True)
        assert Entry.objects.filter(act="station.edit").count() == 1


def hidden(page: Any) -> str:
    """What the page sends back of the state it shows."""
    [seen] = re.findall(r'name="seen" value="([0-9a-f]{64})"', page.content.decode())
    return str(seen)


def test_a_mobile_number_is_shown_masked_and_stays_when_nobody_touches_it(
    town: Town, sits: Callable[[str], Client], entered: Callable[..., Station]
) -> None:
    own, client = entered("1", phone="13720049719"), sits("dispatcher")
    pages = [client.get(f"{LIST}{own.pk}/{page}").content.decode() for page in ("change/", "edit/")]
    assert [("13720049719" in page, "137****9719" in page) for page in pages] == [(False, True)] * 2
    client.post(f"{LIST}{own.pk}/edit/", form(town, phone="137****9719", keeper="甲"))
    own.refresh_from_db()
    assert (own.phone, own.keeper) == ("13720049719", "甲")
    client.post(f"{LIST}{own.pk}/edit/", form(town, phone="0399-2772392"))
    own.refresh_from_db()
    assert own.phone == "0399-2772392"


def test_it_is_closed_and_opened_for_a_reason_that_is_written_down(
    sits: Callable[[str], Client], entered: Callable[..., Station]
) -> None:
    own, client = entered("1"), sits("dispatcher")
    for step, is_open in (("close", False), ("reopen", True)):
        address = f"{LIST}{own.pk}/{step}/"
        assert client.post(address, {"reason": ""}).status_code == 200
        assert client.post(address, {"reason": "合并"}).status_code == 302
        own.refresh_from_db()
        assert (own.is_active, Entry.objects.get(act=f"station.{step}").detail) == (is_open, {"reason": "合并"})


def test_only_what_can_be_done_now_is_offered(sits: Callable[[str], Client], entered: Callable[..., Station]) -> None:
    own = entered("1")
    for is_open, who, steps in [
        (True, "dispatcher", ["edit", "close"]),
        (False, "dispatcher", ["edit", "reopen"]),
        (True, "reviewer", []),
    ]:
        Station.objects.update(is_active=is_open)
        page = sits(who).get(f"{LIST}{own.pk}/change/").content.decode()
        assert [step for step in ("edit", "close", "reopen") if f"/{own.pk}/{step}" in page] == steps


def test_the_page_shows_the_next_six_days_with_the_sentence_of_each_moved_one(
    sits: Callable[[str], Client], entered: Callable[..., Station]
) -> None:
    words = "每月1日"  # new year's day and labour day are among six in a row, or national day is
    own = entered("1", reception=words, rule=read(words).as_json())
    page = sits("reviewer").get(f"{LIST}{own.pk}/change/").content.decode()
    days = re.findall(r"<div>([^<]*（周.）[^<]*)</div>", page)
    assert (len(days), len([day for day in days if "元旦" in day or "劳动节" in day])) >= (6, 1)


@pytest.mark.parametrize("words", ["随时预约", ""])
def test_the_page_opens_where_there_is_no_day(
    sits: Callable[[str], Client], entered: Callable[..., Station], words: str
) -> None:
    own = entered("1", reception=words, rule=read(words).as_json() if words else {})
    assert sits("reviewer").get(f"{LIST}{own.pk}/change/").status_code == 200


def test_a_street_sees_its_stations_of_the_city_and_does_not_edit_them(
    town: Town, sits: Callable[[str], Client], entered: Callable[..., Station], street: Region
) -> None:
    own = entered("1", region=street)
    entered("2")
    below = Congress.objects.create(region=street, level="township", name="城东街道")
    town.add("street", Role.DISPATCHER, congress=below)
    client = sits("street")
    assert shown(client.get(LIST)) == ["1"]
    answers = [client.get(f"{LIST}{own.pk}/{page}").status_code for page in ("change/", "edit/", "close/", "reopen/")]
    assert answers == [200, 403, 403, 403]
    assert f"/{own.pk}/edit" not in client.get(f"{LIST}{own.pk}/change/").content.decode()


def test_a_book_comes_in_and_goes_out_and_both_are_recorded(
    town: Town, sits: Callable[[str], Client], street: Region
) -> None:
    client = sits("dispatcher")
    sheet = book(row(所属区域="城东街道"), row(站点编码="QY-02", 站点名称="第二站", 所属区域="别处"))
    address = client.post(LIST + "import/stations/", {"file": SimpleUploadedFile("台账.xlsx", sheet.read())}).url
    assert client.post(address, {"act": "take"}).status_code == 409
    client.post(address, {"act": "take_right"})
    assert Station.objects.get().congress == town.congress
    [head, line] = load_workbook(BytesIO(client.get(LIST + "export.xlsx").content)).active.values
    assert dict(zip(head, line, strict=True))["站点名称"] == "柳林镇人大代表中心联络站"
    acts = Entry.objects.filter(by=town.dispatcher).order_by("number").values_list("act", flat=True)
    assert list(acts) == ["import-stations", "stations.export"]


def test_a_station_of_another_place_is_as_if_it_never_was(
    town: Town, sits: Callable[[str], Client], entered: Callable[..., Station]
) -> None:
    own = entered("1")
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    town.add("far", Role.DISPATCHER, congress=Congress.objects.create(region=region, level="city", name="别处"))
    client = sits("far")
    pages = [f"{LIST}{pk}/{page}" for pk in (own.pk, 10**9) for page in ("change/", "edit/", "close/")]
    assert [client.get(page).status_code for page in pages] == [302, 404, 404] * 2
    assert User.objects.filter(username="far").exists()
