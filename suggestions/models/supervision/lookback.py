"""What each look-back found, also when it found nothing."""

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.files.models import Upload
from suggestions.models.suggestion import Suggestion
from suggestions.rules.supervision.lookback import Finding
from suggestions.supervised import BesideQuerySet


class LookBack(models.Model):
    """Somebody went and looked whether what was answered was done."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="look_backs", verbose_name=_("suggestion"))
    on = models.DateField(_("day"))
    people = models.CharField(_("who looked"), max_length=200)
    finding = models.CharField(_("finding"), max_length=8, choices=Finding)
    evidence = models.TextField(_("what was seen"), max_length=4000)
    uploads = models.ManyToManyField(Upload, related_name="+", verbose_name=_("files"))
    reopened = models.BooleanField(_("reopened"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField()
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = BesideQuerySet.as_manager()

    class Meta:
        verbose_name = _("look-back")
        verbose_name_plural = _("look-backs")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.get_finding_display()}"
