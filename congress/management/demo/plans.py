"""Two work plans of the demo city: last year's, carried out, and this year's, with rows in every state."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate, make_aware

from briefings.actions import plan_items, plans
from briefings.models import Plan, PlanItem
from briefings.rules.plans import due_on
from congress.accounts.models import User
from congress.organs.models import Congress

LEADS = ("duban", "jiaoban", "shenhe", "zhuanwei")
BODIES = ("市人大常委会代表工委", "市人大常委会办公室", "市人大各专门委员会")
DROPPED = {
    "matter": "组织代表赴外地学习考察",
    "outcome": "考察报告",
    "body": BODIES[0],
    "from_month": 9,
    "until_month": 10,
}
KEPT = ("matter", "from_month", "until_month", "outcome", "basis")


def build_plans(congress: Congress, people: dict[str, User], now: datetime) -> int:
    """Passed in January of their years; returns how many there are."""
    year = localdate(now).year
    for each in (year - 1, year):
        plan = _passed(congress, each, people, now)
        _carry_out(plan, people, now)
    return 2


def _passed(congress: Congress, year: int, people: dict[str, Any], now: datetime) -> Plan:
    at, by = min(_noon(date(year, 1, 9)), now), people["duban"]
    title = f"{congress.committee_name}{year}年度代表工作计划"
    plan = plans.begin(congress, year=year, title=title, source="usual", form_key=uuid4(), by=by, at=at)
    for place, item in enumerate(plan.items.by_month()):
        facts: dict[str, Any] = {name: getattr(item, name) for name in KEPT}
        facts |= {"lead": people[LEADS[place % len(LEADS)]], "body": BODIES[place % len(BODIES)]}
        plan_items.edit(item, by=by, at=at, **facts)
    extra: dict[str, Any] = {**DROPPED, "lead": people["jiaoban"], "form_key": uuid4()}
    plan_items.add(plan, by=by, at=at, **extra)
    return plans.take_force(plan, passed_on=localdate(at), by=by, at=at)


def _carry_out(plan: Plan, people: dict[str, User], now: datetime) -> None:
    """What was due is done, but for the last of it, which is late, and the one before, which is put off."""
    by, today = people["duban"], localdate(now)
    rows = list(plan.items.by_month())
    _drop(next(row for row in rows if row.matter == DROPPED["matter"]), by, now)
    rows = [row for row in rows if row.matter != DROPPED["matter"]]
    past = [row for row in rows if row.due_on < today]
    left = past[-2:] if plan.year == today.year and today.month < 12 else []
    for row in past[: len(past) - len(left)]:
        plan_items.finish(row, done_on=row.due_on, result="已按计划完成，材料已归档。", by=by, at=_noon(row.due_on))
    for row in left[:1]:
        at = _noon(row.due_on)
        plan_items.put_off(row, month=today.month + 1, note="主汛期安排调整", by=by, at=at)
    for row in [*left[1:], *(row for row in rows if row.due_on >= today > due_on(plan.year, row.from_month))]:
        plan_items.start(row, by=by, at=_noon(date(plan.year, row.from_month, 10)))


def _drop(row: PlanItem, by: User, now: datetime) -> None:
    at = min(_noon(date(row.plan.year, 6, 18)), now)
    plan_items.drop(row, note="主任会议决定压缩经费，本年不再组织", by=by, at=at)


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
