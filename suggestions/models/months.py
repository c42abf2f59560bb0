"""Kept counts of suggestions by month."""

from django.db import models

from congress.common.rollups import MonthCount
from congress.organs.models import Session


class SuggestionMonth(MonthCount):
    """What was known, at the end of the month or so far, of the suggestions of a session."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="month_counts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "month", "by", "key", "fact"], name="suggestion_month_once")
        ]
