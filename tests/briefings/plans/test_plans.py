"""The plan of a year: begun once, passed by the chairs, told to deputies, published, recorded step by step."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from briefings.actions import plan_items, plans
from briefings.models import Plan
from briefings.rules.usual_rows import USUAL_ROWS
from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from tests.at_once import at_once
from tests.briefings.plans.conftest import NOW, TODAY, YEAR, Planner


def told(plan: Plan) -> list[str]:
    rows = Notice.objects.filter(kind="plan", key=f"plan:{plan.pk}", channel="site")
    return sorted(rows.values_list("recipient__username", flat=True))


def test_a_draft_begins_with_the_usual_rows_each_due_at_the_end_of_its_month(planner: Planner) -> None:
    plan = planner.draft(2026, "usual")
    rows = list(plan.items.by_month().values_list("matter", "basis", "due_on"))
    assert len(rows) == len(USUAL_ROWS)
    assert (str(rows[0][2]), rows[0][:2]) == ("2026-01-31", (USUAL_ROWS[0].matter, USUAL_ROWS[0].basis))
    assert [step.name for step in plan.steps.all()] == ["draft"]
    assert Entry.objects.get(act="plan.draft").detail == {"year": 2026, "source": "usual"}


def test_a_draft_begins_with_last_years_rows_and_nothing_of_their_fate(planner: Planner) -> None:
    item = planner.item(year=YEAR - 1, months=(3, 4), basis="代表法第四十三条")
    plan_items.finish(item, done_on=TODAY, result="开成", by=planner.town.supervisor, at=NOW)
    [row] = planner.draft(source="last_year").items.all()
    assert (row.matter, row.basis, row.due_on.year, row.until_month) == (item.matter, item.basis, YEAR, 4)
    assert (row.status, row.lead, row.result, row.done_on) == ("planned", None, "", None)


def test_without_a_plan_of_last_year_there_is_nothing_to_begin_from(planner: Planner) -> None:
    with pytest.raises(Refused, match="year before"):
        planner.draft(source="last_year")
    assert Plan.objects.count() == 0


def test_one_form_begins_one_plan_and_another_form_none(planner: Planner) -> None:
    key = uuid4()
    assert planner.draft(form_key=key) == planner.draft(form_key=key)
    with pytest.raises(Refused, match="already"):
        planner.draft()


def test_two_forms_at_once_begin_one_plan(shared_planner: Planner) -> None:
    results = at_once(shared_planner.draft, shared_planner.draft)
    assert sorted(type(each).__name__ for each in results) == ["Plan", "Refused"]


def test_the_table_itself_refuses_a_second_plan_of_the_year(planner: Planner) -> None:
    """Negative control of the lock above."""
    planner.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(congress=planner.town.congress, year=YEAR, title="又一份")


def test_one_given_up_makes_room_for_another(planner: Planner) -> None:
    plan = planner.draft()
    with pytest.raises(Refused, match="reason"):
        plans.drop(plan, note=" ", by=planner.town.reviewer, at=NOW)
    plan = plans.drop(plan, note="重拟", by=planner.town.reviewer, at=NOW)
    assert (plan.status, plan.steps.last().note, planner.draft().status) == ("dropped", "重拟", "drafted")


def test_a_passed_plan_is_in_force_public_and_told_to_deputies_and_leaders_of_rows(planner: Planner) -> None:
    plan = planner.in_force()
    assert (plan.status, plan.passed_on, plan.passed_by, plan.is_public) == ("in_force", TODAY, "主任会议", True)
    assert (plan.entered_by, told(plan)) == (planner.town.supervisor, ["committee", "deputy", "deputy2"])
    notice = Notice.objects.filter(kind="plan", channel="site").latest("pk")
    assert (notice.url, plan.title in notice.text) == (plan.get_absolute_url(), True)


def test_a_suspended_deputy_is_not_told(planner: Planner) -> None:
    mandate = planner.town.mandates["deputy2"]
    type(mandate).objects.filter(pk=mandate.pk).update(status="suspended")
    assert told(planner.in_force()) == ["committee", "deputy"]


def test_a_plan_without_rows_and_one_passed_tomorrow_do_not_take_force(planner: Planner) -> None:
    plan = planner.draft()
    with pytest.raises(Refused, match="no row"), transaction.atomic():
        planner.passed(plan)
    planner.row(plan)
    with pytest.raises(Refused, match="later day"):
        planner.passed(plan, passed_on=TODAY + timedelta(days=1))
    assert (Plan.objects.get().status, told(plan)) == ("drafted", [])


def test_who_read_an_older_draft_enters_nothing(planner: Planner) -> None:
    plan = planner.draft()
    planner.row(plan)
    with pytest.raises(MovedOn):
        planner.passed(plan, seen=plan.version)


@pytest.mark.parametrize("name", ["chair", "committee", "clerk", "deputy", "system"])
def test_nobody_but_the_office_writes_the_plan(planner: Planner, name: str) -> None:
    by = planner.town.people[name]
    with pytest.raises(NotYours):
        planner.draft(by=by)
    with pytest.raises(NotYours):
        planner.passed(planner.draft(), by=by)


def test_in_force_its_title_stands_and_it_is_not_given_up(planner: Planner) -> None:
    plan, by = planner.in_force(), planner.town.supervisor
    with pytest.raises(Unlawful):
        plans.edit(plan, title="改", by=by, at=NOW)
    with pytest.raises(Unlawful):
        plans.drop(plan, note="改", by=by, at=NOW)


@pytest.mark.parametrize(
    ("name", "drafted", "inside", "public"),
    [
        ("supervisor", 1, 1, 1),
        ("chair", 1, 1, 1),
        ("committee", 1, 1, 1),
        ("deputy", 0, 1, 1),
        ("clerk", 0, 0, 1),
        ("auditor", 0, 0, 1),
        ("nobody", 0, 0, 1),
    ],
)
def test_who_sees_a_plan(planner: Planner, name: str, drafted: int, inside: int, public: int) -> None:
    user = planner.town.people.get(name) or AnonymousUser()
    plan = planner.draft()
    planner.row(plan)
    seen = [Plan.objects.visible_to(user).count()]
    plan = planner.passed(plan, is_public=False)
    seen.append(Plan.objects.visible_to(user).count())
    plans.publish(plan, by=planner.town.supervisor, at=NOW)
    seen.append(Plan.objects.visible_to(user).count())
    assert seen == [drafted, inside, public]


def test_taken_off_it_is_gone_for_strangers(planner: Planner) -> None:
    plans.take_off(planner.in_force(), by=planner.town.reviewer, at=NOW)
    assert Plan.objects.visible_to(AnonymousUser()).count() == 0
