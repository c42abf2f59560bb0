"""Questions about reception days."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from congress.accounts.rules import LEADERS, STAFF, Role
from stations.rules.receptions import AHEAD, TOLD, DayStatus


class ReceptionDayQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "ReceptionDayQuerySet":
        """The committee and its leaders see the days of their congress's stations; a keeper those of the area; a
        deputy those of the stations they are grouped into or receive at; a visitor what is told to everybody.
        """
        if not user.is_authenticated:
            return self.open_to_public()
        seen = Q(pk=None)
        for post in user.current_posts:
            if post.role in STAFF | LEADERS:
                seen |= Q(station__congress=post.congress_id)
            elif post.role == Role.DEPUTY:
                seen |= Q(pk__in=self._of_deputy(user, "duties__mandate"))
                seen |= Q(pk__in=self._of_deputy(user, "station__memberships__mandate"))
            elif post.role == Role.STATION_KEEPER and post.region:
                area = Q(station__region__code__startswith=post.region.prefix)
                seen |= Q(station__congress=post.congress_id) & area
        return self.filter(seen)

    def open_to_public(self) -> "ReceptionDayQuerySet":
        return self.filter(station__is_active=True, status__in=TOLD)

    def ahead(self, on: date) -> "ReceptionDayQuerySet":
        """From that day on and not over; the nearest first."""
        return self.filter(on__gte=on, status__in=AHEAD).order_by("on", "pk")

    def announced(self) -> "ReceptionDayQuerySet":
        return self.filter(status=DayStatus.ANNOUNCED)

    def over(self, on: date) -> "ReceptionDayQuerySet":
        """Before that day, or held or cancelled already; the latest first."""
        ended = Q(status__in=[DayStatus.HELD, DayStatus.CANCELLED])
        return self.filter(ended | Q(on__lt=on, status__in=AHEAD)).order_by("-on", "-pk")

    def of_deputy(self, user: Any) -> "ReceptionDayQuerySet":
        """Those the deputy is on the roster of, or came to."""
        on_duty = self._of_deputy(user, "duties__mandate", duties__left_at=None)
        return self.filter(Q(pk__in=on_duty) | Q(pk__in=self._of_deputy(user, "attendances__mandate")))

    def between(self, from_on: date, until_on: date) -> "ReceptionDayQuerySet":
        return self.filter(on__range=(from_on, until_on))

    def for_rows(self) -> "ReceptionDayQuerySet":
        """With what a list shows: station, who receives and who came; three queries."""
        return self.select_related("station__congress", "station__region").prefetch_related(
            Prefetch("duties", self._related("duties").select_related("mandate__person")),
            Prefetch("attendances", self._related("attendances").select_related("mandate__person")),
        )

    def _of_deputy(self, user: Any, path: str, **more: Any) -> Any:
        """Keys, so that no row comes twice."""
        return self.model.objects.filter(**{f"{path}__person__user": user}, **more).order_by().values("pk")

    def _related(self, name: str) -> Any:
        related: Any = self.model._meta.get_field(name).related_model
        return related.objects
