"""Kept counts of stations' work by month."""

from django.db import models

from congress.common.rollups import MonthCount
from congress.organs.models import Congress


class StationMonth(MonthCount):
    """What happened in the month: opinions that came, were answered, closed and rated; reception days and who came."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="month_counts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "month", "by", "key", "fact"], name="station_month_once")
        ]
