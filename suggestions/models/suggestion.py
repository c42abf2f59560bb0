"""The suggestion itself, its number, its attachments and the record of its steps."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.common.taken import TakenStep
from congress.files.models import Upload
from congress.organs.models import Congress, Session, Unit
from deputies.models import Mandate
from stations.models import Opinion
from suggestions.querysets import SuggestionQuerySet
from suggestions.rules import LAW, Status
from suggestions.rules.life import UNNUMBERED

TITLE_LENGTH = 100  # characters; longer titles do not fit the printed form's line
BODY_LENGTH = 20_000


class Category(models.Model):
    """A class of matters; the list mirrors the special committees, so it is data."""

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="categories", verbose_name=gettext_lazy("congress")
    )
    name = models.CharField(gettext_lazy("name"), max_length=40)
    committee = models.CharField(gettext_lazy("special committee"), max_length=60, blank=True)
    is_active = models.BooleanField(gettext_lazy("in use"), default=True)

    class Meta:
        verbose_name = gettext_lazy("category")
        verbose_name_plural = gettext_lazy("categories")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="category_once")]

    def __str__(self) -> str:
        return self.name


class OutcomeCategory(models.Model):
    """A letter of the outcome scheme (A/B/C/D), with what it counts as; wordings differ from place to place."""

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="outcome_categories", verbose_name=gettext_lazy("congress")
    )
    code = models.CharField(gettext_lazy("letter"), max_length=2)
    label = models.CharField(gettext_lazy("meaning"), max_length=60)
    is_solved = models.BooleanField(gettext_lazy("counts as solved"), default=False)
    is_planned = models.BooleanField(gettext_lazy("counts as planned"), default=False)
    needs_tracking = models.BooleanField(gettext_lazy("is tracked until kept"), default=False)
    is_active = models.BooleanField(gettext_lazy("in use"), default=True)

    class Meta:
        verbose_name = gettext_lazy("outcome category")
        verbose_name_plural = gettext_lazy("outcome categories")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="outcome_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Suggestion(models.Model):
    """A deputy's suggestion, criticism or opinion (代表建议、批评和意见)."""

    class Period(models.TextChoices):
        IN_SESSION = "in", gettext_lazy("In session")
        BETWEEN = "between", gettext_lazy("Between sessions")

    class Source(models.TextChoices):
        """What it grew out of; the field reports the shares every year (domain: 专题调研、视察、座谈走访 …)."""

        RESEARCH = "research", gettext_lazy("Topical research")
        INSPECTION = "inspection", gettext_lazy("Inspection")
        FORUM = "forum", gettext_lazy("Forums and visits")
        GROUP = "group", gettext_lazy("Deputy group")
        STATION = "station", gettext_lazy("Reception at a station")
        OWN_WORK = "own_work", gettext_lazy("Own work")
        OTHER = "other", gettext_lazy("Other")

    class ContactPreference(models.TextChoices):
        MEETING = "meeting", gettext_lazy("Meeting in person")
        PHONE = "phone", gettext_lazy("Telephone")
        WRITING = "writing", gettext_lazy("In writing")

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="suggestions", verbose_name=gettext_lazy("congress")
    )
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="suggestions", verbose_name=gettext_lazy("session")
    )
    period = models.CharField(gettext_lazy("period"), max_length=7, choices=Period)
    number = models.PositiveIntegerField(gettext_lazy("number"), null=True, blank=True)
    title = models.CharField(gettext_lazy("title"), max_length=TITLE_LENGTH)
    body = models.TextField(gettext_lazy("text"), max_length=BODY_LENGTH, blank=True)
    lead = models.ForeignKey(
        Mandate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=gettext_lazy("lead deputy"),
    )
    lead_name = models.CharField(gettext_lazy("lead deputy's name"), max_length=60)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, verbose_name=gettext_lazy("category"))
    proposed_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("unit you propose")
    )
    contact_preference = models.CharField(
        gettext_lazy("how you wish to be contacted"),
        max_length=7,
        choices=ContactPreference,
        default=ContactPreference.MEETING,
    )
    source = models.CharField(gettext_lazy("grown out of"), max_length=10, choices=Source, blank=True)
    may_publish = models.BooleanField(gettext_lazy("agrees to publication"), default=False)
    is_confidential = models.BooleanField(gettext_lazy("asks for confidentiality"), default=False)
    declared_clean_at = models.DateTimeField(gettext_lazy("declared free of state secrets at"), null=True, blank=True)
    # Rises with title and text; co-signers confirm one of them.
    text_version = models.PositiveIntegerField(gettext_lazy("edition of the text"), default=1)
    first_tier = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("first-tier office")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=gettext_lazy("handled with")
    )
    handover_meeting = models.ForeignKey(
        "suggestions.HandoverMeeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=gettext_lazy("handed over at"),
    )
    # The lead's wish while co-signers have not all agreed.
    withdrawal_reason = models.TextField(gettext_lazy("reason for the withdrawal"), blank=True)
    status = models.CharField(gettext_lazy("status"), max_length=12, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(gettext_lazy("state of the record"), default=0)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(gettext_lazy("begun at"))
    submitted_on = models.DateField(gettext_lazy("submitted on"), null=True, blank=True)
    accepted_on = models.DateField(gettext_lazy("accepted on"), null=True, blank=True)
    assigned_on = models.DateField(gettext_lazy("handed over on"), null=True, blank=True)
    replied_on = models.DateField(gettext_lazy("replied on"), null=True, blank=True)
    closed_on = models.DateField(gettext_lazy("closed on"), null=True, blank=True)
    from_motion = models.OneToOneField(
        "suggestions.Motion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestion",
        verbose_name=gettext_lazy("from the motion"),
    )
    opinion = models.ForeignKey(
        Opinion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=gettext_lazy("from the citizen's opinion"),
    )
    is_imported = models.BooleanField(gettext_lazy("imported from earlier years"), default=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("suggestion")
        verbose_name_plural = gettext_lazy("suggestions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "period", "number"], name="suggestion_number_once"),
            models.CheckConstraint(condition=Q(is_imported=True) | Q(lead__isnull=False), name="suggestion_has_lead"),
            models.CheckConstraint(
                condition=Q(status__in=sorted(UNNUMBERED)) | Q(number__isnull=False), name="suggestion_accepted_number"
            ),
            models.CheckConstraint(
                condition=~Q(status="merged") | Q(merged_into__isnull=False), name="merged_into_another"
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="not_merged_into_itself"),
            models.CheckConstraint(
                condition=~Q(status="entrusted") | Q(first_tier__isnull=False), name="entrusted_to_an_office"
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "status", "-id"], name="suggestion_by_status"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:detail", args=[self.pk])

    @property
    def number_label(self) -> str:
        """Empty before acceptance."""
        return "" if self.number is None else label_of_number(self.period, self.number)


def label_of_number(period: str, number: int) -> str:
    """As practice prints it: 第031号, 闭会第031号."""
    if period == Suggestion.Period.BETWEEN:
        return _("Between sessions no. %03d") % number
    return _("No. %03d") % number


class Attachment(models.Model):
    """A file that belongs to a suggestion and is seen by whoever may see it."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="attachments")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.upload.name


class NumberSeries(models.Model):
    """The last number given in one session and period; its row lock keeps numbers without holes or repeats."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    period = models.CharField(max_length=7, choices=Suggestion.Period)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "period"], name="number_series_once")]

    def __str__(self) -> str:
        return f"{self.session} {self.period}: {self.last}"


class StepRecord(TakenStep):
    """One step somebody took: the record that can be trusted in a dispute."""

    law = LAW
    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=12, choices=Status)
    to_status = models.CharField(max_length=12, choices=Status)
