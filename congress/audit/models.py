"""The append-only trail. Rows are written by congress.audit.actions.record only; the database refuses changes."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.audit.querysets import EntryQuerySet


class Entry(models.Model):
    """One fact: who did, saw or exported what. `digest` chains it to the entry before (SHA-256)."""

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    post = models.CharField(_("as"), max_length=120, blank=True)
    act = models.CharField(_("act"), max_length=60)
    thing = models.CharField(_("thing"), max_length=80)
    detail = models.JSONField(_("detail"), default=dict)
    previous = models.CharField(_("digest of the entry before"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64)

    objects: Any = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("trail entry")
        verbose_name_plural = _("audit trail")
        ordering = ["-number"]
        indexes = [models.Index(fields=["thing"], name="audit_thing")]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="audit_number_from_one")]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.thing}"


class Head(models.Model):
    """How far the trail reaches, kept apart from it: a trail cut short no longer agrees with its head."""

    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="audit_one_head")]

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"
