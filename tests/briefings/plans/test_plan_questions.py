"""Which plan stands first, what counts as running and late, whose rows one sees; the words of the paper."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from briefings.documents.plans import months_told, plan_paper
from briefings.models import Plan, PlanItem
from briefings.rules.plans import Show, is_due_this_month, is_shown
from tests.briefings.plans.conftest import TODAY, YEAR, Planner


@pytest.mark.parametrize(
    ("years", "order"),
    [
        ([2024, 2025, 2026, 2027], [2026, 2025, 2024, 2027]),
        ([2024, 2025], [2025, 2024]),
        ([2027, 2028], [2028, 2027]),
    ],
)
def test_this_years_plan_stands_first_then_those_before(planner: Planner, years: list[int], order: list[int]) -> None:
    for year in years:
        planner.draft(year)
    assert [plan.year for plan in Plan.objects.nearest(date(2026, 6, 1))] == order


def test_a_plan_counts_its_rows(planner: Planner) -> None:
    plan = planner.draft()
    for _number in range(4):
        planner.row(plan)
    planner.passed(plan)
    first, second, third = plan.items.values_list("pk", flat=True)[:3]
    PlanItem.objects.filter(pk=first).update(status="under_way", due_on=date(YEAR - 1, 12, 31))
    PlanItem.objects.filter(pk=second).update(status="under_way")
    PlanItem.objects.filter(pk=third).update(status="done", done_on=TODAY, due_on=date(YEAR - 1, 12, 31))
    found = Plan.objects.counted(TODAY).get()
    assert (found.rows, found.under_way, found.late) == (4, 2, 1)


@pytest.mark.parametrize(("days", "due", "late"), [(8, 0, 0), (7, 1, 0), (0, 1, 0), (-1, 0, 1), (-400, 0, 1)])
def test_a_row_waits_to_be_told_of_by_its_day(planner: Planner, days: int, due: int, late: int) -> None:
    planner.due(TODAY + timedelta(days=days))
    rows = PlanItem.objects.all()
    assert (rows.to_remind(TODAY).count(), rows.to_warn(TODAY).count(), rows.late(TODAY).count()) == (due, late, late)


@pytest.mark.parametrize(("is_public", "seen"), [(True, 1), (False, 0)])
def test_rows_are_seen_with_their_plan(planner: Planner, is_public: bool, seen: int) -> None:
    planner.in_force(is_public=is_public)
    assert PlanItem.objects.visible_to(AnonymousUser()).count() == seen
    assert PlanItem.objects.visible_to(planner.town.deputy).count() == 1


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        (Show.ALL, [True, True, True, True]),
        (Show.UNDER_WAY, [False, True, False, False]),
        (Show.MONTH, [True, False, False, False]),
        (Show.LATE, [False, True, False, False]),
        ("nothing", [True, True, True, True]),
    ],
)
def test_a_page_shows_the_rows_asked_for(show: str, expected: list[bool]) -> None:
    today = date(2026, 6, 15)
    rows = [
        ("planned", date(2026, 6, 30)),
        ("under_way", date(2026, 5, 31)),
        ("done", date(2026, 6, 30)),
        ("put_off", date(2027, 6, 30)),
    ]
    assert [is_shown(show, status, due, today) for status, due in rows] == expected


@pytest.mark.parametrize(
    ("status", "due", "expected"),
    [
        ("planned", date(2026, 6, 30), True),
        ("planned", date(2026, 7, 31), False),
        ("planned", date(2025, 6, 30), False),
        ("dropped", date(2026, 6, 30), False),
    ],
)
def test_due_this_month_is_what_is_open_and_ends_in_it(status: str, due: date, expected: bool) -> None:
    assert is_due_this_month(status, due, date(2026, 6, 1)) is expected


@pytest.mark.parametrize(("months", "words"), [((3, 3), "3月"), ((1, 12), "1—12月")])
def test_months_are_told_as_on_paper(months: tuple[int, int], words: str) -> None:
    assert months_told(PlanItem(from_month=months[0], until_month=months[1])) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"status": "planned"}, "未开始"),
        ({"status": "under_way"}, "进行中"),
        ({"status": "put_off"}, "已延期"),
        ({"status": "done", "done_on": TODAY}, "已完成"),
        ({"status": "dropped"}, "已取消"),
        ({"status": "under_way", "due_on": date(2020, 12, 31)}, "逾期"),
    ],
)
def test_the_paper_says_how_far_a_row_is(planner: Planner, state: dict[str, Any], words: str) -> None:
    plan = planner.in_force()
    PlanItem.objects.update(**state)
    grid: Any = plan_paper(plan, plan.items.by_month(), TODAY, with_names=False).blocks[0]
    assert (grid.rows[0][-1], grid.headings[3], len(grid.shares)) == (words, "承办机构", len(grid.rows[0]))
