"""The history of a clock: each time its last day moved, when, by whom and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from suggestions.models.clocks import Clock


class ClockMove(models.Model):
    """A last day that moved. Its text is the sentence the explained deadline shows."""

    class Cause(models.TextChoices):
        RULE = "rule", gettext_lazy("the local rule changed")
        CALENDAR = "calendar", gettext_lazy("the calendar changed")

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="moves")
    cause = models.CharField(max_length=8, choices=Cause)
    because = models.CharField(max_length=300)  # the clause or the days, as data
    before_on = models.DateField()
    after_on = models.DateField()
    moved_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(before_on=F("after_on")), name="clock_move_moves")]

    def __str__(self) -> str:
        told = _("on %(day)s from %(before)s to %(after)s, because %(cause)s") % {
            "day": date_format(self.moved_on),
            "before": date_format(self.before_on),
            "after": date_format(self.after_on),
            "cause": self.get_cause_display(),
        }
        return f"{told} ({self.because})" if self.because else told
