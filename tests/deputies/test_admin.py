"""Deputies, delegations and units in the back office: who sees whom, what stays masked, rosters in and out."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.organs.models import Congress, Region, Term, Unit
from deputies.models import Delegation, Mandate, Person
from tests.town import Town

LIST = "/office/deputies/mandate/"
LIST_QUERIES = 8
STAFF = {"reviewer", "dispatcher", "supervisor"}
OFFICE = ["reviewer", "dispatcher", "supervisor", "system", "security", "auditor"]
PHONE = "13800001111"


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def stranger(town: Town) -> Mandate:
    """A deputy of another city."""
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    other = Congress.objects.create(region=region, level="city", name="别处", committee_name="别处", office_name="别处")
    term = Term.objects.create(congress=other, number=9, starts_on=date(2022, 1, 11))
    Delegation.objects.create(term=term, name="别处代表团")
    return Mandate.objects.create(person=Person.objects.create(name="外地代表", phone=PHONE), term=term)


def shown(page: Any) -> list[str]:
    return [row.person.name for row in page.context["cl"].result_list]


@pytest.mark.parametrize("name", OFFICE)
def test_deputies_are_seen_by_staff_and_kept_by_two_of_them(sits: Callable[[str], Client], name: str) -> None:
    client = sits(name)
    reads = 200 if name in STAFF else 403
    keeps = 200 if name in {"dispatcher", "supervisor"} else 403
    answers = {page: client.get(LIST + page).status_code for page in ("", "export.xlsx", "add/", "import/roster/")}
    assert answers == {"": reads, "export.xlsx": reads, "add/": 403, "import/roster/": keeps}


def test_deputies_of_another_place_are_as_if_they_never_were(sits: Callable[[str], Client], stranger: Mandate) -> None:
    client = sits("dispatcher")
    assert shown(client.get(LIST + "?q=外地")) == []
    pages = [f"{LIST}{pk}/{page}" for pk in (stranger.pk, 10**9) for page in ("change/", "reveal/")]
    # Django's admin answers a page of nobody's with a redirect and a message; a step with 404.
    assert [client.get(page).status_code for page in pages] == [302, 404, 302, 404]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=090002", ["deputy-deputy2"]),
        ("?q=deputy2", ["deputy-deputy2"]),
        ("?status__exact=ended", []),
        ("?delegation={}", ["deputy-deputy", "deputy-deputy2"]),
    ],
)
def test_the_list_is_searched_and_filtered(
    town: Town, sits: Callable[[str], Client], query: str, names: list[str]
) -> None:
    address = query.format(Delegation.objects.get().pk)
    assert sorted(shown(sits("reviewer").get(LIST + address))) == names


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    town: Town, sits: Callable[[str], Client], django_assert_num_queries: Any, number: int
) -> None:
    for place in range(number):
        town.add_deputy(f"more{place}", f"09010{place}")
    client = sits("reviewer")
    client.get(LIST)
    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)


@pytest.mark.parametrize("page", ["", "{}/change/", "export.xlsx"])
def test_a_phone_is_masked_everywhere(town: Town, sits: Callable[[str], Client], page: str) -> None:
    content = sits("dispatcher").get(LIST + page.format(town.mandates["deputy"].pk)).content
    if page.endswith(".xlsx"):
        content = str(list(load_workbook(BytesIO(content)).active.values)).encode()
    assert (PHONE.encode() in content, b"138****1111" in content) == (False, True)


def test_a_phone_is_shown_for_a_purpose_that_is_written_down(town: Town, sits: Callable[[str], Client]) -> None:
    client, mandate = sits("dispatcher"), town.mandates["deputy"]
    address = f"{LIST}{mandate.pk}/reveal/"
    asked = client.get(address), client.post(address, {"purpose": ""})
    assert [PHONE in page.content.decode() for page in asked] == [False, False]
    assert Entry.objects.filter(act="person.reveal").count() == 0
    answer = client.post(address, {"purpose": "通知视察改期"})
    assert answer.context["phone"] == PHONE
    assert "no-store" in answer.headers["Cache-Control"]
    entry = Entry.objects.get(act="person.reveal")
    assert (entry.by, entry.thing) == (town.dispatcher, f"person:{mandate.person_id}")
    assert entry.detail == {"field": "phone", "purpose": "通知视察改期"}


def test_a_mandate_is_not_edited_in_place(town: Town, sits: Callable[[str], Client]) -> None:
    mandate = town.mandates["deputy"]
    before = Mandate.objects.filter(pk=mandate.pk).values().get()
    offered = {field.name: "1" for field in Mandate._meta.fields} | {"post": "yes", "_save": "1"}
    for page in ("change/", "delete/"):
        assert sits("dispatcher").post(f"{LIST}{mandate.pk}/{page}", offered).status_code == 403
    assert Mandate.objects.filter(pk=mandate.pk).values().get() == before


def test_the_export_is_recorded(town: Town, sits: Callable[[str], Client]) -> None:
    answer = sits("reviewer").get(LIST + "export.xlsx?q=deputy2")
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert [row[0] for row in rows[1:]] == ["deputy-deputy2"]
    assert Entry.objects.filter(act="roster.export", by=town.reviewer).count() == 1


def sheet(*rows: list[str]) -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("list.xlsx", content.getvalue())


ROSTER = [
    ["姓名", "性别", "民族", "出生年月", "代表层级", "届次", "代表团", "代表证号", "联系电话"],
    ["王建国", "男", "汉族", "1975-03", "市级", "清源市第九届", "城东代表团", "090101", "13912345678"],
    ["李秀英", "先生", "汉族", "1980-06", "市级", "清源市第九届", "城东代表团", "090102", "13912345679"],
]


def test_a_roster_is_taken_whole_or_by_its_right_rows(town: Town, sits: Callable[[str], Client]) -> None:
    client = sits("dispatcher")
    address = client.post(LIST + "import/roster/", {"file": sheet(*ROSTER)}).url
    page = client.get(address)
    assert [(problem.row, problem.column, problem.value) for problem in page.context["preview"].refused] == [
        (3, "性别", "先生")
    ]
    assert client.post(address, {"act": "take"}).status_code == 409
    assert Person.objects.filter(name__in=["王建国", "李秀英"]).count() == 0
    client.post(address, {"act": "take_right"})
    assert list(Person.objects.filter(name__in=["王建国", "李秀英"]).values_list("name", flat=True)) == ["王建国"]
    back = list(load_workbook(BytesIO(client.get(address + "refused.xlsx").content)).active.values)
    assert ["李秀英" in row for row in back].count(True) == 1
    assert Entry.objects.filter(act="import-roster", by=town.dispatcher).count() == 1


def test_a_roster_of_another_place_is_refused(sits: Callable[[str], Client], stranger: Mandate) -> None:
    rows = [ROSTER[0], [*ROSTER[1][:5], "别处市第九届", "别处代表团", *ROSTER[1][7:]]]
    client = sits("dispatcher")
    address = client.post(LIST + "import/roster/", {"file": sheet(*rows)}).url
    client.post(address, {"act": "take_right"})
    assert Person.objects.filter(name="王建国").count() == 0


@pytest.mark.parametrize(
    ("name", "status"), [("system", 200), ("dispatcher", 200), ("reviewer", 403), ("auditor", 403)]
)
def test_units_are_imported_by_their_editors(sits: Callable[[str], Client], name: str, status: int) -> None:
    assert sits(name).get("/office/organs/unit/import/units/").status_code == status


def test_units_come_in_and_go_out_and_both_are_recorded(town: Town, sits: Callable[[str], Client]) -> None:
    client = sits("system")
    rows = [["单位名称", "单位简称", "主要职责"], ["清源市水利局", "水利局", "河道、水库、防汛"]]
    address = client.post("/office/organs/unit/import/units/", {"file": sheet(*rows)}).url
    client.post(address, {"act": "take"})
    assert Unit.objects.get(short_name="水利局").congress == town.congress
    answer = client.get("/office/organs/unit/export.xlsx?q=水利")
    assert [row[0] for row in load_workbook(BytesIO(answer.content)).active.values][1:] == ["清源市水利局"]
    acts = Entry.objects.filter(by=town.system).order_by("number").values_list("act", flat=True)
    assert list(acts) == ["import-units", "units.export"]


def test_a_delegation_is_kept_within_the_own_congress(
    town: Town, sits: Callable[[str], Client], stranger: Mandate
) -> None:
    client, address = sits("dispatcher"), "/office/deputies/delegation/"
    foreign = Delegation.objects.get(name="别处代表团")
    assert [row.name for row in client.get(address).context["cl"].result_list] == ["城东代表团"]
    client.post(f"{address}{foreign.pk}/change/", {"name": "改名", "term": town.session.term_id})
    client.post(f"{address}add/", {"name": "混入", "term": stranger.term_id})
    client.post(f"{address}add/", {"name": "城西代表团", "term": town.session.term_id})
    assert set(Delegation.objects.values_list("name", flat=True)) == {"城东代表团", "别处代表团", "城西代表团"}
    assert Entry.objects.filter(act="delegation.add", by=town.dispatcher).count() == 1


def test_somebody_with_posts_in_two_places_keeps_both(
    town: Town, sits: Callable[[str], Client], stranger: Mandate
) -> None:
    town.dispatcher.posts.create(role=Role.REVIEWER, congress=stranger.term.congress, starts_on=date(2022, 1, 1))
    assert "外地代表" in shown(sits("dispatcher").get(LIST))
