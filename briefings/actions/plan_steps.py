"""What the acts on work plans share: the steps with their trail entries, the months of a row, telling people."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from briefings.actions.steps import roles_in
from briefings.models import Plan, PlanItem
from briefings.rules.plans import ITEM_LAW, PLAN_LAW, due_on, parties
from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import lock, take_step
from congress.notices.actions import notify


def plan_step(name: str, plan: Plan, *, by: User, at: datetime, **changes: Any) -> Plan:
    """Take one step of the plan's life and write the trail."""
    whose: dict[str, Any] = {"law": PLAN_LAW, "parties": lambda row: roles_in(by, row.congress_id)}
    found: Plan = take_step(name, plan, **whose, by=by, at=at, **changes)
    record(f"plan.{name}", f"plan:{found.pk}", by=by, at=at, detail={"status": found.status})
    return found


def held(item: PlanItem, *, seen: int | None = None) -> PlanItem:
    """The row as it stands now; its plan is locked before it, always."""
    plan = lock(item.plan)
    found: PlanItem = lock(item, seen=seen)
    found.plan = plan
    return found


def item_step(name: str, item: PlanItem, *, by: User, at: datetime, **changes: Any) -> PlanItem:
    """Take one step of a row's life and write the trail."""
    plan = held(item).plan
    whose: dict[str, Any] = {"law": ITEM_LAW, "parties": lambda row: parties_to(by, row, plan)}
    found: PlanItem = take_step(name, item, **whose, by=by, at=at, **changes)
    detail = {"status": found.status, "months": [found.from_month, found.until_month]}
    record(f"plan-item.{name}", f"plan-item:{found.pk}", by=by, at=at, detail=detail)
    return found


def parties_to(by: User, item: PlanItem, plan: Plan) -> frozenset[str]:
    """What somebody is to a row of this plan today."""
    return parties(plan.status, roles_in(by, plan.congress_id), is_lead=item.lead_id == by.pk)


def months(year: int, first: int, last: int) -> dict[str, Any]:
    """The months of a row and its last day, about which nobody was told yet; Refused when they are none."""
    if not 1 <= first <= last <= 12:
        raise Refused(_("The first month comes before the last, both of one year."))
    told = {"reminded_at": None, "warned_at": None}
    return {"from_month": first, "until_month": last, "due_on": due_on(year, last), **told}


def tell_of_item(users: Iterable[User], kind: str, item: PlanItem, text: str, at: datetime) -> None:
    """A notice for each last day the row was given; `text` is a msgid with matter and day in it."""
    words: dict[str, str | date] = {"matter": item.matter, "day": item.due_on.isoformat()}
    key = f"plan-item:{item.pk}:{item.due_on.isoformat()}"
    notify(users, kind, key, text, url=f"{item.plan.get_absolute_url()}#row-{item.pk}", at=at, values=words)
