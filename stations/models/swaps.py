"""A question of one deputy to another: shall we swap our reception days?"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from deputies.models import Mandate
from stations.models.receptions import ReceptionDay
from stations.querysets import SwapQuerySet
from stations.rules.swaps import SWAP_LAW, SwapStatus


class Swap(models.Model):
    """The asker gives `own_day` and takes `other_day`. Days, not turns, are named: a roster may change meanwhile."""

    own_day = models.ForeignKey(ReceptionDay, models.PROTECT, related_name="swaps_asked", verbose_name=_("own day"))
    asker = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name=_("who asks"))
    other_day = models.ForeignKey(ReceptionDay, models.PROTECT, related_name="+", verbose_name=_("day of the other"))
    other = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name=_("who is asked"))
    status = models.CharField(_("status"), max_length=10, choices=SwapStatus, default=SwapStatus.ASKED)
    version = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField(_("asked"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = SwapQuerySet.as_manager()

    class Meta:
        verbose_name = _("swap of reception days")
        verbose_name_plural = _("swaps of reception days")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["own_day", "asker"], condition=Q(status="asked"), name="swap_asked_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(asker=F("other")) & ~Q(own_day=F("other_day")), name="swap_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.asker} {self.own_day.on:%Y-%m-%d} / {self.other} {self.other_day.on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("stations:swap", args=[self.pk])


class SwapStep(TakenStep):
    """One step of a swap."""

    law = SWAP_LAW
    swap = models.ForeignKey(Swap, models.PROTECT, related_name="steps")
    from_status = models.CharField(max_length=10, choices=SwapStatus)
    to_status = models.CharField(max_length=10, choices=SwapStatus)
