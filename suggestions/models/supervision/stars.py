"""Star grades of suggestions (星级管理)."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from suggestions.models.suggestion import Suggestion
from suggestions.models.supervision.grading import GradingScheme
from suggestions.rules.supervision.grading import Result
from suggestions.supervised import BesideQuerySet


class StarGrade(models.Model):
    """The stars a suggestion was given by a scheme, with its reasons. A later grade stands beside it.

    Each item's points are kept as they came out, so that the grade is explained whatever becomes of the scheme.
    """

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="star_grades", verbose_name=_("suggestion"))
    scheme = models.ForeignKey(GradingScheme, models.PROTECT, related_name="+", verbose_name=_("scheme"))
    lines = models.JSONField()
    total = models.DecimalField(max_digits=7, decimal_places=2)
    level = models.CharField(_("level"), max_length=40, blank=True)
    reasons = models.TextField(_("reasons"), max_length=4000)
    on = models.DateField(_("day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = BesideQuerySet.as_manager()

    class Meta:
        verbose_name = _("star grade")
        verbose_name_plural = _("star grades")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="star_grade_has_reasons")]

    def __str__(self) -> str:
        return f"{self.level} {self.total}".strip()


def lines_of(result: Result) -> list[dict[str, Any]]:
    """The lines of a result as plain values."""
    return [
        {"label": line.label, "points": None if line.points is None else str(line.points), "why": line.why}
        for line in result.lines
    ]
