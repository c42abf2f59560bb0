"""Questions about codes and about who is grouped into a station."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from deputies.rules import MandateStatus


class MembershipQuerySet(QuerySet[Any]):
    def current(self, on: date) -> "MembershipQuerySet":
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)

    def serving(self, on: date) -> "MembershipQuerySet":
        """Those of deputies who are in office."""
        return self.current(on).filter(mandate__status=MandateStatus.IN_OFFICE)


class CodeQuerySet(QuerySet[Any]):
    def live(self) -> "CodeQuerySet":
        """Not revoked, and the deputy in office or the station open: those that open their page."""
        is_serving = Q(mandate__status=MandateStatus.IN_OFFICE) | Q(station__is_active=True)
        return self.filter(is_serving, revoked_at=None)
