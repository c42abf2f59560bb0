"""Places, congresses, their terms and sessions, handling units, the calendar and local rules."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from congress.common.text import chinese_number
from congress.organs.querysets import (
    CongressQuerySet,
    HolidayQuerySet,
    LocalRuleQuerySet,
    RegionQuerySet,
    SessionQuerySet,
    UnitQuerySet,
)
from congress.organs.rules import Level, LocalNumber, PlainUnit, Ruling, System, unit_of
from congress.organs.workdays import PeriodUnit


class RegionKind(models.TextChoices):
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    DISTRICT = "district", _("District")
    COUNTY = "county", _("County")
    TOWN = "town", _("Town")
    TOWNSHIP = "township", _("Township")
    STREET = "street", _("Street")
    VILLAGE = "village", _("Village or community")


PREFIX_LENGTH = {"province": 2, "city": 4, "district": 6, "county": 6, "town": 9, "township": 9, "street": 9}


class Region(models.Model):
    """A place by its twelve-digit statistical code (GB/T 2260 and 10114)."""

    code = models.CharField(_("code"), max_length=12, unique=True, validators=[RegexValidator(r"^\d{12}$")])
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=RegionKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def prefix(self) -> str:
        """The leading digits shared by everything inside."""
        return self.code[: PREFIX_LENGTH.get(self.kind, 12)]


class Congress(models.Model):
    """A people's congress of one place, with the words its papers use."""

    region = models.OneToOneField(Region, models.PROTECT, related_name="congress", verbose_name=_("region"))
    level = models.CharField(_("level"), max_length=10, choices=Level)
    name = models.CharField(_("name"), max_length=60, help_text=_("as in “清源市人民代表大会”"))
    committee_name = models.CharField(_("standing committee"), max_length=60)
    office_name = models.CharField(
        _("working committee"), max_length=60, help_text=_("the body that handles deputies' work (代表法 §12)")
    )

    objects = CongressQuerySet.as_manager()

    class Meta:
        verbose_name = _("congress")
        verbose_name_plural = _("congresses")
        ordering = ["region__code"]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A term (届): from the first session of this congress to the first of the next (代表法 §2)."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="terms", verbose_name=_("congress"))
    number = models.PositiveSmallIntegerField(_("number"))
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["congress", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "number"], name="term_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="term_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.congress.region.name}第{chinese_number(self.number)}届"


class Session(models.Model):
    """A session (次) of a congress."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="sessions", verbose_name=_("term"))
    number = models.PositiveSmallIntegerField(_("number"))
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(pgettext_lazy("session", "closed on"))
    motions_until = models.DateTimeField(
        _("motions until"),
        null=True,
        blank=True,
        help_text=_("the presidium's deadline; empty: until the session closes"),
    )
    presidium_last_at = models.DateTimeField(
        _("presidium's last meeting"),
        null=True,
        blank=True,
        help_text=_("movers may ask to reconsider until before it"),
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-opened_on"]
        constraints = [
            models.UniqueConstraint(fields=["term", "number"], name="session_number_once"),
            models.CheckConstraint(condition=Q(closed_on__gte=F("opened_on")), name="session_order"),
        ]

    def __str__(self) -> str:
        return f"{chinese_number(self.term.number)}届{chinese_number(self.number)}次"

    @property
    def full_name(self) -> str:
        """As letters name it: 清源市第九届人民代表大会第四次会议."""
        congress = self.term.congress
        return (
            f"{congress.region.name}第{chinese_number(self.term.number)}届人民代表大会"
            f"第{chinese_number(self.number)}次会议"
        )


class Unit(models.Model):
    """A body that handles suggestions (承办单位), with its stated duties."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="units", verbose_name=_("congress"))
    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    system = models.CharField(_("system"), max_length=15, choices=System, default=System.GOVERNMENT)
    duties = models.TextField(_("duties"), blank=True)
    is_first_tier = models.BooleanField(
        _("first-tier office"), default=False, help_text=_("takes suggestions over and passes them on to units")
    )
    contact_name = models.CharField(_("liaison"), max_length=40, blank=True)
    contact_phone = models.CharField(_("office phone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("active"), default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="unit_name_once")]

    def __str__(self) -> str:
        return self.short_name or self.name


class Holiday(models.Model):
    """A day that departs from plain weekends, by the State Council's yearly notice (调休)."""

    class Kind(models.TextChoices):
        REST = "rest", _("Rest day")
        WORK = "work", _("Make-up working day")

    on = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    name = models.CharField(_("holiday"), max_length=40)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["-on"]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


def local_numbers() -> dict[str, LocalNumber]:
    """Every number a place may set, by key; the apps' tables are named in settings.LOCAL_NUMBERS."""

    return {number.key: number for path in settings.LOCAL_NUMBERS for number in import_string(path)}


UNITS = [*[(unit.value, unit.value) for unit in PeriodUnit], *PlainUnit.choices]


class LocalRule(models.Model):
    """A place's own number (本地规则), in force from a day on; the default and the range stand in the app's rules."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="local_rules", verbose_name=_("congress"))
    key = models.CharField(_("rule"), max_length=60)
    amount = models.PositiveSmallIntegerField(_("amount"))
    unit = models.CharField(_("counted in"), max_length=10, choices=UNITS)
    clause = models.CharField(_("clause"), max_length=200)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = LocalRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("local rule")
        verbose_name_plural = _("local rules")
        ordering = ["key", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "key", "valid_from"], name="local_rule_once"),
            models.CheckConstraint(condition=Q(amount__gte=1) | Q(unit="yes_no", amount=0), name="local_rule_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount} {self.unit}"

    def ruling(self, number: LocalNumber) -> Ruling:
        """What it says; without a clause of its own it confirms the default's."""
        return Ruling(self.key, self.amount, unit_of(self.unit), self.clause or number.clause)

    def clean(self) -> None:
        number = local_numbers().get(self.key)
        if number is None:
            raise ValidationError({"key": gettext("There is no such rule.")})
        if not number.is_lawful(self.amount, unit_of(self.unit)):
            raise ValidationError(
                {
                    "amount": gettext("The lawful range is %(low)s to %(high)s (%(clause)s).")
                    % {"low": number.low, "high": number.high, "clause": number.clause}
                }
            )
