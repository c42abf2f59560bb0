"""A plan's rows as pages show them, to the committee with names and acts, to everybody without."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch

from briefings.actions.steps import roles_in
from briefings.models import Plan, PlanItem, PlanItemStep
from briefings.rules.plans import INSIDE, ITEM_LAW, PlanStatus, Show, is_due_this_month, is_late, is_shown, parties
from congress.common.lights import light, light_words

LAST = 12  # month; what is due then is put off no further within the year
WEEK, MONTH = 7, 31  # days; how urgent the light of a row is


class Row(NamedTuple):
    """`light` and `words` are empty where nothing presses; `offers` are the steps open to the reader; `steps` those
    taken, for the committee.
    """

    item: PlanItem
    light: str
    words: str
    offers: list[tuple[str, Any]]
    steps: list[Any]


def rows_of(plan: Plan, user: Any, today: date) -> list[Row]:
    """All rows of the plan in their order; four queries, one for whoever is not inside."""
    roles = roles_in(user, plan.congress_id)
    items = plan.items.by_month().select_related("lead")
    if not INSIDE.isdisjoint(roles):
        items = items.prefetch_related(Prefetch("steps", PlanItemStep.objects.select_related("by"), to_attr="taken"))
    return [Row(item, *_light(item, plan, today), _offers(item, plan, roles, user), _taken(item)) for item in items]


def _light(item: PlanItem, plan: Plan, today: date) -> tuple[str, str]:
    """What is not in force presses nobody."""
    asked, pressing = (item.status, item.due_on, today), {"near": MONTH, "hot": WEEK}
    if plan.status != PlanStatus.IN_FORCE or not (is_late(*asked) or is_due_this_month(*asked)):
        return "", ""
    return light(item.due_on, today, **pressing), light_words(item.due_on, today, **pressing)


def _offers(item: PlanItem, plan: Plan, roles: frozenset[str], user: Any) -> list[tuple[str, Any]]:
    own = parties(plan.status, roles, is_lead=item.lead_id == user.pk)
    senseless = {"put_off"} if item.until_month == LAST else set()
    return [(name, ITEM_LAW.steps[name].label) for name in ITEM_LAW.open_to(item.status, own) if name not in senseless]


def _taken(item: Any) -> list[Any]:
    return getattr(item, "taken", [])


def told(plan: Plan, rows: list[Row], show: str, today: date) -> dict[str, Any]:
    """The rows asked for, and how many each question would find."""
    asked = Show if plan.status == PlanStatus.IN_FORCE else [Show.ALL]
    found = {
        each.value: [row for row in rows if is_shown(each, row.item.status, row.item.due_on, today)] for each in asked
    }
    shown = show if show in found else Show.ALL.value
    figures = [(each.value, each.label, len(found[each.value])) for each in asked]
    return {"plan": plan, "rows": found[shown], "figures": figures, "show": shown, "today": today}


def is_inside(user: Any, plan: Plan) -> bool:
    """Whether the reader works where names, results and reasons are read."""
    return not roles_in(user, plan.congress_id).isdisjoint(INSIDE)
