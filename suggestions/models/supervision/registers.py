"""Registers kept beside a suggestion: urgings, and who was present on site."""

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.files.models import Upload
from suggestions.models.suggestion import Suggestion
from suggestions.models.supervision.papers import IssuedPaper
from suggestions.supervised import BesideQuerySet

LIGHTS = [("go", _("On time")), ("near", _("Due soon")), ("hot", _("Urgent")), ("late", _("Late")), ("off", "–")]


class Urging(models.Model):
    """An urging letter (催办函) as it went out: at which light, to whom, with which words. One a day and suggestion."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="urgings", verbose_name=_("suggestion"))
    on = models.DateField(_("day"))
    light = models.CharField(_("light"), max_length=4, choices=LIGHTS)
    due_on = models.DateField(_("last day"), null=True)
    note = models.TextField(_("words"), blank=True)
    letter = models.OneToOneField(
        IssuedPaper, models.PROTECT, null=True, related_name="urging", verbose_name=_("letter")
    )
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("people told"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    objects = BesideQuerySet.as_manager()

    class Meta:
        verbose_name = _("urging")
        verbose_name_plural = _("urgings")
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "on"], name="urged_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.suggestion}"


class Presence(models.Model):
    """The five present (五到场): leader in charge, proposing deputy, unit, congress, media; empty where nobody came."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="presences", verbose_name=_("suggestion"))
    on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=100)
    leader = models.CharField(_("leader in charge"), max_length=100, blank=True)
    deputies = models.CharField(_("proposing deputies"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    congress = models.CharField(_("supervision by the congress"), max_length=200, blank=True)
    press = models.CharField(_("media"), max_length=200, blank=True)
    note = models.TextField(_("what was done"), max_length=4000, blank=True)
    uploads = models.ManyToManyField(Upload, related_name="+", verbose_name=_("files"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    class Meta:
        verbose_name = _("presence on site")
        verbose_name_plural = _("presences on site")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.place}"

    @property
    def parties(self) -> list[str]:
        """Who came, of the five."""
        return [self.leader, self.deputies, self.unit, self.congress, self.press]

    @property
    def count(self) -> int:
        return sum(map(bool, self.parties))
