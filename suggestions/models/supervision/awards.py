"""Best suggestions and best units of a year."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from congress.organs.models import Congress, Unit
from suggestions.models.suggestion import Suggestion
from suggestions.models.supervision.grading import Grading
from suggestions.models.supervision.papers import IssuedPaper
from suggestions.rules.supervision.awards import AWARD_LAW, AwardStatus
from suggestions.supervised import OversightQuerySet


class Award(models.Model):
    """The awards for what was accepted and handed over in a period; `grading` proposes the units."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="awards", verbose_name=_("congress"))
    title = models.CharField(_("title"), max_length=80)
    from_on = models.DateField(_("accepted from"))
    until_on = models.DateField(_("accepted until"))
    grading = models.ForeignKey(
        Grading, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("grading of units")
    )
    status = models.CharField(_("status"), max_length=9, choices=AwardStatus, default=AwardStatus.OPEN)
    version = models.PositiveIntegerField(default=0)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    meeting = models.CharField(_("chairs' meeting"), max_length=80, blank=True)
    paper = models.OneToOneField(
        IssuedPaper, models.PROTECT, null=True, related_name="award", verbose_name=_("issued paper")
    )
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = OversightQuerySet.as_manager()

    class Meta:
        verbose_name = _("awards of a year")
        verbose_name_plural = _("awards of the years")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(from_on__lte=F("until_on")), name="award_period"),
            models.CheckConstraint(
                condition=~Q(status__in=["announced", "decided"]) | Q(decided_on__isnull=False) & ~Q(meeting=""),
                name="award_decided_by_meeting",
            ),
            models.CheckConstraint(
                condition=Q(status="announced", paper__isnull=False) | ~Q(status="announced") & Q(paper__isnull=True),
                name="announced_award_has_paper",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:award", args=[self.pk])


class Nominee(models.Model):
    """A suggestion or a unit that was nominated. `basis` are the figures as they stood that day."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="nominees")
    suggestion = models.ForeignKey(
        Suggestion, models.PROTECT, null=True, related_name="+", verbose_name=_("suggestion")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("unit"))
    basis = models.CharField(_("figures"), max_length=200, blank=True)
    reasons = models.TextField(_("reasons"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    is_chosen = models.BooleanField(_("chosen"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["award", "suggestion"], name="nominated_suggestion_once"),
            models.UniqueConstraint(fields=["award", "unit"], name="nominated_unit_once"),
            models.CheckConstraint(
                condition=Q(suggestion__isnull=True, unit__isnull=False)
                | Q(suggestion__isnull=False, unit__isnull=True),
                name="nominee_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.thing)

    @property
    def thing(self) -> Any:
        return self.suggestion or self.unit


class AwardStep(TakenStep):
    """One step in the course of the awards."""

    law = AWARD_LAW
    award = models.ForeignKey(Award, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=9, choices=AwardStatus)
    to_status = models.CharField(max_length=9, choices=AwardStatus)
