"""What a morning digest says: counts, and titles with their units; no deputy, no telephone, nothing confidential."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from congress.organs.models import Holiday, LocalRule
from suggestions.models import Suggestion
from suggestions.rules import Status
from suggestions.rules.clocks import HOT, NEAR

MOST = 8  # titles under each heading


def content(user: Any, congress: Any, today: date) -> dict[str, Any]:
    """The digest of the suggestions this leader may see in the congress."""
    rows = Suggestion.objects.visible_to(user).filter(congress=congress, is_confidential=False).for_rows()
    _near, hot = LocalRule.objects.amounts(congress, (NEAR, HOT), today)
    kinds = {
        "new": Q(accepted_on__gte=_workday_before(today)),
        "late": Q(due_on__lt=today),
        "urgent": Q(due_on__range=(today, today + timedelta(days=hot))),
        "dissatisfied": Q(status=Status.REPLIED, rounds__verdict__overall="dissatisfied"),
        "key": Q(is_key=True),
    }
    return {name: _part(rows.filter(kind).distinct().order_by("sort_on", "-pk")) for name, kind in kinds.items()}


def _part(rows: Any) -> dict[str, Any]:
    found: Iterable[Any] = rows[:MOST]
    return {"count": rows.count(), "rows": [{"title": row.title, "unit": row.lead_unit or ""} for row in found]}


def _workday_before(today: date) -> date:
    calendar = Holiday.objects.calendar()
    days = (today - timedelta(days=back) for back in range(1, 15))
    return next((day for day in days if calendar.is_workday(day)), today)
