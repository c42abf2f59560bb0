"""Rows of a plan: free while it is drafted, changed by recorded steps once it is in force."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from briefings.actions import plan_items
from briefings.models import PlanItem
from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from tests.at_once import at_once
from tests.briefings.plans.conftest import NOW, TODAY, YEAR, Planner

FACTS: dict[str, Any] = {"matter": "视察", "from_month": 5, "until_month": 6, "lead": None, "body": "代表工委"}


def test_a_draft_is_written_row_by_row(planner: Planner) -> None:
    plan, by = planner.draft(), planner.town.reviewer
    item = planner.row(plan, (2, 3))
    item = plan_items.edit(item, by=by, at=NOW, **FACTS)
    assert (item.matter, item.due_on, item.steps.get().name) == ("视察", date(YEAR, 6, 30), "edit")
    plan = plan_items.remove(item, by=by, at=NOW)
    assert (plan.items.count(), [(step.name, step.note) for step in plan.steps.all()][1:]) == (
        0,
        [("add", "召开代表建议交办会"), ("remove", "视察")],
    )


def test_the_same_form_adds_one_row_and_with_other_words_none(planner: Planner) -> None:
    plan, key = planner.draft(), uuid4()
    assert planner.row(plan, form_key=key) == planner.row(plan, form_key=key)
    with pytest.raises(Refused, match="sent already"):
        planner.row(plan, form_key=key, matter="另一件")
    assert plan.items.count() == 1


def test_people_who_add_rows_at_once_do_not_wait_for_each_other_in_a_ring(shared_planner: Planner) -> None:
    plan, key = shared_planner.draft(), uuid4()
    results = at_once(*[lambda: shared_planner.row(plan)] * 3, *[lambda: shared_planner.row(plan, form_key=key)] * 2)
    assert [type(each).__name__ for each in results] == ["PlanItem"] * 5
    assert (plan.items.count(), results[3], plan.steps.filter(name="add").count()) == (4, results[4], 4)


def test_in_force_rows_are_added_and_amended_with_a_reason_and_never_struck_out(planner: Planner) -> None:
    item, by = planner.item(), planner.town.reviewer
    with pytest.raises(Unlawful):
        plan_items.remove(item, by=by, at=NOW)
    with pytest.raises(NotYours):
        plan_items.edit(item, by=by, at=NOW, **FACTS)
    with pytest.raises(Refused, match="reason"):
        plan_items.amend(item, note=" ", by=by, at=NOW, **FACTS)
    item = plan_items.amend(item, note="主任会议调整", by=by, at=NOW, **FACTS)
    assert (item.until_month, item.status, item.steps.get().note) == (6, "planned", "主任会议调整")
    assert planner.row(item.plan).plan.items.count() == 2


@pytest.mark.parametrize("name", ["committee", "supervisor"])
def test_whoever_leads_a_row_and_the_office_begin_and_finish_it(planner: Planner, name: str) -> None:
    by = planner.town.people[name]
    item = plan_items.start(planner.item(), by=by, at=NOW)
    assert item.status == "under_way"
    item = plan_items.finish(item, done_on=TODAY, result="交办186件", by=by, at=NOW)
    assert (item.status, item.done_on, item.result) == ("done", TODAY, "交办186件")
    acts = list(Entry.objects.filter(act__startswith="plan-item.").order_by("pk").values_list("act", "by__username"))
    assert acts == [("plan-item.start", name), ("plan-item.finish", name)]


@pytest.mark.parametrize("name", ["chair", "deputy", "clerk"])
def test_others_do_nothing_to_a_row(planner: Planner, name: str) -> None:
    with pytest.raises(NotYours):
        plan_items.start(planner.item(), by=planner.town.people[name], at=NOW)


def test_a_row_of_a_draft_is_not_begun(planner: Planner) -> None:
    with pytest.raises(NotYours):
        plan_items.start(planner.row(planner.draft()), by=planner.town.supervisor, at=NOW)


def test_put_off_it_has_a_new_last_day_a_reason_and_is_told_of_anew(planner: Planner) -> None:
    item, by = planner.item(months=(3, 4)), planner.town.supervisor
    PlanItem.objects.update(reminded_at=NOW, warned_at=NOW)
    item = plan_items.put_off(item, month=9, note="汛期", by=by, at=NOW)
    assert (item.status, item.from_month, item.due_on) == ("put_off", 9, date(YEAR, 9, 30))
    assert (item.reminded_at, item.warned_at) == (None, None)
    assert item.steps.get().note == f"{YEAR}-04 → {YEAR}-09　汛期"
    for month in (9, 13):
        with pytest.raises(Refused, match="month"):
            plan_items.put_off(item, month=month, note="再推", by=by, at=NOW)


def test_dropped_with_a_reason_and_taken_up_again(planner: Planner) -> None:
    item, by = planner.item(), planner.town.supervisor
    item = plan_items.drop(item, note="并入下年", by=by, at=NOW)
    assert item.status == "dropped"
    item = plan_items.reopen(item, note="恢复", by=by, at=NOW)
    assert (item.status, [step.note for step in item.steps.all()]) == ("under_way", ["并入下年", "恢复"])


def test_what_was_done_and_is_not_stays_in_the_trail(planner: Planner) -> None:
    item, by = planner.item(), planner.town.supervisor
    item = plan_items.finish(item, done_on=TODAY, result="开成", by=by, at=NOW)
    item = plan_items.reopen(item, note="误记", by=by, at=NOW)
    assert (item.done_on, item.result) == (None, "")
    assert Entry.objects.get(act="plan-item.was").detail == {"done_on": TODAY.isoformat(), "result": "开成"}


def test_nothing_is_done_tomorrow_or_without_a_result(planner: Planner) -> None:
    item, by = planner.item(), planner.town.supervisor
    with pytest.raises(Refused, match="later day"):
        plan_items.finish(item, done_on=TODAY + timedelta(days=1), result="开成", by=by, at=NOW)
    with pytest.raises(Refused, match="what came of it"):
        plan_items.finish(item, done_on=TODAY, result=" ", by=by, at=NOW)


@pytest.mark.parametrize("months", [(4, 3), (0, 3), (3, 13)])
def test_months_are_those_of_a_year_in_their_order(planner: Planner, months: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="first month"):
        planner.row(planner.draft(), months)


def test_a_row_is_led_by_somebody_inside(planner: Planner) -> None:
    with pytest.raises(Refused, match="office"):
        planner.row(planner.draft(), lead=planner.town.clerk)


def test_of_two_who_read_the_same_row_one_changes_it(shared_planner: Planner) -> None:
    item, by = shared_planner.item(), shared_planner.town.supervisor
    seen = item.version
    results = at_once(
        lambda: plan_items.start(item, by=by, at=NOW, seen=seen),
        lambda: plan_items.drop(item, note="不办", by=by, at=NOW, seen=seen),
    )
    assert sorted(type(each).__name__ for each in results) == ["MovedOn", "PlanItem"]


def test_without_what_they_saw_both_would_have_changed_it(planner: Planner) -> None:
    """Negative control."""
    item, by = planner.item(), planner.town.supervisor
    plan_items.start(item, by=by, at=NOW)
    assert plan_items.drop(item, note="不办", by=by, at=NOW).status == "dropped"
    with pytest.raises(MovedOn):
        plan_items.reopen(item, note="要办", by=by, at=NOW, seen=item.version)


@pytest.mark.parametrize(
    "wrong", [{"status": "done"}, {"from_month": 12}, {"until_month": 13}, {"due_on": date(2026, 1, 31)}]
)
def test_the_table_itself_refuses_what_the_rules_do(planner: Planner, wrong: dict[str, Any]) -> None:
    item = planner.item(months=(3, 4))
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanItem.objects.filter(pk=item.pk).update(**wrong)
