"""The rows, addresses and bodies of work plans and public briefings in the access table."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from briefings.actions import plan_items, plans
from briefings.models import Briefing, Plan, PlanItem
from tests.briefings.public import public_issue

ADDRESSES = {
    "briefings:plans": lambda world: [],
    "briefings:plan": lambda world: [_plan()],
    "briefings:plan-paper": lambda world: [_plan(), "docx"],
    "briefings:plan-step": lambda world: [_row(), "start"],
    "briefings:public": lambda world: [],
    "briefings:public-briefing": lambda world: [_issue()],
    "briefings:public-paper": lambda world: [_issue(), "docx"],
    "briefings:public-plans": lambda world: [],
    "briefings:public-plan": lambda world: [_year()],
    "briefings:public-plan-paper": lambda world: [_plan(), "docx"],
    "admin:briefings_plan_begin": lambda world: [],
    "admin:briefings_plan_step": lambda world: [_plan(), "take_off"],
    "admin:briefings_plan_item": lambda world: [_plan(), _row(), "start"],
}


def build(town: Any) -> None:
    """A plan of this year, in force and public, with one row; an issue on the public site."""
    by, at = town.supervisor, timezone.now()
    year = timezone.localdate(at).year
    plan = plans.begin(town.congress, year=year, title="计划", source="empty", form_key=uuid4(), by=by, at=at)
    plan_items.add(plan, matter="开会", from_month=1, until_month=12, form_key=uuid4(), by=by, at=at)
    plans.take_force(plan, passed_on=timezone.localdate(at), by=by, at=at)
    public_issue(town)


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [*found[:-2], key, found[-1]] if key and len(found) > 1 else [key] if key and found else found


def _plan() -> int:
    return int(Plan.objects.get().pk)


def _year() -> int:
    return int(Plan.objects.get().year)


def _row() -> int:
    return int(PlanItem.objects.get().pk)


def _issue() -> int:
    return int(Briefing.objects.get(is_public=True).pk)
