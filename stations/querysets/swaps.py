"""Questions about swaps of reception days."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from stations.rules.receptions import DayStatus
from stations.rules.swaps import SwapStatus


class SwapQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "SwapQuerySet":
        """Who asks and who is asked; keepers read on the days what came of it."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(asker__person__user=user) | Q(other__person__user=user))

    def waiting(self, on: date) -> "SwapQuerySet":
        """Not answered, of days that are planned and ahead; the nearest first."""
        planned = {"own_day__status": DayStatus.PLANNED, "other_day__status": DayStatus.PLANNED}
        ahead = self.filter(status=SwapStatus.ASKED, own_day__on__gt=on, other_day__on__gt=on, **planned)
        return ahead.order_by("own_day__on", "pk")

    def for_rows(self) -> "SwapQuerySet":
        """With what a row shows."""
        return self.select_related("own_day__station", "other_day", "asker__person", "other__person")
