"""A motion's numbers and the record of its steps."""

from django.db import models

from congress.common.taken import TakenStep
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


class MotionStep(TakenStep):
    """One step somebody took."""

    law = MOTION_LAW
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=14, choices=MotionStatus)
    to_status = models.CharField(max_length=14, choices=MotionStatus)
