"""Who supervises, and what they see of it."""

from typing import Any

from django.db.models import Q, QuerySet

from suggestions.rules.supervision.keys import SHOWN, SUPERVISING
from suggestions.rules.supervision.papers import ANNOUNCED


def roles_in(user: Any, congress_id: int) -> frozenset[str]:
    """The roles somebody holds today in one congress: what they are to its supervision."""
    if user is None or not user.is_active:
        return frozenset()
    return frozenset(post.role for post in user.current_posts if post.congress_id == congress_id)


def supervised_by(user: Any) -> set[int]:
    """The congresses whose supervision the person works in or decides on."""
    return {post.congress_id for post in user.current_posts if post.role in SUPERVISING} if user.is_active else set()


class KeyQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "KeyQuerySet":
        """Office and leaders see every proposal, everybody else what was chosen; none of a suggestion not theirs."""
        suggestions = self.model._meta.get_field("suggestion").related_model.objects.visible_to(user)
        own = Q(suggestion__congress__in=supervised_by(user)) | Q(status__in=SHOWN)
        return self.filter(own, suggestion__in=suggestions.order_by().values("pk"))


class OversightQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "OversightQuerySet":
        """What the office and the leaders of the congress keep among themselves."""
        return self.filter(congress__in=supervised_by(user))


class IssuedQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "IssuedQuerySet":
        """Office and leaders see every paper; what is announced, whoever holds a post in the congress."""
        own = {post.congress_id for post in user.current_posts} if user.is_active else set()
        announced = Q(kind__in=sorted(ANNOUNCED), congress__in=own)
        return self.filter(Q(congress__in=supervised_by(user)) | announced)


class BesideQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "BesideQuerySet":
        """What is kept beside a suggestion: to office and leaders of its congress who may see it."""
        suggestions = self.model._meta.get_field("suggestion").related_model.objects.visible_to(user)
        own = suggestions.filter(congress__in=supervised_by(user))
        return self.filter(suggestion__in=own.order_by().values("pk"))


class InquiryQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "InquiryQuerySet":
        """Office and leaders of the congress, and the people of the units that answer."""
        units = {post.unit_id for post in user.current_posts if post.unit_id} if user.is_active else set()
        invited = self.model.units.through.objects.filter(unit__in=units).values("inquiry")
        return self.filter(Q(congress__in=supervised_by(user)) | Q(pk__in=invited))
