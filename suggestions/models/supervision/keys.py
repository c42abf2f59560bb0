"""Key suggestions: criteria, items, their reports and the record of their steps."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from congress.files.models import Upload
from congress.organs.models import Congress
from suggestions.models.suggestion import Suggestion
from suggestions.rules.supervision.keys import DECIDED, KEY_LAW, OPEN, KeyStatus
from suggestions.supervised import KeyQuerySet


class KeyCriterion(models.Model):
    """A reason for which a place chooses key suggestions; the list is the place's own."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="key_criteria", verbose_name=_("congress"))
    name = models.CharField(_("name"), max_length=80)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("criterion for key suggestions")
        verbose_name_plural = _("criteria for key suggestions")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="key_criterion_once")]

    def __str__(self) -> str:
        return self.name


class KeyItem(models.Model):
    """A suggestion proposed for key supervision (重点督办), and what came of it."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="key_items", verbose_name=_("suggestion"))
    criteria = models.ManyToManyField(KeyCriterion, related_name="+", verbose_name=_("criteria"))
    reasons = models.TextField(_("reasons"), max_length=4000)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_on = models.DateField(_("proposed on"))
    status = models.CharField(_("status"), max_length=9, choices=KeyStatus, default=KeyStatus.PROPOSED)
    version = models.PositiveIntegerField(default=0)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    meeting = models.CharField(_("chairs' meeting"), max_length=80, blank=True)
    leader = models.CharField(_("supervising leader"), max_length=40, blank=True)
    official = models.CharField(_("leading official of the unit's side"), max_length=60, blank=True)
    committee = models.CharField(_("special committee"), max_length=60, blank=True)
    plan = models.TextField(_("plan"), max_length=4000, blank=True)
    report_by = models.DateField(_("report to the chairs' meeting by"), null=True, blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = KeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("key suggestion")
        verbose_name_plural = _("key suggestions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["suggestion"], condition=Q(status__in=sorted(OPEN)), name="key_item_once"),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(DECIDED)) | Q(decided_on__isnull=False) & ~Q(meeting=""),
                name="key_item_decided_by_meeting",
            ),
        ]

    def __str__(self) -> str:
        return str(self.suggestion)

    def get_absolute_url(self) -> str:
        return reverse("suggestions:key", args=[self.pk])

    @property
    def congress_id(self) -> int:
        return self.suggestion.congress_id


class KeyReport(models.Model):
    """A dated report on the supervision of a key suggestion, with its attachments."""

    item = models.ForeignKey(KeyItem, models.CASCADE, related_name="reports")
    on = models.DateField(_("day"))
    text = models.TextField(_("report"), max_length=8000)
    uploads = models.ManyToManyField(Upload, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.text[:40]}"


class KeyStep(TakenStep):
    """One step in the life of a key suggestion."""

    law = KEY_LAW
    item = models.ForeignKey(KeyItem, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=9, choices=KeyStatus)
    to_status = models.CharField(max_length=9, choices=KeyStatus)
