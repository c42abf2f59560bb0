"""Standards of stations, the gradings by them, and what was claimed and given item by item."""

from datetime import date, timedelta

from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congress.common.schemes import Unreadable
from congress.common.taken import TakenStep
from congress.files.models import Upload
from congress.organs.models import Congress
from stations.models.stations import Station
from stations.querysets import GradingQuerySet, StandardQuerySet
from stations.rules.standards import (
    GRADING_LAW,
    GradingStatus,
    Item,
    grade_words,
    is_in_force,
    read_items,
    read_sums,
)


class StationStandard(models.Model):
    """One version of a standard. One by which a station has applied stays as it is; a change is a new version."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="station_standards", verbose_name=_("congress"))
    name = models.CharField(_("name"), max_length=80)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    valid_from = models.DateField(_("valid from"))
    items = models.TextField(
        _("items"), max_length=4000, help_text=_("One item a line: what is asked | points | what shows it")
    )
    sums = models.CharField(
        _("points for each star"),
        max_length=60,
        help_text=_("Rising, for example 60 70 80 90 95; a check-list has one: all of its points"),
    )
    is_active = models.BooleanField(_("in use"), default=True)

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = _("standard of stations")
        verbose_name_plural = _("standards of stations")
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "name", "version"], name="station_standard_once"),
        ]

    def __str__(self) -> str:
        return gettext("%(name)s, version %(number)d") % {"name": self.name, "number": self.version}

    def clean(self) -> None:
        try:
            read_sums(self.sums, self.asked)
        except Unreadable as error:
            raise ValidationError(str(error)) from error

    @property
    def asked(self) -> list[Item]:
        return read_items(self.items)

    @property
    def most_stars(self) -> int:
        return len(read_sums(self.sums, self.asked))


class StationGrading(models.Model):
    """A station measured by a standard: applied for, assessed, graded for a time.

    Whether a grade holds is asked of its days; a lapsed one stays, for what was true.
    """

    station = models.ForeignKey(Station, models.PROTECT, related_name="gradings", verbose_name=_("liaison station"))
    standard = models.ForeignKey(
        StationStandard, models.PROTECT, related_name="gradings", verbose_name=_("standard of stations")
    )
    status = models.CharField(_("status"), max_length=10, choices=GradingStatus, default=GradingStatus.APPLIED)
    version = models.PositiveIntegerField(default=1)
    applied_at = models.DateTimeField(_("applied for"))
    total = models.DecimalField(_("points"), max_digits=7, decimal_places=2, null=True)
    stars = models.PositiveSmallIntegerField(_("stars"), null=True)
    from_on = models.DateField(_("valid from"), null=True)
    until_on = models.DateField(_("valid until"), null=True)
    lapsed_on = models.DateField(_("lapsed on"), null=True)
    warned_at = models.DateTimeField(null=True)  # that it runs out
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = GradingQuerySet.as_manager()

    class Meta:
        verbose_name = _("grading of a station")
        verbose_name_plural = _("gradings of stations")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "standard"],
                condition=Q(status__in=["applied", "assessed"]),
                name="station_grading_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(status="graded")
                | Q(stars__gte=1, stars__lte=5, total__isnull=False, from_on__isnull=False, until_on__gte=F("from_on")),
                name="station_grade_has_days",
            ),
            models.CheckConstraint(condition=Q(lapsed_on=None) | Q(status="graded"), name="station_grade_lapsed"),
        ]

    def __str__(self) -> str:
        return f"{self.station} {self.standard.name}"

    def get_absolute_url(self) -> str:
        return reverse("stations:grading", args=[self.pk])

    @property
    def words(self) -> str:
        """Its grade in words; nothing before one is given."""
        return grade_words(self.stars, self.standard.most_stars) if self.stars else ""

    @property
    def ended_on(self) -> date | None:
        """The first day on which it holds no more; None before a grade is given."""
        return self.lapsed_on or self.until_on and self.until_on + timedelta(days=1)

    def is_in_force(self, today: date) -> bool:
        if self.from_on is None or self.until_on is None:
            return False
        return is_in_force(self.from_on, self.until_on, self.lapsed_on, today)


class GradingLine(models.Model):
    """One item of a grading: what the keeper claims and shows, what the office gives."""

    grading = models.ForeignKey(StationGrading, models.PROTECT, related_name="lines")
    place = models.PositiveSmallIntegerField()  # of the item in the standard, from 0
    label = models.CharField(max_length=200)
    most = models.DecimalField(max_digits=6, decimal_places=2)
    claimed = models.DecimalField(max_digits=6, decimal_places=2)
    evidence = models.TextField(max_length=1000, blank=True)
    uploads = models.ManyToManyField(Upload, related_name="+")
    given = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    remark = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["grading", "place"], name="grading_line_once"),
            models.CheckConstraint(
                condition=Q(claimed__gte=0, claimed__lte=F("most"))
                & (Q(given=None) | Q(given__gte=0, given__lte=F("most"))),
                name="grading_line_within_points",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.claimed}"


class StationGradingStep(TakenStep):
    """One step of a grading's course."""

    law = GRADING_LAW
    grading = models.ForeignKey(StationGrading, models.PROTECT, related_name="steps")
    from_status = models.CharField(max_length=10, choices=GradingStatus)
    to_status = models.CharField(max_length=10, choices=GradingStatus)
