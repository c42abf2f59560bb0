"""All suggestions in the back office: read, searched, taken out, filled from files; nothing edited, nothing in bulk."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from congress.audit.models import Entry
from congress.files.models import Upload
from suggestions.models import Category, Suggestion
from tests.town import Town

LIST = "/office/suggestions/suggestion/"
IMPORT = LIST + "import/history/"
LIST_QUERIES = 9  # session, account, posts, rail, limits, three filters, rows
HEADINGS = [
    "建议编号",
    "标题",
    "领衔代表",
    "类别",
    "提出时间",
    "届次会次",
    "主办单位",
    "交办日期",
    "答复日期",
    "办理结果类别",
    "代表评价",
]


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def shown(page: Any) -> set[str]:
    return {row.title for row in page.context["cl"].result_list}


@pytest.mark.parametrize("name", ["reviewer", "dispatcher", "supervisor", "system", "security", "auditor"])
def test_the_list_opens_for_the_committees_staff(sits: Callable[[str], Client], name: str) -> None:
    expected = 200 if name in {"reviewer", "dispatcher", "supervisor"} else 403
    answers = [
        sits(name).get(LIST + page).status_code for page in ("", "export.xlsx", "import/history/", "import/form/")
    ]
    assert answers == [expected] * 4


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    town: Town, sits: Callable[[str], Client], django_assert_num_queries: Any, number: int
) -> None:
    for _ in range(number):
        town.assigned()
    client = sits("reviewer")
    client.get(LIST)
    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)


FOUND = {
    "": {"甲", "乙"},
    "?q=甲": {"甲"},
    "?q=2": {"乙"},
    "?q=deputy-deputy": {"甲", "乙"},
    "?q=没有的": set(),
    "?status__exact=accepted": {"甲"},
    "?light=late": {"乙"},
    "?light=go": set(),
    "?light=nonsense": {"甲", "乙"},
}


def test_the_list_is_searched_and_filtered(town: Town, sits: Callable[[str], Client]) -> None:
    town.accepted(title="甲")
    town.assigned(timezone.now() - timedelta(days=200), title="乙")
    client = sits("reviewer")
    assert {query: shown(client.get(LIST + query)) for query in FOUND} == FOUND


def test_the_list_is_narrowed_to_a_unit_a_category_and_a_session(town: Town, sits: Callable[[str], Client]) -> None:
    town.accepted(title="甲")
    town.assigned(title="乙")
    other = Category.objects.create(congress=town.congress, name="教育")
    client = sits("reviewer")
    asked = [f"unit={town.units['公安局'].pk}", f"category={other.pk}", f"session={town.session.pk}"]
    assert [shown(client.get(f"{LIST}?{query}")) for query in asked] == [{"乙"}, set(), {"甲", "乙"}]


def test_a_draft_is_nobodys_business_here(town: Town, sits: Callable[[str], Client]) -> None:
    draft, client = town.draft(), sits("reviewer")
    assert shown(client.get(LIST)) == set()
    answers = [client.get(f"{LIST}{pk}/change/").status_code for pk in (draft.pk, 10**9)]
    assert answers == [404, 404]


@pytest.mark.parametrize("page", ["change/", "delete/"])
def test_nothing_is_edited_or_deleted_in_place(town: Town, sits: Callable[[str], Client], page: str) -> None:
    row = town.accepted()
    offered = {field.name: "1" for field in Suggestion._meta.fields} | {"post": "yes", "_save": "1"}
    before = Suggestion.objects.filter(pk=row.pk).values().get()
    for name in ("reviewer", "dispatcher", "supervisor", "system"):
        assert sits(name).post(f"{LIST}{row.pk}/{page}", offered).status_code in (403, 405)
    assert Suggestion.objects.filter(pk=row.pk).values().get() == before


def test_there_is_no_bulk_action(town: Town, sits: Callable[[str], Client]) -> None:
    row = town.accepted()
    sent = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    sits("dispatcher").post(LIST, sent)
    assert Suggestion.objects.filter(pk=row.pk).count() == 1


def test_the_page_of_one_shows_its_steps_papers_and_course(town: Town, sits: Callable[[str], Client]) -> None:
    page = sits("dispatcher").get(f"{LIST}{town.accepted().pk}/change/")
    assert [name for name, _label in page.context["steps"]] == ["merge", "assign"]
    assert [copy.key for copy in page.context["papers"]] == ["form"]


def test_the_export_is_what_the_list_shows_and_is_recorded(town: Town, sits: Callable[[str], Client]) -> None:
    town.accepted(title="甲")
    town.accepted(title="乙")
    answer = sits("reviewer").get(f"{LIST}export.xlsx?q=甲")
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert [dict(zip(rows[0], row, strict=True))["标题"] for row in rows[1:]] == ["甲"]
    entry = Entry.objects.filter(act="suggestion.export").get()
    assert (entry.by, entry.detail) == (town.reviewer, {"query": "q=%E7%94%B2"})


def table(*titles: str) -> SimpleUploadedFile:
    """A clerk's table of past suggestions; a row without a title is refused."""
    book = Workbook()
    book.active.append(HEADINGS)
    for number, title in enumerate(titles, 1):
        row = [number, title, "某代表", "城乡建设", "会议期间", "九届五次", "清源市住房和城乡建设局"]
        book.active.append([*row, "2026-04-01", "2026-06-01", "A", "满意"])
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("past.xlsx", content.getvalue())


def send(client: Client, *titles: str) -> str:
    return client.post(IMPORT, {"file": table(*titles)}).url


def test_a_table_is_previewed_then_taken(town: Town, sits: Callable[[str], Client]) -> None:
    client = sits("dispatcher")
    address = send(client, "甲", "乙")
    page = client.get(address)
    assert (len(page.context["preview"].new), page.context["refused_rows"], Suggestion.objects.count()) == (2, 0, 0)
    client.post(address, {"act": "take"})
    assert set(Suggestion.objects.values_list("title", "is_imported")) == {("甲", True), ("乙", True)}
    assert (Upload.objects.count(), client.get(address).status_code) == (0, 404)


def test_a_table_with_a_wrong_row_is_taken_not_at_all_or_by_its_right_rows(
    town: Town, sits: Callable[[str], Client]
) -> None:
    client = sits("dispatcher")
    address = send(client, "甲", "")
    assert client.post(address, {"act": "take"}).status_code == 409
    assert Suggestion.objects.count() == 0
    client.post(address, {"act": "take_right"})
    assert list(Suggestion.objects.values_list("title", flat=True)) == ["甲"]
    back = list(load_workbook(BytesIO(client.get(address + "refused.xlsx").content)).active.values)
    assert [row[0] for row in back[-1:]] == ["2"]


def test_a_kept_file_is_its_senders_alone(town: Town, sits: Callable[[str], Client]) -> None:
    address = send(sits("dispatcher"), "甲")
    other = sits("supervisor")
    answers = [other.get(address), other.post(address, {"act": "take"}), other.get(address + "refused.xlsx")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    forged = re.sub("/history/[^/]+", "/history/forged", address)
    assert sits("dispatcher").get(forged).status_code == 404


def test_a_file_changed_on_the_disk_since_is_refused(town: Town, sits: Callable[[str], Client]) -> None:
    client = sits("dispatcher")
    address = send(client, "甲")
    Path(Upload.objects.get().file.path).write_bytes(table("乙").read())
    assert bool(client.post(address, {"act": "take"}).context["refusal"])
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize("name", ["past.exe", "past.xlsx", "past.pdf"])
def test_a_file_that_is_no_table_is_refused_and_not_kept(sits: Callable[[str], Client], name: str) -> None:
    page = sits("dispatcher").post(IMPORT, {"file": SimpleUploadedFile(name, b"nonsense")})
    assert (page.status_code, list(page.context["form"].errors), Upload.objects.count()) == (200, ["file"], 0)


def test_the_door_for_forms_takes_no_tables(town: Town, sits: Callable[[str], Client]) -> None:
    page = sits("dispatcher").post(f"{LIST}import/form/", {"file": table("甲")})
    assert (list(page.context["form"].errors), Upload.objects.count()) == (["file"], 0)


def test_a_file_is_thrown_away(town: Town, sits: Callable[[str], Client]) -> None:
    client = sits("dispatcher")
    client.post(send(client, "甲"), {"act": "discard"})
    assert (Upload.objects.count(), Suggestion.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["category", "outcomecategory"])
@pytest.mark.parametrize(
    ("person", "reads", "adds"),
    [("system", 200, 200), ("dispatcher", 200, 200), ("supervisor", 200, 403), ("auditor", 403, 403)],
)
def test_dictionaries_are_kept_by_their_editors(
    sits: Callable[[str], Client], name: str, person: str, reads: int, adds: int
) -> None:
    answers = [sits(person).get(f"/office/suggestions/{name}/{page}").status_code for page in ("", "add/")]
    assert answers == [reads, adds]


def test_a_new_category_is_recorded(town: Town, sits: Callable[[str], Client]) -> None:
    sent = {"congress": town.congress.pk, "name": "教育", "committee": "", "is_active": "on"}
    sits("dispatcher").post("/office/suggestions/category/add/", sent)
    category = Category.objects.get(name="教育")
    assert Entry.objects.filter(act="category.add", thing=f"category:{category.pk}").count() == 1
