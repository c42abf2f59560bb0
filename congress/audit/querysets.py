"""Questions about the trail."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone


class EntryQuerySet(QuerySet[Any]):
    def head_of(self, day: date) -> Any:
        """The last entry by the end of that day, local time, or None. Papers print its number and digest."""
        end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
        return self.filter(at__lt=end).order_by("-number").first()
