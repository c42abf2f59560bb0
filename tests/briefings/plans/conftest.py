"""A town with a work plan in every state, one call a step."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from briefings.actions import plan_items, plans
from briefings.models import Plan, PlanItem
from congress.accounts.rules import Role
from tests.town import Town

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
YEAR = TODAY.year


@dataclass
class Planner:
    """The town's office at its work plan; the committee's clerk leads rows of it."""

    town: Town

    def draft(self, year: int = YEAR, source: str = "empty", **more: Any) -> Plan:
        facts = {"title": f"清源市人大常委会{year}年度代表工作计划", "form_key": uuid4(), "by": self.town.supervisor}
        return plans.begin(self.town.congress, year=year, source=source, at=NOW, **(facts | more))

    def row(self, plan: Plan, months: tuple[int, int] = (1, 12), **more: Any) -> PlanItem:
        facts = {"matter": "召开代表建议交办会", "lead": self.town.people["committee"], "body": "代表工委"}
        facts |= {"from_month": months[0], "until_month": months[1], "form_key": uuid4(), "by": self.town.supervisor}
        return plan_items.add(plan, at=NOW, **(facts | more))

    def in_force(self, year: int = YEAR, is_public: bool = True, **row: Any) -> Plan:
        """With one row."""
        plan = self.draft(year)
        self.row(plan, **row)
        return self.passed(plan, is_public=is_public)

    def passed(self, plan: Plan, **more: Any) -> Plan:
        facts: dict[str, Any] = {"passed_on": TODAY, "by": self.town.supervisor, "at": NOW}
        return plans.take_force(plan, **(facts | more))

    def item(self, **more: Any) -> PlanItem:
        """The row of a plan in force."""
        return self.in_force(**more).items.get()

    def due(self, day: date, **facts: Any) -> PlanItem:
        """A row of a plan in force that is due on that day, whatever the year says."""
        item = self.item()
        PlanItem.objects.filter(pk=item.pk).update(due_on=day, from_month=1, until_month=day.month, **facts)
        return PlanItem.objects.select_related("plan").get(pk=item.pk)


def planner_of(town: Town) -> Planner:
    if "committee" not in town.people:
        town.add("committee", Role.COMMITTEE)
    return Planner(town)


@pytest.fixture
def planner(town: Town) -> Planner:
    return planner_of(town)


@pytest.fixture
def shared_planner(shared_town: Town) -> Planner:
    """Where other threads and processes see it."""
    return planner_of(shared_town)


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
