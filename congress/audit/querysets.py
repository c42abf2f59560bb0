"""Questions about the trail."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone


class EntryQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "EntryQuerySet":
        """What people with a post in the user's realm did, wherever they did it; the clock's acts bear no place."""
        people: Any = self.model._meta.get_field("by").related_model
        return self.filter(Q(by__in=people.objects.visible_to(user).values("pk")) | Q(by=None))

    def head_of(self, day: date) -> Any:
        """The last entry by the end of that day, local time, or None. Papers print its number and digest."""
        end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
        return self.filter(at__lt=end).order_by("-number").first()
