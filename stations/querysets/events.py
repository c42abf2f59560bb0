"""Questions about events with citizens."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from congress.accounts.rules import Role
from stations.querysets.standards import of_kept_stations
from stations.rules.events import TOOK_PLACE, WITHIN, EventStatus


class EventQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "EventQuerySet":
        """Staff and leaders see their congress's, keepers those of their area, a deputy those announced to them; a
        visitor what was announced at open stations, but meetings of deputies.
        """
        if not user.is_authenticated:
            public = self.filter(station__is_active=True, announced_at__isnull=False)
            return public.exclude(kind__in=WITHIN)
        seen = of_kept_stations(user)
        if Role.DEPUTY in user.roles:
            # Invitations are asked by key, so that no row comes twice.
            rows = self.model._meta.get_field("invitations").related_model.objects
            invited = rows.filter(mandate__person__user=user).values("event")
            seen |= Q(pk__in=invited, announced_at__isnull=False)
        return self.filter(seen)

    def coming(self, at: datetime) -> "EventQuerySet":
        """Those announced that have not begun, the nearest first; cancelled ones stay until their hour."""
        ahead = self.filter(announced_at__isnull=False, starts_at__gte=at)
        return ahead.filter(status__in=[EventStatus.ANNOUNCED, EventStatus.CANCELLED]).order_by("starts_at", "pk")

    def took_place(self, year: int) -> "EventQuerySet":
        """Those of the year that were held, the earliest first."""
        return self.filter(status__in=TOOK_PLACE, starts_at__year=year).order_by("starts_at", "pk")

    def starting_before(self, at: datetime) -> "EventQuerySet":
        """Announced ones that begin before that instant."""
        return self.filter(status=EventStatus.ANNOUNCED, starts_at__lt=at)

    def for_rows(self) -> "EventQuerySet":
        """With what a row of a list shows."""
        return self.select_related("station__region", "station__congress")
