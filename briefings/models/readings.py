"""Who was sent an issue, and who took it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.briefings import PAPERS, Briefing


class Delivery(models.Model):
    """An issue went to this person, by a notice with its address."""

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="deliveries", verbose_name=_("briefing"))
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reader"))
    at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["briefing", "reader"], name="delivery_once")]

    def __str__(self) -> str:
        return f"{self.briefing} → {self.reader}"


class Download(models.Model):
    """This person took a kept paper of the issue."""

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="downloads", verbose_name=_("briefing"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    kind = models.CharField(_("kind"), max_length=4, choices=[(kind, kind.upper()) for kind in PAPERS])

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.briefing} {self.by} {self.kind}"
