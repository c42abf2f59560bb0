"""First numbers: by status, light, unit and category. Each figure names the list it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from congress.organs.models import LocalRule
from suggestions.models import Assignment, Motion, Suggestion
from suggestions.parties import inbox_of
from suggestions.rules import Part, Status
from suggestions.rules.clocks import HOT, NEAR
from suggestions.rules.motions import DECISIONS, MotionStatus


@dataclass(frozen=True)
class Row:
    """One figure: its label, how many, and the query of the list that shows them."""

    label: str
    count: int
    query: str


@dataclass(frozen=True)
class Group:
    """A table of figures with the definition printed beside it."""

    name: str
    title: Any
    definition: Any
    rows: list[Row]


def figures(user: Any, today: date) -> list[Group]:
    """The four tables over the rows of the user's list; six queries whatever the size."""
    rows = listed(user)
    return [by_status(rows), by_light(rows, user, today), by_unit(rows), by_category(rows)]


def listed(user: Any) -> Any:
    """What the user may see, with what a row shows; people of a unit work in its inbox."""
    rows = Suggestion.objects.visible_to(user)
    unit = inbox_of(user)
    return rows.for_inbox(unit) if unit else rows.for_rows()


def by_status(rows: QuerySet[Any]) -> Group:
    counts = dict(rows.order_by().values_list("status").annotate(count=Count("pk")))
    found = [Row(str(label), counts.get(code, 0), f"status={code}") for code, label in Status.choices]
    return Group("status", _("By status"), _("Every suggestion of your list, once."), found)


def by_light(rows: QuerySet[Any], user: Any, today: date) -> Group:
    """Lights of the nearest running clock; items without one are not counted."""
    near, hot = limits(user, today)
    soon, far = today + timedelta(days=hot), today + timedelta(days=near)
    counts = rows.aggregate(
        late=Count("pk", Q(due_on__lt=today)),
        hot=Count("pk", Q(due_on__range=(today, soon))),
        near=Count("pk", Q(due_on__gt=soon, due_on__lte=far)),
        go=Count("pk", Q(due_on__gt=far)),
    )
    labels = {"late": _("Late"), "hot": _("Urgent"), "near": _("Due soon"), "go": _("On time")}
    found = [Row(str(label), counts[code], f"light={code}") for code, label in labels.items()]
    return Group("light", _("By light"), _("Items on which a clock runs, by the nearest last day."), found)


def by_unit(rows: QuerySet[Any]) -> Group:
    held = Assignment.objects.held().filter(part=Part.LEAD, suggestion__in=rows.order_by().values("pk"))
    counts = held.values_list("unit", "unit__name").annotate(count=Count("pk")).order_by("-count", "unit")
    found = [Row(name, count, f"unit={pk}&part=lead") for pk, name, count in counts]
    return Group("unit", _("By lead unit"), _("Each suggestion once, under the unit that answers it."), found)


def by_category(rows: QuerySet[Any]) -> Group:
    named = rows.order_by().values_list("category", "category__name")
    counts = named.annotate(count=Count("pk")).order_by("-count", "category")
    found = [Row(name or str(_("None yet")), count, f"category={pk or 'none'}") for pk, name, count in counts]
    return Group("category", _("By category"), _("Every suggestion of your list, by its class of matters."), found)


def limits(user: Any, today: date) -> Iterable[int]:
    """How many days ahead the lights turn, in the congress the person works in: (near, hot)."""
    return LocalRule.objects.amounts(user.post.congress, (NEAR, HOT), today)


def motion_counts(user: Any, session: Any = None) -> dict[str, int]:
    """Motions the user may see, of one session or of all, by what was decided on them; one query.

    `registered` counts numbers given. A decision counts once, the last one; `undecided` are registered without one.
    """
    rows = Motion.objects.visible_to(user)
    rows = rows.filter(session=session) if session else rows
    decided = {name: Count("pk", Q(decision=name) & ~Q(status=MotionStatus.RECONSIDERING)) for name in DECISIONS}
    found = rows.aggregate(
        registered=Count("pk", Q(number__isnull=False)),
        closed=Count("pk", Q(status=MotionStatus.CLOSED)),
        withdrawn=Count("pk", Q(status=MotionStatus.WITHDRAWN, number__isnull=False)),
        undecided=Count(
            "pk",
            Q(number__isnull=False)
            & (Q(decision="") | Q(status=MotionStatus.RECONSIDERING))
            & ~Q(status=MotionStatus.WITHDRAWN),
        ),
        **decided,
    )
    return dict(found)
