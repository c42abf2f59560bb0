"""What a citizen says, its photographs, the messages between citizen and handlers, and the record of its steps."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from congress.common.fields import EncryptedTextField
from congress.common.taken import TakenStep
from congress.common.text import mask_numbers, names_mobile
from congress.files.models import Upload
from congress.organs.models import Congress, Unit
from congress.organs.rules import Ruling, unit_of
from congress.organs.workdays import Period, PeriodUnit
from deputies.models import Mandate
from stations.models.codes import Code
from stations.models.stations import Station
from stations.querysets import OpinionQuerySet
from stations.rules.opinions import (
    ENDED,
    LAW,
    NUMBERS,
    TEXT_LENGTH,
    ClockKind,
    Rating,
    Refusal,
    Route,
    Status,
    Topic,
    Way,
)
from stations.rules.reminders import Stage


class Opinion(models.Model):
    """What a citizen said (群众意见), and what became of it. Name and phone are encrypted, and gone after retention."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="opinions", verbose_name=_("congress"))
    station = models.ForeignKey(
        Station, models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name=_("liaison station")
    )
    deputy = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name=_("deputy spoken to")
    )
    present = models.ManyToManyField(
        Mandate, blank=True, related_name="opinions_heard", verbose_name=_("other deputies present")
    )
    code = models.ForeignKey(
        Code, models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name=_("code")
    )
    way = models.CharField(_("way"), max_length=10, choices=Way, default=Way.CODE)
    book_no = models.CharField(_("number in the station's register"), max_length=40, blank=True)
    recorder = models.CharField(_("recorder named in the register"), max_length=40, blank=True)
    is_imported = models.BooleanField(
        _("taken over from the register"), default=False
    )  # so what came before has no steps
    form_key = models.UUIDField(unique=True, default=uuid4, editable=False)
    # HMAC of the code the citizen keeps: with the receipt number it opens the tracking page.
    secret = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(_("received"))
    is_entered = models.BooleanField(_("entered"), default=True)  # not yet for the seconds after a citizen sent it
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("recorder")
    )

    text = models.TextField(_("what it is about"), max_length=TEXT_LENGTH)
    ask = models.CharField(_("request"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    topic = models.CharField(_("topic"), max_length=10, choices=Topic, blank=True)
    name = EncryptedTextField(_("name"), blank=True)
    sex = models.CharField(_("sex"), max_length=6, blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    address = EncryptedTextField(_("address"), blank=True)
    has_read_notice = models.BooleanField(_("has read the privacy notice"), default=False)
    may_pass_on = models.BooleanField(_("contact may be passed on to whoever handles it"), default=False)
    may_publish = models.BooleanField(_("may be published without the person"), default=False)
    doubt = models.CharField(_("words to look at"), max_length=120, blank=True)  # found by the filter, hidden nowhere

    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.SUBMITTED)
    version = models.PositiveIntegerField(default=1)
    refusal = models.CharField(_("reason"), max_length=8, choices=Refusal, blank=True)
    route = models.CharField(_("route"), max_length=8, choices=Route, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name=_("unit")
    )
    higher = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="opinions_carried", verbose_name=_("higher deputy")
    )
    handed_to = models.CharField(_("handed to"), max_length=80, blank=True)  # a village or street in words
    external_no = models.CharField(_("12345 ticket"), max_length=40, blank=True)
    # The suggestion made of it, as the app above names it and where it stands.
    became = models.CharField(_("made into"), max_length=160, blank=True)
    became_url = models.CharField(max_length=100, blank=True)
    folded_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="folded", verbose_name=_("handled with")
    )
    reply = models.TextField(_("reply of whoever handled it"), blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer to the citizen"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    told_by = models.CharField(_("way of telling back"), max_length=40, blank=True)
    rating = models.CharField(_("rating"), max_length=9, choices=Rating, blank=True)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    rated_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    deidentified_at = models.DateTimeField(null=True, blank=True)

    clock = models.CharField(max_length=10, choices=ClockKind, blank=True)
    clock_from = models.DateField(null=True, blank=True)
    clock_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    clock_unit = models.CharField(max_length=10, blank=True)
    clock_clause = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    reminded = models.CharField(max_length=4, choices=Stage, blank=True)  # the stage a reminder went out for

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("citizen's opinion")
        verbose_name_plural = _("citizens' opinions")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["congress", "-id"], name="opinion_newest"),
            models.Index(fields=["deputy", "-id"], name="opinion_of_deputy"),
            models.Index(fields=["station", "-id"], name="opinion_of_station"),
            models.Index(fields=["unit", "-id"], condition=Q(unit__isnull=False), name="opinion_of_unit"),
            models.Index(
                fields=["ended_at"],
                condition=Q(ended_at__isnull=False, deidentified_at=None),
                name="opinion_to_forget",
            ),
            # Periods are asked for by one of these; months are counted of a few thousand rows, not of all years.
            models.Index(fields=["received_at"], name="opinion_received"),
            models.Index(fields=["answered_at"], condition=Q(answered_at__isnull=False), name="opinion_answered"),
            models.Index(fields=["ended_at"], condition=Q(ended_at__isnull=False), name="opinion_ended"),
            models.Index(fields=["rated_at"], condition=Q(rated_at__isnull=False), name="opinion_rated"),
            models.Index(fields=["due_on", "id"], condition=Q(due_on__isnull=False), name="opinion_due"),
            models.Index(fields=["id"], condition=Q(is_entered=False), name="opinion_to_enter"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(deputy__isnull=False) | Q(station__isnull=False), name="opinion_said_to_somebody"
            ),
            models.CheckConstraint(condition=~Q(route="unit") | Q(unit__isnull=False), name="opinion_unit_named"),
            models.CheckConstraint(condition=~Q(route="higher") | Q(higher__isnull=False), name="opinion_higher_named"),
            models.CheckConstraint(condition=Q(status="folded") | Q(folded_into=None), name="opinion_folded_somewhere"),
            models.CheckConstraint(
                condition=Q(status__in=sorted(ENDED), ended_at__isnull=False)
                | ~Q(status__in=sorted(ENDED)) & Q(ended_at=None),
                name="opinion_ended_some_day",
            ),
            models.CheckConstraint(condition=~Q(folded_into=F("id")), name="opinion_not_in_itself"),
            models.CheckConstraint(
                condition=~Q(status="not_accepted") | ~Q(refusal=""), name="opinion_refused_with_reason"
            ),
            models.CheckConstraint(condition=~Q(status="suggested") | ~Q(became=""), name="opinion_became_something"),
            models.CheckConstraint(condition=Q(rating="") | Q(rated_at__isnull=False), name="opinion_rated_some_day"),
            models.CheckConstraint(
                condition=Q(due_on=None, clock="") | Q(due_on__isnull=False) & ~Q(clock=""), name="opinion_due_by_clock"
            ),
            models.UniqueConstraint(
                fields=["congress", "external_no"], condition=~Q(external_no=""), name="opinion_ticket_once"
            ),
        ]

    def __str__(self) -> str:
        return self.receipt

    def get_absolute_url(self) -> str:
        return reverse("stations:opinion", args=[self.pk])

    @property
    def receipt(self) -> str:
        """The number the citizen gets: year and month of receipt and a running number, such as 2611-000387."""
        return f"{localtime(self.received_at):%y%m}-{self.pk:06d}"

    @property
    def title(self) -> str:
        """The first words, for lists inside the house; whoever wrote a number into them is not told by it."""
        words = " ".join(mask_numbers(self.text).split())
        return words[:24] + "…" if len(words) > 25 else words

    @property
    def has_mobile_in_words(self) -> bool:
        return names_mobile(self.text)

    @property
    def ruling(self) -> Ruling | None:
        """The rule the running clock counts by, None when nothing is owed."""
        if not self.clock:
            return None
        assert self.clock_amount is not None
        number = NUMBERS[ClockKind(self.clock)]
        return Ruling(number.key, self.clock_amount, unit_of(self.clock_unit), self.clock_clause or number.clause)

    @property
    def period(self) -> Period | None:
        if self.clock_amount is None:
            return None
        return Period(self.clock_amount, PeriodUnit(self.clock_unit))

    @property
    def owed_on(self) -> date | None:
        """The last day of what is owed to the citizen; the period for the rating is the citizen's own."""
        return None if self.clock == ClockKind.RATING else self.due_on

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


class OpinionPhoto(models.Model):
    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="photos")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.upload)


class OpinionMessage(models.Model):
    """What the citizen added, or what the citizen was told. `by=None` is the citizen."""

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="messages")
    text = models.TextField(max_length=TEXT_LENGTH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.opinion} {self.at:%Y-%m-%d}"


class OpinionStep(TakenStep):
    """One step of an opinion's life, and what stood before it: the clock's last day, whether it was a suggestion."""

    law = LAW
    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="steps")
    from_status = models.CharField(max_length=12, choices=Status)
    to_status = models.CharField(max_length=12, choices=Status)
    due_on = models.DateField(null=True)
    was_suggested = models.BooleanField(default=False)

    class Meta(TakenStep.Meta):
        indexes = [BrinIndex(fields=["at"], name="opinion_step_by_time")]
