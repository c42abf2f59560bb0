"""Liaison stations of deputies, a tree (代表之家、联络站、联络点)."""

from hashlib import sha256

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.fields import EncryptedTextField
from congress.organs.models import Congress, Region
from stations.querysets import StationQuerySet
from stations.reception import Rule
from stations.rules import Form, Kind, public_phone


class Station(models.Model):
    """A place where deputies meet citizens, kept by one congress. Closed ones stay, for what happened there."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="stations", verbose_name=_("congress"))
    code = models.CharField(_("station code"), max_length=30)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    form = models.CharField(_("form"), max_length=8, choices=Form, default=Form.FIXED)
    theme = models.CharField(_("theme"), max_length=60, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("station above")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="stations", verbose_name=_("area"))
    address = models.CharField(_("address"), max_length=120, blank=True)
    size_m2 = models.PositiveIntegerField(_("size, m²"), null=True, blank=True)
    keeper = models.CharField(_("station head"), max_length=40, blank=True)
    liaison = models.CharField(_("liaison"), max_length=40, blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    reception = models.CharField(_("reception days"), max_length=120, blank=True)
    rule = models.JSONField(_("rule of the reception days"), default=dict, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6, null=True, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    notes = models.CharField(_("notes"), max_length=200, blank=True)

    objects = StationQuerySet.as_manager()

    class Meta:
        verbose_name = _("liaison station")
        verbose_name_plural = _("liaison stations")
        ordering = ["region__code", "code"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="station_code_once"),
            models.UniqueConstraint(fields=["congress", "name"], name="station_name_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="station_not_above_itself"),
            models.CheckConstraint(condition=Q(rule={}) | ~Q(reception=""), name="station_rule_has_words"),
            models.CheckConstraint(
                condition=Q(longitude=None, latitude=None)
                | Q(longitude__isnull=False, longitude__range=(-180, 180))
                & Q(latitude__isnull=False, latitude__range=(-90, 90)),
                name="station_place_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("stations:station", args=[self.pk])

    @property
    def fingerprint(self) -> str:
        """Of all that is written here, so that an edit says which state it looked at; 64 hexadecimal characters."""
        written = [str(getattr(self, field.attname)) for field in self._meta.concrete_fields]
        return sha256(repr(written).encode()).hexdigest()

    @property
    def public_phone(self) -> str:
        return public_phone(self.phone)

    @property
    def reception_rule(self) -> Rule | None:
        """None where nobody entered the days yet."""
        return Rule.from_json(self.rule) if self.rule else None
