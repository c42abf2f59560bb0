"""A year of the plan from the first draft to the last row, page by page."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from briefings.models import Plan, PlanItem
from briefings.tasks import remind_of_plans
from congress.audit.actions import verify
from congress.notices.models import Notice
from tests.briefings.plans.conftest import TODAY, YEAR, Planner


def desk(client: Client, plan: Plan, name: str, **typed: Any) -> int:
    plan.refresh_from_db()
    path = f"/office/briefings/plan/{plan.pk}/{name}/step/"
    return client.post(path, {"seen": plan.version, **typed}).status_code


def step(client: Client, item: PlanItem, name: str, **typed: Any) -> int:
    item.refresh_from_db()
    return client.post(f"/desk/plan/rows/{item.pk}/{name}", {"seen": item.version, **typed}).status_code


def drafted(planner: Planner, office: Client) -> PlanItem:
    """From an empty page, with one row that the committee's clerk leads."""
    typed = {"year": YEAR, "title": "年度代表工作计划", "source": "empty", "form_key": str(uuid4())}
    assert office.post("/office/briefings/plan/begin/", typed).status_code == 302
    plan, lead = Plan.objects.get(), planner.town.people["committee"]
    row = {"matter": "专题视察", "from_month": 1, "until_month": 2, "lead": lead.pk, "form_key": str(uuid4())}
    assert desk(office, plan, "add", **row) == 302
    return plan.items.get()


def test_a_plan_goes_from_the_draft_to_what_came_of_it(planner: Planner, sits: Any) -> None:
    office, lead, deputy = sits("dispatcher"), sits("committee"), sits("deputy")
    item = drafted(planner, office)
    plan = item.plan
    assert deputy.get(plan.get_absolute_url()).status_code == 404
    assert desk(office, plan, "take_force", passed_on=TODAY.isoformat(), passed_by="主任会议", is_public="on") == 302
    told = Notice.objects.get(recipient=planner.town.deputy, channel="site", kind="plan")
    assert deputy.get(told.url).context["plan"] == plan
    assert Client().get(f"/plan/{YEAR}/").context["shown"][0]["plan"] == plan
    PlanItem.objects.update(due_on=date(YEAR - 1, 2, 28))
    assert (remind_of_plans(), Notice.objects.filter(kind="plan-late", channel="site").count()) == (1, 3)
    assert step(lead, item, "start") == 302
    assert step(lead, item, "put_off", month=12, note="改期") == 403
    assert step(office, item, "put_off", month=12, note="改期") == 302
    assert step(lead, item, "finish", done_on=TODAY.isoformat(), result="形成视察报告") == 302
    item.refresh_from_db()
    assert [taken.name for taken in item.steps.all()] == ["start", "put_off", "finish"]
    assert (item.status, item.due_on, item.result) == ("done", date(YEAR, 12, 31), "形成视察报告")
    assert verify().is_whole


def test_what_was_typed_is_kept_where_a_step_is_refused(planner: Planner, sits: Any) -> None:
    item, office = planner.item(), sits("supervisor")
    typed = {"done_on": (TODAY + timedelta(days=1)).isoformat(), "result": "开成了"}
    answer = office.post(f"/desk/plan/rows/{item.pk}/finish", {**typed, "seen": item.version})
    assert (answer.status_code, "开成了" in answer.content.decode()) == (409, True)
    stale = office.post(f"/desk/plan/rows/{item.pk}/drop", {"note": "不办了", "seen": item.version - 1})
    assert (stale.status_code, "不办了" in stale.content.decode()) == (409, True)
    assert PlanItem.objects.get().status == "planned"


def test_in_the_back_office_too_whoever_read_an_older_row_changes_nothing(planner: Planner, sits: Any) -> None:
    item, office = planner.item(), sits("supervisor")
    path = f"/office/briefings/plan/{item.plan_id}/rows/{item.pk}/drop/"
    assert office.get(path).status_code == 200
    answer = office.post(path, {"note": "不办了", "seen": item.version - 1})
    assert (answer.status_code, "不办了" in answer.content.decode()) == (200, True)
    assert PlanItem.objects.get().status == "planned"


def test_a_row_is_not_reached_through_another_plan(planner: Planner, sits: Any) -> None:
    item, other = planner.item(), planner.draft(YEAR + 1)
    assert sits("supervisor").get(f"/office/briefings/plan/{other.pk}/rows/{item.pk}/drop/").status_code == 404


def test_words_that_are_no_step_are_no_page(planner: Planner, sits: Any) -> None:
    item, office = planner.item(), sits("supervisor")
    desk_of = f"/office/briefings/plan/{item.plan_id}/"
    paths = [f"{desk_of}wish/step/", f"{desk_of}rows/{item.pk}/wish/", f"{desk_of}remove/step/"]
    assert [office.get(path).status_code for path in paths] == [404] * 3
