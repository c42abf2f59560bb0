"""Persons and the mandates they hold; delegations and electing units."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.common.fields import EncryptedTextField
from congress.organs.models import Region, Term
from deputies.querysets import MandateQuerySet
from deputies.rules import EndCause, MandateStatus, Sex


class Person(models.Model):
    """Who someone is, whatever mandates they hold. Identity numbers are not kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("account"),
    )
    name = models.CharField(_("full name"), max_length=40)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    ethnicity = models.CharField(_("ethnicity"), max_length=20, blank=True)
    born = models.CharField(_("born"), max_length=10, blank=True, help_text=_("YYYY, YYYY-MM or YYYY-MM-DD, as known"))
    party = models.CharField(_("party"), max_length=40, blank=True)
    education = models.CharField(_("education"), max_length=40, blank=True)
    employer = models.CharField(_("employer and post"), max_length=120, blank=True)
    phone = EncryptedTextField(_("mobile phone"), blank=True)
    address = models.CharField(_("postal address"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["pk"]
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name


class Delegation(models.Model):
    """A delegation (代表团) of one term."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="delegations", verbose_name=_("term"))
    name = models.CharField(_("name"), max_length=60)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("area"),
        help_text=_("whose congress or working committee reviews first, where the place has a first review"),
    )

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["term", "name"], name="delegation_once")]

    def __str__(self) -> str:
        return self.name


class ElectingUnit(models.Model):
    """Who elects deputies of a term: a lower congress, or an election district (选举法 §25)."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="electing_units", verbose_name=_("term"))
    name = models.CharField(_("name"), max_length=80)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True, help_text=_("empty: not known"))

    class Meta:
        verbose_name = _("electing unit or district")
        verbose_name_plural = _("electing units and districts")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["term", "name"], name="electing_unit_once")]

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """A person's seat in one congress for one term (选举法 §48: several levels at once are lawful)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates", verbose_name=_("person"))
    term = models.ForeignKey(Term, models.PROTECT, related_name="mandates", verbose_name=_("term"))
    electing_unit = models.CharField(_("electing unit or district"), max_length=80, blank=True)
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name=_("delegation")
    )
    card_no = models.CharField(_("deputy card number"), max_length=20, blank=True)
    structure = models.CharField(_("deputy structure"), max_length=40, blank=True)
    first_elected = models.CharField(_("first elected"), max_length=40, blank=True)
    is_reelected = models.BooleanField(_("re-elected"), default=False)
    group_name = models.CharField(_("deputy group"), max_length=60, blank=True)
    station_name = models.CharField(_("liaison station"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=MandateStatus, default=MandateStatus.IN_OFFICE)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_cause = models.CharField(_("cause"), max_length=20, choices=EndCause, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "term"], name="mandate_once"),
            models.UniqueConstraint(fields=["term", "card_no"], condition=~Q(card_no=""), name="card_once_in_term"),
            models.CheckConstraint(
                condition=Q(status="ended", ended_on__isnull=False) & ~Q(end_cause="")
                | ~Q(status="ended") & Q(ended_on__isnull=True, end_cause=""),
                name="mandate_end_has_cause",
            ),
        ]

    def __str__(self) -> str:
        return self.person.name
