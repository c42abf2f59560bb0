"""Questions about deputies."""

from typing import Any

from django.db.models import Q, QuerySet

from congress.accounts.rules import LEADERS, STAFF, Role
from deputies.rules import MandateStatus


class MandateQuerySet(QuerySet[Any]):
    def in_office(self) -> "MandateQuerySet":
        return self.filter(status=MandateStatus.IN_OFFICE)

    def visible_to(self, user: Any) -> "MandateQuerySet":
        """Staff and leaders see deputies of their congress and of the levels under it, and those whom it elected to
        the congress above; a deputy sees colleagues.
        """
        if not user.is_authenticated:
            return self.none()
        seen = Q(person__user=user)
        for post in user.current_posts:
            if post.role in STAFF | LEADERS:
                region = post.congress.region
                seen |= Q(term__congress__region__code__startswith=region.prefix)
                seen |= Q(term__congress__region=region.parent_id, electing_unit=post.congress.name)
            elif post.role == Role.DEPUTY:
                seen |= Q(term__congress=post.congress)
        return self.filter(seen)
