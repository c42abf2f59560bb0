"""Papers that were issued, word for word."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Congress
from suggestions.rules.supervision.papers import PaperKind, fingerprint, number_label
from suggestions.supervised import IssuedQuerySet


class PaperSeries(models.Model):
    """The last number given to papers of a kind in a year; its row lock keeps numbers without holes or repeats."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("congress"))
    kind = models.CharField(max_length=8, choices=PaperKind)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "kind", "year"], name="paper_series_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"


class IssuedPaper(models.Model):
    """A paper as it went out. Its fingerprint stands in the trail, too, so that a changed word is found out."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="issued_papers", verbose_name=_("congress"))
    kind = models.CharField(_("kind"), max_length=8, choices=PaperKind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=200)
    to = models.TextField(_("to"))
    on = models.DateField(_("day"))
    words = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    objects = IssuedQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued paper")
        verbose_name_plural = _("issued papers")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "kind", "year", "number"], name="issued_paper_once"),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("suggestions:issued", args=[self.pk])

    @property
    def label(self) -> str:
        return number_label(self.kind, self.year, self.number)

    @property
    def is_whole(self) -> bool:
        """Whether its words still are those that were issued."""
        return fingerprint(self.words) == self.sha256
