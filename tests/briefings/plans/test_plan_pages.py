"""The plan in the portal and in the back office: rows by month, what is late, the steps, the papers."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from docx import Document
from pypdf import PdfReader

from briefings.models import Plan, PlanItem
from congress.audit.models import Entry
from tests.briefings.plans.conftest import TODAY, YEAR, Planner

Sits = Callable[[str], Client]


def page(year: int = YEAR) -> str:
    """That of the plan of the year."""
    return Plan.objects.standing().get(year=year).get_absolute_url()


@pytest.fixture
def busy(planner: Planner) -> Plan:
    """In force; one row late, one due this month and under way, one done, one dropped."""
    plan = planner.draft()
    for matter in ("甲", "乙", "丙", "丁"):
        planner.row(plan, (TODAY.month, TODAY.month), matter=matter)
    planner.passed(plan)
    rows = PlanItem.objects.in_bulk(field_name="pk").values()
    states = [{"due_on": TODAY.replace(year=YEAR - 1)}, {"status": "under_way"}, {"status": "done", "done_on": TODAY}]
    for row, state in zip(rows, [*states, {"status": "dropped"}], strict=True):
        PlanItem.objects.filter(pk=row.pk).update(**state)
    return plan


def test_each_figure_opens_the_rows_it_counts(busy: Plan, sits: Sits) -> None:
    client = sits("chair")
    figures = client.get(page()).context["figures"]
    assert [(value, found) for value, _label, found in figures] == [
        ("", 4),
        ("under_way", 1),
        ("month", 1),
        ("late", 1),
    ]
    shown = {value: client.get(page(), {"show": value}).context["rows"] for value, _label, _found in figures}
    assert {value: len(rows) for value, rows in shown.items()} == {value: found for value, _label, found in figures}
    assert [(row.item.matter, row.light) for row in shown["late"]] == [("甲", "late")]
    assert len(client.get(page(), {"show": "nothing"}).context["rows"]) == 4


def test_without_a_year_the_plan_of_this_year_opens(planner: Planner, sits: Sits) -> None:
    planner.in_force(YEAR - 1)
    planner.in_force(YEAR)
    planner.draft(YEAR + 1)
    opened = sits("chair").get("/desk/plan/").context
    assert (opened["plan"].year, opened["years"]) == (
        YEAR,
        [(year, page(year)) for year in (YEAR + 1, YEAR, YEAR - 1)],
    )
    assert sits("deputy").get("/desk/plan/").context["plan"].year == YEAR


def test_before_there_is_a_plan_the_page_says_so(planner: Planner, sits: Sits) -> None:
    assert [sits("chair").get(path).status_code for path in ("/desk/plan/", "/desk/plan/1/")] == [200, 404]
    assert Client().get("/plan/").status_code == 200


@pytest.mark.parametrize(
    ("name", "offers"),
    [
        ("supervisor", ["start", "finish", "put_off", "amend", "drop"]),
        ("committee", ["start", "finish"]),
        ("chair", []),
        ("deputy", []),
    ],
)
def test_each_is_offered_the_own_steps(planner: Planner, sits: Sits, name: str, offers: list[str]) -> None:
    planner.in_force(months=(1, 3))
    [row] = sits(name).get(page()).context["rows"]
    assert [step for step, _label in row.offers] == offers


def test_what_is_due_in_december_is_put_off_no_further(planner: Planner, sits: Sits) -> None:
    planner.in_force(months=(1, 12))
    [row] = sits("supervisor").get(page()).context["rows"]
    assert "put_off" not in dict(row.offers)


def test_deputies_read_neither_names_nor_reasons(planner: Planner, sits: Sits) -> None:
    item = planner.item(months=(1, 3))
    sits("supervisor").post(f"/desk/plan/rows/{item.pk}/put_off", {"month": 12, "note": "李某生病"})
    words = ("committee-committee", "李某生病")
    seen = {name: [word in sits(name).get(page()).content.decode() for word in words] for name in ("chair", "deputy")}
    assert seen == {"chair": [True, True], "deputy": [False, False]}


def test_whoever_leads_a_row_finishes_it_on_its_page(planner: Planner, sits: Sits) -> None:
    item, client = planner.item(), sits("committee")
    path, typed = f"/desk/plan/rows/{item.pk}/finish", {"done_on": TODAY.isoformat(), "result": "交办186件"}
    assert client.get(path).status_code == 200
    assert client.post(path, {**typed, "seen": item.version}).headers["Location"] == page()
    assert PlanItem.objects.get().status == "done"
    assert client.get(path).headers["Location"] == page()
    assert client.post(path, {**typed, "seen": item.version}).status_code == 409


@pytest.mark.parametrize(
    ("name", "step", "code"),
    [("committee", "drop", 403), ("chair", "start", 403), ("deputy", "start", 404), ("clerk", "start", 404),
     ("supervisor", "wish", 404)],
)  # fmt: skip
def test_steps_of_others_are_refused(planner: Planner, sits: Sits, name: str, step: str, code: int) -> None:
    path = f"/desk/plan/rows/{planner.item().pk}/{step}"
    assert [sits(name).get(path).status_code, sits(name).post(path).status_code] == [code, code]


def test_the_office_writes_and_passes_a_plan_in_the_back_office(planner: Planner, sits: Sits) -> None:
    client, desk = sits("reviewer"), "/office/briefings/plan/"
    typed: dict[str, Any] = {"year": YEAR, "title": "计划", "source": "usual", "form_key": str(uuid4())}
    page = client.post(f"{desk}begin/", typed).headers["Location"]
    plan = Plan.objects.get()
    assert (page, plan.items.count()) == (f"{desk}{plan.pk}/change/", 12)
    row = {"matter": "调研", "from_month": 3, "until_month": 4, "lead": planner.town.people["committee"].pk}
    client.post(f"{desk}{plan.pk}/add/step/", {**row, "form_key": str(uuid4())})
    item = plan.items.get(matter="调研")
    client.post(f"{desk}{plan.pk}/rows/{item.pk}/edit/", {**row, "matter": "专题调研", "seen": item.version})
    other = plan.items.exclude(pk=item.pk).first()
    client.post(f"{desk}{plan.pk}/rows/{other.pk}/remove/", {"seen": other.version})
    passed = {"passed_on": TODAY.isoformat(), "passed_by": "主任会议", "is_public": "on", "seen": ""}
    client.post(f"{desk}{plan.pk}/take_force/step/", passed)
    plan = Plan.objects.get()
    assert (plan.status, plan.is_public, plan.items.count()) == ("in_force", True, 12)
    assert plan.items.get(pk=item.pk).matter == "专题调研"
    shown = client.get(page).context
    assert [name for name, _label in shown["offers"]] == ["add", "take_off"]


def test_one_given_up_is_no_plan_of_the_year_any_more(planner: Planner, sits: Sits) -> None:
    plan, client = planner.draft(), sits("supervisor")
    client.post(f"/office/briefings/plan/{plan.pk}/drop/step/", {"note": "重拟", "seen": plan.version})
    assert client.get(f"/office/briefings/plan/{plan.pk}/change/").status_code == 200
    assert (client.get("/desk/plan/").context["plan"], sits("deputy").get(plan.get_absolute_url()).status_code) == (
        None,
        404,
    )


@pytest.mark.parametrize(
    "path", ["/desk/plan/", "/office/briefings/plan/", "/office/briefings/plan/{}/change/", "/plan/"]
)
def test_a_page_takes_the_same_queries_for_one_row_and_for_three(
    planner: Planner, sits: Sits, path: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    plan = planner.in_force()
    client, path = sits("supervisor"), path.format(plan.pk)
    client.get(path)
    with django_assert_max_num_queries(40) as one:
        client.get(path)
    queries = len(one)
    for _number in range(2):
        client.post(f"/desk/plan/rows/{planner.row(plan).pk}/start")
    planner.in_force(YEAR - 1)
    planner.in_force(YEAR - 2)
    with django_assert_max_num_queries(queries):
        client.get(path)


def words_of(content: bytes, kind: str) -> str:
    """All words of the paper, without what breaks lines."""
    if kind == "pdf":
        pages = PdfReader(BytesIO(content)).pages
        return "".join("".join(page.extract_text() for page in pages).split())
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "".join("".join([*cells, *(each.text for each in document.paragraphs)]).split())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_paper_says_the_rows_and_who_leads_them_to_the_committee_alone(
    planner: Planner, sits: Sits, kind: str
) -> None:
    plan = planner.in_force(matter="开会", body="办公室", outcome="纪要", basis="惯例")
    inside = words_of(sits("chair").get(f"{page()}paper.{kind}").content, kind)
    outside = words_of(Client().get(f"/plan/papers/{plan.pk}.{kind}").content, kind)
    for word in ("开会", "（惯例）", "办公室", "纪要", "1—12月", "未开始", "主任会议通过", plan.title):
        assert [inside.count(word) > 0, outside.count(word) > 0] == [True, True]
    assert ["committee-committee" in each for each in (inside, outside)] == [True, False]
    assert list(Entry.objects.filter(act="plan.paper").values_list("by__username", flat=True)) == ["chair"]


def test_a_draft_says_on_paper_that_it_is_one(planner: Planner, sits: Sits) -> None:
    planner.row(planner.draft())
    assert "（草稿）" in words_of(sits("chair").get(f"{page()}paper.docx").content, "docx")
    assert sits("chair").get(f"{page()}paper.exe").status_code == 404
