"""Placeholders of classified items handled on paper: a number, days and names, never a word of the matter."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from congress.organs.models import Congress, Session, Unit
from deputies.models import Mandate
from suggestions.models.suggestion import Suggestion, label_of_number
from suggestions.querysets import OfflineQuerySet
from suggestions.rules.offline import OFFLINE_LAW, OfflineStatus


class OfflineItem(models.Model):
    """涉密件: numbered in the series of the suggestions; seen by the office and the deputy alone."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("congress"))
    session = models.ForeignKey(Session, models.PROTECT, related_name="+", verbose_name=_("session"))
    period = models.CharField(_("period"), max_length=7, choices=Suggestion.Period)
    number = models.PositiveIntegerField(_("number"))
    lead = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name=_("lead deputy"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead unit"))
    status = models.CharField(_("status"), max_length=11, choices=OfflineStatus, default=OfflineStatus.RECEIVED)
    version = models.PositiveIntegerField(default=0)
    form_key = models.UUIDField(unique=True, editable=False)
    received_on = models.DateField(_("received on"))
    handed_over_on = models.DateField(_("handed over on"), null=True, blank=True)
    replied_on = models.DateField(_("replied on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = OfflineQuerySet.as_manager()

    class Meta:
        verbose_name = _("classified item")
        verbose_name_plural = _("classified items")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "period", "number"], name="offline_number_once"),
            models.CheckConstraint(
                condition=(Q(handed_over_on__isnull=True) | Q(handed_over_on__gte=F("received_on"), unit__isnull=False))
                & (Q(replied_on__isnull=True) | Q(replied_on__gte=F("handed_over_on")))
                & (Q(closed_on__isnull=True) | Q(closed_on__gte=F("replied_on"))),
                name="offline_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Classified item handled offline"))

    @property
    def number_label(self) -> str:
        return label_of_number(self.period, self.number)

    @property
    def last_on(self) -> date:
        """The day of the last thing known of it."""
        return self.closed_on or self.replied_on or self.handed_over_on or self.received_on


class OfflineStep(TakenStep):
    """One step somebody recorded."""

    law = OFFLINE_LAW
    item = models.ForeignKey(OfflineItem, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=11, choices=OfflineStatus)
    to_status = models.CharField(max_length=11, choices=OfflineStatus)
