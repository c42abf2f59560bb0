"""The codes people scan (一人一码、一站一码), and who is grouped into a station."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from deputies.models import Mandate
from stations.models.stations import Station
from stations.querysets import CodeQuerySet, MembershipQuerySet
from stations.rules import StationRole

TOKEN_LENGTH = 26  # characters of five bits: 130 bits, beyond guessing


class Membership(models.Model):
    """A deputy of any of the five levels grouped into a station (五级代表编组进站), from a day to a day."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="memberships", verbose_name=_("liaison station"))
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="memberships", verbose_name=_("deputy"))
    role = models.CharField(_("role"), max_length=8, choices=StationRole, default=StationRole.MEMBER)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputy of a station")
        verbose_name_plural = _("deputies of stations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["station", "mandate"], condition=Q(until_on=None), name="membership_once"),
            models.CheckConstraint(condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="membership_order"),
        ]

    def __str__(self) -> str:
        return f"{self.mandate} {self.station}"


class Code(models.Model):
    """An unguessable address of one mandate or one station; printed on cards and posters, revocable.

    Whether it opens is asked of the mandate or station each time: a suspended deputy's does not, until the suspension
    ends (代表法 on suspension); a revoked one never again.
    """

    token = models.CharField(max_length=TOKEN_LENGTH, unique=True)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="codes", verbose_name=_("deputy")
    )
    station = models.ForeignKey(
        Station, models.PROTECT, null=True, blank=True, related_name="codes", verbose_name=_("liaison station")
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("issued by")
    )
    issued_at = models.DateTimeField(_("issued at"))
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("revoked by")
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mandate=None, station__isnull=False) | Q(mandate__isnull=False, station=None),
                name="code_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None, reason="")
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="code_revoked_by_somebody",
            ),
            models.UniqueConstraint(fields=["mandate"], condition=Q(revoked_at=None), name="code_of_mandate_once"),
            models.UniqueConstraint(fields=["station"], condition=Q(revoked_at=None), name="code_of_station_once"),
        ]

    def __str__(self) -> str:
        return str(self.mandate or self.station)

    def get_absolute_url(self) -> str:
        return reverse("stations:scanned", args=[self.token])
