"""The motion itself."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.organs.models import Congress, Session
from deputies.models import Mandate
from suggestions.models.suggestion import BODY_LENGTH, TITLE_LENGTH, Category, Suggestion
from suggestions.querysets import MotionQuerySet
from suggestions.rules.motions import MOTION_LAW, MotionStatus

NUMBERLESS = ["draft", "collecting", "submitted", "withdrawn"]


class Motion(models.Model):
    """A deputies' motion to the congress (议案): matter, grounds and proposal (代表法 §15)."""

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="motions", verbose_name=gettext_lazy("congress")
    )
    session = models.ForeignKey(Session, models.PROTECT, related_name="motions", verbose_name=gettext_lazy("session"))
    period = models.CharField(gettext_lazy("period"), max_length=7, choices=Suggestion.Period)
    number = models.PositiveIntegerField(gettext_lazy("number"), null=True, blank=True)
    title = models.CharField(gettext_lazy("matter (案由)"), max_length=TITLE_LENGTH)
    grounds = models.TextField(gettext_lazy("grounds (案据)"), max_length=BODY_LENGTH, blank=True)
    proposal = models.TextField(gettext_lazy("proposal (方案)"), max_length=BODY_LENGTH, blank=True)
    is_bill = models.BooleanField(gettext_lazy("asks for legislation"), default=False)
    bill = models.TextField(
        gettext_lazy("draft bill or its main points, with an explanation"), max_length=BODY_LENGTH, blank=True
    )
    # Grows with every change of the text; signers confirm one of them.
    text_no = models.PositiveIntegerField(gettext_lazy("edition of the text"), default=1)
    lead = models.ForeignKey(
        Mandate, models.PROTECT, related_name="motions_led", verbose_name=gettext_lazy("lead mover")
    )
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, verbose_name=gettext_lazy("category"))
    committee = models.CharField(gettext_lazy("special committee"), max_length=60, blank=True)
    decision = models.CharField(gettext_lazy("presidium's decision"), max_length=13, blank=True)
    status = models.CharField(gettext_lazy("status"), max_length=14, choices=MotionStatus, default=MotionStatus.DRAFT)
    version = models.PositiveIntegerField(gettext_lazy("state of the record"), default=0)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(gettext_lazy("begun at"))
    submitted_on = models.DateField(gettext_lazy("submitted on"), null=True, blank=True)
    registered_on = models.DateField(gettext_lazy("registered on"), null=True, blank=True)
    decided_on = models.DateField(gettext_lazy("decided on"), null=True, blank=True)
    closed_on = models.DateField(gettext_lazy("closed on"), null=True, blank=True)

    objects = MotionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("motion")
        verbose_name_plural = gettext_lazy("motions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "period", "number"], name="motion_number_once"),
            models.CheckConstraint(
                condition=Q(status__in=NUMBERLESS) | Q(number__isnull=False), name="motion_registered_number"
            ),
        ]
        indexes = [models.Index(fields=["congress", "status", "-id"], name="motion_by_status")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:motion", args=[self.pk])

    @property
    def number_label(self) -> str:
        """Motion no. 003; empty before registration."""
        if self.number is None:
            return ""
        if self.period == Suggestion.Period.BETWEEN:
            return _("Motion between sessions no. %03d") % self.number
        return _("Motion no. %03d") % self.number

    @property
    def decision_label(self) -> Any:
        """The decision in words, whatever the status has become since."""
        return MOTION_LAW.steps[self.decision].label if self.decision else ""
