"""Questions about codes and about who is grouped into a station."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from congress.accounts.rules import STAFF
from deputies.rules import MandateStatus


class MembershipQuerySet(QuerySet[Any]):
    def current(self, on: date) -> "MembershipQuerySet":
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)

    def serving(self, on: date) -> "MembershipQuerySet":
        """Those of deputies who are in office."""
        return self.current(on).filter(mandate__status=MandateStatus.IN_OFFICE)

    def oldest_open(self, on: date) -> "MembershipQuerySet":
        """Those in open stations, the longest grouped in first: that station hears what is said to the deputy."""
        return self.current(on).filter(station__is_active=True).order_by("from_on", "pk")


class CodeQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "CodeQuerySet":
        """Staff see those of the deputies and stations of their congress, revoked ones too; a deputy the own ones."""
        if not user.is_authenticated:
            return self.none()
        kept = {post.congress_id for post in user.current_posts if post.role in STAFF}
        return self.filter(
            Q(mandate__term__congress__in=kept) | Q(station__congress__in=kept) | Q(mandate__person__user=user)
        )

    def live(self) -> "CodeQuerySet":
        """Not revoked, and the deputy in office or the station open: those that open their page."""
        is_serving = Q(mandate__status=MandateStatus.IN_OFFICE) | Q(station__is_active=True)
        return self.filter(is_serving, revoked_at=None)
