"""What becomes of a registered motion: its clocks, the bodies asked, the reports written on it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Unit
from suggestions.models.clocks import CountedClock
from suggestions.models.motions import Motion
from suggestions.querysets import MotionBodyQuerySet, MotionClockQuerySet
from suggestions.rules.motions import DECISIONS, MOTION_CLOCKS, MOTION_LAW, MOTION_NUMBERS, MotionClockKind


class MotionClock(CountedClock):
    """One deadline of a motion."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="clocks")
    kind = models.CharField(_("clock"), max_length=9, choices=MotionClockKind)

    objects = MotionClockQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "kind"], condition=Q(stopped_on__isnull=True), name="motion_clock_runs_once"
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("starts_on")), name="motion_clock_order"),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(stopped_on__isnull=True), name="motion_clock_running"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on}"

    @property
    def clause(self) -> Any:
        return self.local_clause or MOTION_NUMBERS[MotionClockKind(self.kind)].clause

    @property
    def missed(self) -> Any:
        return MOTION_CLOCKS[MotionClockKind(self.kind)].missed


class MotionBody(models.Model):
    """A body asked for its opinion on the motion, or charged to carry it out."""

    class Part(models.TextChoices):
        ASKED = "asked", _("Asked for its opinion")
        CARRIES = "carries", _("Carries it out")

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="bodies")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    part = models.CharField(max_length=7, choices=Part)
    since = models.DateField()
    answer = models.TextField(blank=True)  # the opinion, or the implementation report
    answered_on = models.DateField(null=True, blank=True)

    objects = MotionBodyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "unit", "part"], name="motion_body_once"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="") | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="motion_body_answer_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_part_display()}"


class MotionReport(models.Model):
    """A text written on the motion: the committee's opinion and result report, the reply to the movers."""

    class Kind(models.TextChoices):
        OPINION = "opinion", _("Committee's opinion")
        RESULT = "result", _("Result report")
        REPLY = "reply", _("Reply to the movers")

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=7, choices=Kind)
    body = models.TextField(max_length=20_000)
    advice = models.CharField(
        max_length=13, blank=True, choices=[(name, MOTION_LAW.steps[name].label) for name in DECISIONS]
    )
    letter_no = models.CharField(_("document number"), max_length=40, blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"
