"""Grading of units: schemes as data, gradings of a period, points typed, and the results frozen by a decision."""

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.schemes import Unreadable
from congress.organs.models import Congress, Unit
from suggestions.rules.supervision.grading import Subject, read_items, read_levels
from suggestions.supervised import OversightQuerySet

ITEMS_HELP = _(
    "One item a line: label | points | what. What is computed: signed_in, answered, within_3, within_6, contacted, "
    "satisfied, content, solved, replied; or who gives the points: staff, deputies, committee. "
    "Or tests: label | good: signed_in>=100 | pass: signed_in>=90"
)


class GradingScheme(models.Model):
    """A place's way to grade units, or suggestions with stars; a change is a new version with its own first day."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="grading_schemes", verbose_name=_("congress"))
    name = models.CharField(_("name"), max_length=80)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    subject = models.CharField(_("what is graded"), max_length=11, choices=Subject, default=Subject.UNITS)
    valid_from = models.DateField(_("valid from"))
    items = models.TextField(_("items"), max_length=4000, help_text=ITEMS_HELP)
    levels = models.TextField(_("levels"), max_length=1000, help_text=_("One level a line: label | at least"))
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("grading scheme")
        verbose_name_plural = _("grading schemes")
        ordering = ["name", "-version"]
        constraints = [models.UniqueConstraint(fields=["congress", "name", "version"], name="grading_scheme_once")]

    def __str__(self) -> str:
        return f"{self.name} v{self.version}"

    def clean(self) -> None:
        for field, read in (("items", read_items), ("levels", read_levels)):
            try:
                read(getattr(self, field))
            except Unreadable as error:
                raise ValidationError({field: str(error)}) from error


class Grading(models.Model):
    """The units graded for what was handed over in a period. `items` and `levels` are the scheme's on the first day."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="gradings", verbose_name=_("congress"))
    scheme = models.ForeignKey(GradingScheme, models.PROTECT, related_name="gradings", verbose_name=_("scheme"))
    items = models.TextField()
    levels = models.TextField()
    title = models.CharField(_("title"), max_length=80)
    from_on = models.DateField(_("handed over from"))
    until_on = models.DateField(_("handed over until"))
    frozen_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    meeting = models.CharField(_("decided by"), max_length=80, blank=True)
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = OversightQuerySet.as_manager()

    class Meta:
        verbose_name = _("grading")
        verbose_name_plural = _("gradings")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="grading_period"),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True) | Q(decided_on__isnull=False) & ~Q(meeting=""),
                name="grading_frozen_by_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:grading", args=[self.pk])


class GradingScore(models.Model):
    """Points somebody gave a unit for an item that is not computed."""

    grading = models.ForeignKey(Grading, models.CASCADE, related_name="scores")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    item = models.CharField(max_length=80)
    points = models.DecimalField(max_digits=6, decimal_places=2)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grading", "unit", "item"], name="grading_score_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="grading_score_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.item} {self.points}"


class GradingResult(models.Model):
    """A unit's facts and scores as they were on the day of the decision; the result follows from them again."""

    grading = models.ForeignKey(Grading, models.PROTECT, related_name="results")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    facts = models.JSONField()
    scores = models.JSONField()
    total = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    level = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grading", "unit"], name="grading_result_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.level}"
