"""Reception days: when citizens are received, who is on the roster, who came."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from deputies.models import Mandate
from deputies.rules import MandateStatus
from stations.models.stations import Station
from stations.querysets import ReceptionDayQuerySet
from stations.reception import Day, Fate, Hours, Shift
from stations.rules.receptions import LAW, CameBy, DayStatus


class ReceptionDay(models.Model):
    """A day on which a station receives citizens. `planned_on` is the rule's day; none was added by hand."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="days", verbose_name=_("liaison station"))
    on = models.DateField(_("day"))
    planned_on = models.DateField(_("planned day"), null=True, blank=True)
    hours = models.JSONField(_("hours"), default=list, blank=True)
    off_for = models.CharField(_("moved off"), max_length=40, blank=True)
    shift = models.CharField(max_length=12, choices=[(shift.value, shift.value) for shift in Shift], blank=True)
    is_make_up = models.BooleanField(default=False)
    status = models.CharField(_("status"), max_length=10, choices=DayStatus, default=DayStatus.PLANNED)
    version = models.PositiveIntegerField(default=1)
    is_roster_set = models.BooleanField(default=False)  # by a person: the clock leaves it alone
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # the keeper, for the record of a day that is over
    citizens = models.PositiveIntegerField(_("citizens received"), null=True, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = ReceptionDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("reception day")
        verbose_name_plural = _("days of reception")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["station", "on"], name="reception_once_a_day"),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="reception_off_for_reason"),
            models.CheckConstraint(
                condition=Q(status="held", citizens__isnull=False) | ~Q(status="held") & Q(citizens=None),
                name="reception_held_is_counted",
            ),
            models.CheckConstraint(
                condition=~Q(status="announced") | Q(announced_at__isnull=False), name="reception_announced_some_day"
            ),
        ]
        indexes = [models.Index(fields=["on", "id"], name="reception_by_day")]

    def __str__(self) -> str:
        return f"{self.station} {self.on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("stations:reception", args=[self.pk])

    @property
    def told_hours(self) -> tuple[Hours, ...]:
        return tuple(map(Hours.from_json, self.hours))

    @property
    def day(self) -> Day:
        """The day as the rule's reckoning tells it."""
        planned_on = self.planned_on or self.on
        return Day(
            on=self.on,
            planned_on=planned_on,
            fate=Fate.HELD if planned_on == self.on else Fate.MOVED,
            held_on=self.on,
            hours=self.told_hours,
            off_for=self.off_for,
            shift=Shift(self.shift),
            is_make_up=self.is_make_up,
            is_provisional=False,
        )

    @property
    def why(self) -> str:
        """Why it is not on the rule's day, in the reader's language; empty when it is."""
        return self.day.why

    @property
    def on_duty(self) -> list[Mandate]:
        """Who is on the roster and did not leave it; reads what was fetched with the row."""
        return [duty.mandate for duty in self.duties.all() if duty.left_at is None]

    @property
    def receiving(self) -> list[Mandate]:
        """Of those on duty who is in office: whom everybody is told of. A suspended deputy receives nobody."""
        return [mandate for mandate in self.on_duty if mandate.status == MandateStatus.IN_OFFICE]

    @property
    def who_came(self) -> list[Mandate]:
        return [each.mandate for each in self.attendances.all()]


class Duty(models.Model):
    """A deputy's turn at a reception day (轮值)."""

    day = models.ForeignKey(ReceptionDay, models.PROTECT, related_name="duties", verbose_name=_("reception day"))
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="reception_duties", verbose_name=_("deputy"))
    left_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "mandate"], name="duty_once"),
            models.CheckConstraint(condition=Q(left_at=None) | ~Q(reason=""), name="duty_left_for_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.mandate} {self.day}"


class Attendance(models.Model):
    """A deputy came to a reception day; once, whoever wrote it down."""

    day = models.ForeignKey(ReceptionDay, models.PROTECT, related_name="attendances", verbose_name=_("reception day"))
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="reception_attendances", verbose_name=_("deputy"))
    at = models.DateTimeField(_("came"))
    way = models.CharField(_("way"), max_length=8, choices=CameBy)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["day", "mandate"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.mandate} {self.day}"


class Feed(models.Model):
    """The unguessable address of a deputy's own calendar; a revoked one never opens again."""

    token = models.CharField(max_length=26, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reception_feeds")
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user"], condition=Q(revoked_at=None), name="feed_of_user_once")]

    def __str__(self) -> str:
        return f"{self.user} {self.issued_at:%Y-%m-%d}"


class ReceptionStep(TakenStep):
    """One step of a reception day's life."""

    law = LAW
    day = models.ForeignKey(ReceptionDay, models.PROTECT, related_name="steps")
    from_status = models.CharField(max_length=10, choices=DayStatus)
    to_status = models.CharField(max_length=10, choices=DayStatus)
