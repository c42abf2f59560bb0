"""Questions about accounts and posts."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import BaseUserManager
from django.db.models import Exists, F, OuterRef, Q, QuerySet


class PostQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "PostQuerySet":
        """Posts, past ones too, in the congresses of the user's realm."""
        return self.filter(congress__in=user.realm)

    def current(self, on: date) -> "PostQuerySet":
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)

    def overlapping(self, starts_on: date, ends_on: date | None) -> "PostQuerySet":
        """Posts held on some day of the period; one taken back before its first day was never held."""
        begun = self if ends_on is None else self.filter(starts_on__lte=ends_on)
        held = Q(ends_on__gte=starts_on) & Q(ends_on__gte=F("starts_on"))
        return begun.filter(Q(ends_on__isnull=True) | held)

    def of_unit(self, unit: Any) -> "PostQuerySet":
        return self.filter(unit=unit)


class UserQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "UserQuerySet":
        """Who holds or held a post in the user's realm; who has none yet, if the account was opened from there."""
        posts = self._related("posts")
        inside = posts.visible_to(user).values("user")
        opened = self._related("events").filter(act="opened", by__in=inside).values("user")
        return self.filter(Q(pk__in=inside) | ~Exists(posts.filter(user=OuterRef("pk"))) & Q(pk__in=opened))

    def _related(self, name: str) -> Any:
        related: Any = self.model._meta.get_field(name).related_model
        return related.objects

    def holding(self, *roles: str, on: date, **scope: Any) -> "UserQuerySet":
        """Active people who hold one of these roles on that day, within the scope (congress=, unit=)."""
        posts = Q(posts__role__in=roles, posts__starts_on__lte=on) & (
            Q(posts__ends_on__isnull=True) | Q(posts__ends_on__gte=on)
        )
        scoped = Q(**{f"posts__{key}": value for key, value in scope.items()})
        return self.filter(posts & scoped, is_active=True).distinct()


class EventQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "EventQuerySet":
        """What happened to the accounts the user sees; a name nobody bears belongs to no place."""
        accounts: Any = self.model._meta.get_field("user").related_model
        return self.filter(Q(user__in=accounts.objects.visible_to(user).values("pk")) | Q(user=None))


class WebSessionQuerySet(QuerySet[Any]):
    def open_for(self, user: Any, at: datetime) -> "WebSessionQuerySet":
        """The sessions this person is signed in with."""
        return self.filter(user=user, expire_date__gt=at).order_by("expire_date")

    def over(self, at: datetime) -> "WebSessionQuerySet":
        return self.filter(expire_date__lte=at)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str) -> Any:
        return self.get(username=self.model.normalize_username(username))
