"""Importing in the back office: whose file it is, what each button does, and what is left on the disk."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.spreadsheets import Preview, ReadRow, Sheet, write_table
from congress.files import imports
from congress.files.actions import throw_away
from congress.files.imports import SALT
from congress.files.models import Upload
from congress.organs.models import Unit
from tests.town import Town

SEND = "/office/organs/unit/import/units/"
LIST = "/office/organs/unit/"
HEADINGS = ["单位名称", "单位简称", "联系电话", "主要职责"]
WATER = ["清源市水利局", "水利局", "0399-6812345", "河道、水库、防汛"]
PARKS = ["清源市园林局", "园林局", "打不通", "公园、绿地"]
HOUSING = ["清源市住房和城乡建设局", "住建局", "0399-6810000", "房屋、道路"]


@pytest.fixture(autouse=True)
def own_files(kept: Path) -> None:
    """Files go to a folder of the test."""


@pytest.fixture
def client(sits: Callable[[str], Client]) -> Client:
    return sits("system")


def file_of(*rows: list[str], name: str = "units.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, write_table("单位", HEADINGS, rows))


def sent(client: Client, *rows: list[str]) -> str:
    """The address where the kept file is decided upon."""
    return str(client.post(SEND, {"file": file_of(*rows)}).url)


def units() -> list[str]:
    return sorted(Unit.objects.values_list("short_name", flat=True))


BEFORE = ["住建局", "公安局", "教育局"]


def test_looking_and_sending_write_nothing(client: Client, kept: Path) -> None:
    address = sent(client, WATER, HOUSING)
    preview = client.get(address).context["preview"]
    assert (len(preview.new), len(preview.changed), preview.is_taken, units()) == (1, 1, False, BEFORE)
    assert (client.head(SEND).status_code, client.head(address).status_code) == (200, 200)


def test_the_first_words_of_new_and_changed_rows_are_shown(client: Client) -> None:
    rows = client.get(sent(client, WATER, HOUSING)).context["rows"]
    assert [[(row, words) for _sheet, row, words in group] for _label, group in rows] == [
        [(2, "清源市水利局　水利局　0399-6812345　河道、水库、防汛")],
        [(3, "清源市住房和城乡建设局　住建局　0399-6810000　房屋、道路")],
    ]


def test_a_taken_file_is_thrown_away(client: Client, kept: Path, django_capture_on_commit_callbacks: Any) -> None:
    address = sent(client, WATER)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, {"act": "take"}, follow=True)
    assert (answer.redirect_chain, units()) == ([(LIST, 302)], sorted([*BEFORE, "水利局"]))
    assert (Upload.objects.count(), [path for path in kept.rglob("*") if path.is_file()]) == (0, [])


def test_one_wrong_row_keeps_all_out_and_says_so(client: Client) -> None:
    address = sent(client, WATER, PARKS)
    answer = client.post(address, {"act": "take"})
    assert (answer.status_code, answer.context["is_not_taken"], answer.context["refused_rows"]) == (409, True, 1)
    assert units() == BEFORE


def test_right_rows_are_taken_and_the_file_stays_for_the_refused_ones(client: Client) -> None:
    address = sent(client, WATER, PARKS)
    assert client.post(address, {"act": "take_right"}).url == address
    assert units() == sorted([*BEFORE, "水利局"])
    refused = client.get(f"{address}refused.xlsx")
    assert refused.headers["Content-Disposition"] == 'attachment; filename="units-refused.xlsx"'
    assert refused.headers["Cache-Control"].split(",")[0] == "no-store"
    rows = list(load_workbook(BytesIO(refused.content)).active.values)
    assert [row[:5] for row in rows[1:]] == [(*PARKS, "3")]


def test_a_file_thrown_away_leaves_neither_row_nor_file(
    client: Client, kept: Path, django_capture_on_commit_callbacks: Any
) -> None:
    address = sent(client, WATER)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, {"act": "discard"}).url == LIST
    assert (Upload.objects.count(), [path for path in kept.rglob("*") if path.is_file()]) == (0, [])
    assert (client.get(address).status_code, units()) == (404, BEFORE)


def test_throwing_away_that_is_rolled_back_leaves_the_file(client: Client, kept: Path) -> None:
    """Negative control: the file goes only after the row is gone for good."""
    sent(client, WATER)
    throw_away(Upload.objects.get())
    assert len([path for path in kept.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("act", ["", "steal"])
def test_a_press_of_no_known_button_takes_nothing(client: Client, act: str) -> None:
    assert client.post(sent(client, WATER), {"act": act}).status_code == (409 if act else 200)
    assert units() == BEFORE


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("units.csv", b"a,b"), "A file of the kind .xlsx is needed."),
        (SimpleUploadedFile("units.xlsx", b"a,b"), "The file is not what its name says."),
        (SimpleUploadedFile("units.xlsx", b""), "The submitted file is empty."),
        (None, "This field is required."),
    ],
)
def test_what_is_no_spreadsheet_is_refused_beside_the_field(client: Client, file: Any, sentence: str) -> None:
    client.cookies["django_language"] = "en"
    answer = client.post(SEND, {"file": file} if file else {})
    [error] = answer.context["form"].errors["file"]
    assert (answer.status_code, error[: len(sentence)], Upload.objects.count()) == (200, sentence, 0)


def test_a_name_in_capitals_is_the_same_kind(client: Client) -> None:
    assert client.post(SEND, {"file": file_of(WATER, name="UNITS.XLSX")}).status_code == 302


def test_a_sheet_without_the_headings_is_refused_on_the_page(client: Client) -> None:
    file = SimpleUploadedFile("units.xlsx", write_table("名单", ["姓名"], [["丁涛"]]))
    address = client.post(SEND, {"file": file}).url
    client.cookies["django_language"] = "en"
    page = client.get(address)
    assert (page.status_code, page.context["refusal"], page.context["rows"]) == (
        200,
        "The sheet “名单” has no row with the headings 单位名称、职责.",
        [],
    )
    assert client.post(address, {"act": "take"}).context["refusal"] == page.context["refusal"]
    assert client.get(f"{address}refused.xlsx").status_code == 404


def test_a_file_changed_on_the_disk_is_not_taken(client: Client, kept: Path) -> None:
    address = sent(client, WATER)
    Path(Upload.objects.get().file.path).write_bytes(file_of(HOUSING).read())
    client.cookies["django_language"] = "en"
    answer = client.post(address, {"act": "take"})
    assert answer.context["refusal"] == "The file is not the one you sent any more. Send it again."
    assert (units(), Unit.objects.filter(contact_phone=HOUSING[2]).count()) == (BEFORE, 0)


# Whose file it is


@pytest.mark.parametrize("page", ["", "refused.xlsx"])
def test_the_file_of_another_is_as_if_it_never_was(sits: Callable[[str], Client], page: str) -> None:
    address = sent(sits("system"), WATER, PARKS) + page
    assert sits("dispatcher").get(address).status_code == 404
    assert sits("system").get(address).status_code == 200


def test_another_cannot_take_it_either(sits: Callable[[str], Client]) -> None:
    address = sent(sits("system"), WATER)
    assert [sits("dispatcher").post(address, {"act": act}).status_code for act in ("take", "discard")] == [404, 404]
    assert (units(), Upload.objects.count()) == (BEFORE, 1)


@pytest.mark.parametrize(("name", "status"), [("reviewer", 403), ("auditor", 403), ("chair", 302), ("deputy", 302)])
def test_who_may_not_import_does_not_reach_the_own_file_either(
    sits: Callable[[str], Client], name: str, status: int
) -> None:
    """The role is asked on every page, not only where the file is sent. Without an office post the door is shut."""
    address = sent(sits("system"), WATER)
    Upload.objects.update(by=User.objects.get(username=name))
    answers = [sits(name).get(page).status_code for page in (SEND, address, f"{address}refused.xlsx")]
    assert answers == [status] * 3


def test_a_token_leads_to_one_kind_of_import_only(client: Client, sits: Callable[[str], Client]) -> None:
    """The dispatcher may import both units and suggestions."""
    dispatcher = sits("dispatcher")
    token = sent(dispatcher, WATER).rstrip("/").rpartition("/")[2]
    assert dispatcher.get(f"{SEND}{token}/").status_code == 200
    assert dispatcher.get(f"/office/deputies/mandate/import/roster/{token}/").status_code == 404


@pytest.mark.parametrize("salt", ["", "page:pk"])
def test_a_token_signed_for_something_else_is_not_found(client: Client, salt: str) -> None:
    sent(client, WATER)
    forged = signing.dumps([Upload.objects.get().pk, "units"], salt=salt or "django.core.signing")
    assert client.get(f"{SEND}{forged}/").status_code == 404


def test_a_token_altered_by_one_sign_is_not_found(client: Client) -> None:
    address = sent(client, WATER)
    wrong = "A" if address[-2] != "A" else "B"
    assert client.get(f"{address[:-2]}{wrong}/").status_code == 404


def test_a_file_that_is_gone_is_not_found(client: Client) -> None:
    gone = signing.dumps([10**9, "units"], salt=SALT)
    assert client.get(f"{SEND}{gone}/").status_code == 404


def test_somebody_with_two_posts_imports_with_the_one_that_may(town: Town, sits: Callable[[str], Client]) -> None:
    town.reviewer.posts.create(role=Role.DISPATCHER, congress=town.congress, starts_on="2022-01-01")
    assert sits("reviewer").get(SEND).status_code == 200


def test_only_so_many_rows_are_shown_though_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "SHOWN", 2)
    read = tuple(ReadRow("表", number, {"name": f"单位{number}"}) for number in range(2, 6))
    places = tuple(("表", row.number) for row in read)
    preview = Preview((Sheet("表", "", 1, {"name": "单位"}, rows=read),), (), new=places[:3], changed=places[3:])
    shown = [[row for _sheet, row, _words in group] for _label, group in imports._rows(preview)]
    assert shown == [[2, 3], [5]]
