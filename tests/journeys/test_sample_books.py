"""The books clerks send, taken in by clicking: units, rosters, stations, visits, earlier years, five forms."""

import json
from pathlib import Path
from typing import Any

import pytest

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.common.text import mask_phone
from congress.files.models import Upload
from congress.organs.models import Congress, Unit
from deputies.models import Mandate
from deputies.models import Person as Deputy
from deputies.reference import load_reference
from stations.models import Opinion, Station
from suggestions.models import Suggestion
from tests.journeys.clerk import Clerk, Told
from tests.stations.conftest import book as station_book
from tests.stations.registers.conftest import mended_stations
from tests.town import PASSWORD

SAMPLES = Path(__file__).parents[1] / "samples"
FORMS = [f"suggestion_form_{number}" for number in range(1, 6)]
SEX = {"male": "男", "female": "女"}


def expected(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.expected.json").read_text("utf-8"))


def book(name: str) -> Path:
    return SAMPLES / f"{name}.{'docx' if name in FORMS else 'xlsx'}"


@pytest.fixture
def clerk(page: Any, live_server: Any, transactional_db: None, settings: Any, tmp_path: Path) -> Any:
    """The city of the samples without deputies, units or suggestions, and its dispatcher at the desk."""
    settings.MEDIA_ROOT = tmp_path
    load_reference(json.loads((SAMPLES / "reference.json").read_text("utf-8")))
    city = Congress.objects.get(region__name="清源市")
    user = User(username="clerk", name="王慧敏")
    user.set_password(PASSWORD)
    user.save()
    Post.objects.create(user=user, role=Role.DISPATCHER, congress=city, starts_on="2022-01-11")
    return Clerk(page, live_server.url, user)


def told(wrong: list[dict[str, Any]], sheet: str = "") -> list[Told]:
    return sorted(Told(one.get("sheet", sheet), one["row"], one["column"], str(one.get("value", ""))) for one in wrong)


def places(cells: list[Told]) -> list[tuple[str, int, str]]:
    return sorted((one.sheet, one.row, one.column) for one in cells)


def mandates(**of: Any) -> list[tuple[str, ...]]:
    """The hard fields of mandates, as the expected files name them."""
    return sorted(
        (one.person.name, SEX[one.person.sex], one.person.ethnicity, one.person.born, one.electing_unit, one.card_no,
         one.person.phone)
        for one in Mandate.objects.filter(**of).select_related("person")
    )  # fmt: skip


def hard_fields(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    names = ("name", "sex", "ethnic", "birth", "constituency", "card", "phone")
    return sorted(tuple(row[name] for name in names) for row in rows)


def units_come_in(clerk: Clerk) -> None:
    units = expected("units")["units"]
    assert clerk.send("units", book("units")) == ([45, 0, 0, 0], [], [])
    clerk.take()
    assert [row[0] for row in clerk.listed("/office/organs/unit/")] == [unit["name"] for unit in units]
    kept = Unit.objects.order_by("pk").values_list("name", "short_name", "duties", "contact_name", "contact_phone")
    assert list(kept) == [tuple(unit[key] for key in ("name", "short", "duties", "clerk", "phone")) for unit in units]
    heads, *rows = clerk.export("units")["承办单位"]
    columns = ("name", "short", "system", "clerk", "phone", "duties")
    assert rows == [tuple(unit[key] for key in columns) for unit in units]


def a_tidy_roster_comes_in(clerk: Clerk) -> None:
    people = expected("roster_clean")["normalised"]
    assert clerk.send("roster", book("roster_clean")) == ([300, 0, 0, 0], [], [])
    clerk.take()
    assert mandates() == hard_fields(people)
    shown = clerk.listed("/office/deputies/mandate/?q=140001")
    assert [row[0] for row in shown] == [one["name"] for one in people if one["card"] == "140001"]
    heads, *rows = clerk.export("roster")["代表名册"]
    named = [dict(zip(heads, row, strict=True)) for row in rows]
    columns = ("姓名", "性别", "民族", "出生年月", "选举单位/选区", "代表证号", "手机号")
    assert sorted(tuple(row[column] for column in columns) for row in named) == sorted(
        (*row[:-1], mask_phone(row[-1])) for row in hard_fields(people)
    )


def stations_come_in(clerk: Clerk) -> None:
    wanted = expected("stations")
    shown = clerk.send("stations", book("stations"))
    assert (shown.counts, shown.refused) == ([57, 0, 0, 3], told(wanted["must_refuse"], wanted["sheet"]))
    assert shown.warned == told(wanted["may_refuse"], wanted["sheet"])
    clerk.take("take_right")
    assert (clerk.shown().counts, Station.objects.count()) == ([0, 0, 57, 3], 57)
    rows = clerk.take_refused()[wanted["sheet"]][2:]
    assert [int(row[-2]) for row in rows] == [one["row"] for one in wanted["must_refuse"]]
    assert len(clerk.export("stations")["联络站台账"]) == 1 + 57


def a_reception_register_comes_in(clerk: Clerk, folder: Path) -> None:
    """Three of its stations stood in refused rows of their book: mended and sent before."""
    mended = folder / "stations.xlsx"
    mended.write_bytes(station_book(*mended_stations()).getvalue())
    assert clerk.send("stations", mended).counts == [3, 0, 0, 0]
    clerk.take()
    wanted = expected("opinions")
    shown = clerk.send("opinions", book("opinions"))
    assert (shown.counts, shown.refused) == ([196, 0, 0, 4], told(wanted["must_refuse"], wanted["sheet"]))
    doubtful = [*wanted["may_refuse"], *wanted["must_be_masked"]]
    assert places(shown.warned) == places(told(doubtful, wanted["sheet"]))
    secrets = [one["secret"] for one in wanted["must_be_masked"]]
    assert [secret for secret in secrets if secret in clerk.page.content().replace(" ", "")] == []
    clerk.take("take_right")
    assert (clerk.shown().counts, Opinion.objects.count()) == ([0, 0, 196, 4], 196)
    rows = clerk.take_refused()[wanted["sheet"]][2:]
    assert [int(row[-2]) for row in rows] == [one["row"] for one in wanted["must_refuse"]]


def earlier_years_come_in(clerk: Clerk) -> None:
    wanted = expected("suggestions_2023_2025")
    shown = clerk.send("history", book("suggestions_2023_2025"))
    refused = [one._replace(value=one.value.removeprefix("0")) for one in shown.refused]  # the book writes 041
    assert (shown.counts, refused) == ([234, 0, 0, 6], told(wanted["must_refuse"], wanted["sheet"]))
    assert shown.warned == told(wanted["may_refuse"], wanted["sheet"])
    clerk.take("take_right")
    assert (clerk.shown().counts, Suggestion.objects.count()) == ([0, 0, 234, 6], 234)
    heads, *rows = clerk.take_refused()[wanted["sheet"]]
    assert [int(row[-2]) for row in rows] == [one["row"] for one in wanted["must_refuse"]]
    assert all(row[-1].startswith(one["column"]) for row, one in zip(rows, wanted["must_refuse"], strict=True))
    wrong = {one["row"] for one in wanted["must_refuse"]}
    right = sorted(year(row) for row in wanted["rows"] if row["row"] not in wrong)
    assert sorted(row[:-1] for row in clerk.export("history")["代表建议"][1:]) == right
    found = clerk.listed("/office/suggestions/suggestion/?q=赵无名")
    assert [(row[0], row[2]) for row in found] == [("关于开通城东街道公交线路的建议", "赵无名")]


def year(row: dict[str, Any]) -> tuple[str, ...]:
    """An expected row as the export writes it, its text aside."""
    names = ("title", "lead", "cosigners", "category", "period", "term_text", "lead_unit", "separate_units", "co_units")
    row |= {"separate_units": None}  # no book of earlier years knows them
    texts = ("、".join(row[name]) if isinstance(row[name], list) else row[name] for name in names)
    rest = (row[name] or None for name in ("assigned_on", "answered_on", "outcome", "rating"))
    return (f"{row['seq']:03d}", *(text or None for text in texts), *rest)


def forms_become_drafts(clerk: Clerk) -> None:
    for number, name in enumerate(FORMS, 1):
        form = expected(name)
        assert clerk.send("form", book(name)).counts == [1, 0, 0, 0]
        facts = clerk.facts()
        assert (facts["标题"], facts["领衔代表"], facts["代表证号"]) == (form["title"], *lead(form))
        assert facts["建议内容"].split("\n") == form["body"]
        clerk.take()
        draft = Suggestion.objects.get(status="draft", title=form["title"])
        assert (draft.lead.person.name, draft.lead.card_no) == lead(form)
        assert Suggestion.objects.filter(status="draft").count() == number


def lead(form: dict[str, Any]) -> tuple[str, str]:
    return form["lead"]["name"], form["lead"]["card"]


def a_messy_roster_comes_in(clerk: Clerk) -> None:
    wanted = expected("roster_messy")
    shown = clerk.send("roster", book("roster_messy"))
    assert (shown.counts, sorted(shown.refused)) == ([92, 0, 0, 11], told(wanted["must_refuse"]))
    assert places(shown.warned) == places(told([*wanted["warn"], *wanted["may_refuse"]]))
    before = set(Mandate.objects.values_list("pk", flat=True))
    clerk.take("take_right")
    assert mandates(pk__in=set(Mandate.objects.values_list("pk", flat=True)) - before) == hard_fields(
        wanted["all_right_rows"]
    )
    sheets = clerk.take_refused()
    rows = {(name, int(row[-2])) for name, (_title, _heads, *rows) in sheets.items() for row in rows}
    assert rows == {(one["sheet"], one["row"]) for one in wanted["must_refuse"]}


def the_same_books_bring_nothing_new(clerk: Clerk) -> None:
    models = (Unit, Deputy, Mandate, Station, Opinion, Suggestion)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    unchanged = {"units": 45, "roster_clean": 300, "stations": 57, "opinions": 196}
    unchanged |= {"suggestions_2023_2025": 234, "roster_messy": 92}
    kinds = dict(zip(unchanged, ("units", "roster", "stations", "opinions", "history", "roster"), strict=True)) | {
        FORMS[0]: "form"
    }
    for name, kind in kinds.items():
        counts = clerk.send(kind, book(name)).counts
        assert (name, counts[:3]) == (name, [0, 0, unchanged.get(name, 1)])
        clerk.take("discard")
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


def wrong_files_are_refused(clerk: Clerk, folder: Path) -> None:
    pdf = folder / "名册.xlsx"
    pdf.write_bytes(b"%PDF-1.7\nstartxref\n9\n%%EOF\n")
    clerk.send("roster", pdf)
    assert "文件内容与扩展名不符，请另存为 .xlsx 或 .docx 后重新上传。" in clerk.refusal()
    clerk.send("roster", book("units"))
    assert "工作表“承办单位”中找不到含有姓名、性别、出生年月的表头行。" in clerk.refusal()
    clerk.take("discard")


def test_a_clerk_takes_in_the_books_of_a_city(clerk: Clerk, tmp_path: Path) -> None:
    units_come_in(clerk)
    a_tidy_roster_comes_in(clerk)
    stations_come_in(clerk)
    a_reception_register_comes_in(clerk, tmp_path)
    earlier_years_come_in(clerk)
    forms_become_drafts(clerk)
    a_messy_roster_comes_in(clerk)
    the_same_books_bring_nothing_new(clerk)
    wrong_files_are_refused(clerk, tmp_path)
    assert clerk.complaints == []
    assert Upload.objects.filter(expires_at=None).count() == 0
