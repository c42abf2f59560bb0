"""Circulars on the handling of suggestions by units."""

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from congress.organs.models import Congress
from suggestions.models.supervision.papers import IssuedPaper
from suggestions.rules.supervision.circulars import CIRCULAR_LAW, CircularStatus
from suggestions.supervised import OversightQuerySet


class Circular(models.Model):
    """What units did with the items handed over in a period, as it stood on the day of the figures.

    `lines` keeps the figures as drafted: what is approved is what was read, whatever happened in between.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="circulars", verbose_name=_("congress"))
    title = models.CharField(_("title"), max_length=80)
    from_on = models.DateField(_("handed over from"))
    until_on = models.DateField(_("handed over until"))
    cut_off = models.DateField(_("figures as of"))
    opening = models.TextField(_("opening words"), max_length=2000, blank=True)
    demands = models.TextField(_("what is demanded"), max_length=2000, blank=True)
    lines = models.JSONField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("drafted by")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    paper = models.OneToOneField(
        IssuedPaper, models.PROTECT, null=True, related_name="circular", verbose_name=_("issued paper")
    )
    status = models.CharField(_("status"), max_length=8, choices=CircularStatus, default=CircularStatus.DRAFTED)
    version = models.PositiveIntegerField(default=0)
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = OversightQuerySet.as_manager()

    class Meta:
        verbose_name = _("circular")
        verbose_name_plural = _("circulars")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__lte=F("until_on")) & Q(until_on__lte=F("cut_off")), name="circular_period"
            ),
            models.CheckConstraint(condition=~Q(drafted_by=F("approved_by")), name="circular_by_two_people"),
            models.CheckConstraint(
                condition=Q(status="issued", paper__isnull=False, approved_by__isnull=False)
                | ~Q(status="issued") & Q(paper__isnull=True),
                name="issued_circular_has_paper",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:circular", args=[self.pk])


class CircularStep(TakenStep):
    """One step in the life of a circular."""

    law = CIRCULAR_LAW
    circular = models.ForeignKey(Circular, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=8, choices=CircularStatus)
    to_status = models.CharField(max_length=8, choices=CircularStatus)
