"""Questions about briefings."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from briefings.rules.briefings import APPROVERS, EDITORS, Status


class BriefingQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "BriefingQuerySet":
        """Office and chairs see every state of their congress's; whoever it was sent to what was issued; everybody what
        is public.
        """
        public = Q(status=Status.ISSUED, is_public=True)
        if not user.is_authenticated:
            return self.filter(public)
        sent = self.model._meta.get_field("deliveries").related_model.objects.filter(reader=user).values("briefing")
        own = Q(congress__in=congresses_of(user))
        return self.filter(own | Q(status=Status.ISSUED) & Q(pk__in=sent) | public)

    def issued(self) -> "BriefingQuerySet":
        return self.filter(status=Status.ISSUED)

    def of_month(self, congress: Any, month: date) -> "BriefingQuerySet":
        """The briefings on this month that are not corrections, given up ones included."""
        return self.filter(congress=congress, month=month, corrects=None)


class MastheadQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "MastheadQuerySet":
        return self.filter(congress__in=congresses_of(user))

    def awaiting_draft(self, month: date) -> "MastheadQuerySet":
        """Those switched on whose congress has no briefing of this month; one given up is not asked for again."""
        briefings = self.model._meta.get_field("congress").related_model._meta.get_field("briefings").related_model
        told = briefings.objects.filter(month=month, corrects=None).values("congress")
        return self.filter(is_on=True).exclude(congress__in=told)


def congresses_of(user: Any) -> set[int]:
    """Where the person edits or approves briefings."""
    roles = EDITORS | APPROVERS
    return {post.congress_id for post in user.current_posts if post.role in roles} if user.is_active else set()
