"""A motion's numbers and the record of its steps."""

from typing import Any

from django.conf import settings
from django.db import models

from congress.organs.models import Session
from suggestions.models.motions import Motion
from suggestions.models.suggestion import Suggestion
from suggestions.rules.motions import MOTION_LAW, MotionStatus


class MotionSeries(models.Model):
    """The last number given in one session and period; its row lock keeps numbers without holes or repeats."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    period = models.CharField(max_length=7, choices=Suggestion.Period)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "period"], name="motion_series_once")]

    def __str__(self) -> str:
        return f"{self.session} {self.period}: {self.last}"


class MotionStep(models.Model):
    """One step somebody took."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=20)
    from_status = models.CharField(max_length=14, choices=MotionStatus)
    to_status = models.CharField(max_length=14, choices=MotionStatus)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.at:%Y-%m-%d}"

    @property
    def label(self) -> Any:
        return MOTION_LAW.steps[self.name].label
