"""Topical inquiries: what was asked, what was answered, what has to be done until when."""

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from congress.organs.models import Congress, Unit
from suggestions.models.suggestion import Suggestion
from suggestions.rules.supervision.inquiries import INQUIRY_LAW, InquiryStatus, TaskState
from suggestions.supervised import InquiryQuerySet


class Inquiry(models.Model):
    """One inquiry on a topic, with the suggestions it is about and the units that answer."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="inquiries", verbose_name=_("congress"))
    title = models.CharField(_("topic"), max_length=80)
    on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=100)
    suggestions = models.ManyToManyField(Suggestion, related_name="inquiries", verbose_name=_("suggestions"))
    units = models.ManyToManyField(Unit, related_name="+", verbose_name=_("units that answer"))
    chair = models.CharField(_("chaired by"), max_length=60, blank=True)
    present = models.TextField(_("present"), max_length=2000, blank=True)
    status = models.CharField(_("status"), max_length=9, choices=InquiryStatus, default=InquiryStatus.PLANNED)
    version = models.PositiveIntegerField(default=0)
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("topical inquiry")
        verbose_name_plural = _("topical inquiries")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["held", "closed"]) | ~Q(chair=""), name="held_inquiry_has_chair"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:inquiry", args=[self.pk])


class Question(models.Model):
    """A question to a unit, and what its official answered."""

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="questions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit that answers"))
    asked_by = models.CharField(_("asked by"), max_length=60)
    text = models.TextField(_("question"), max_length=4000)
    official = models.CharField(_("answered by"), max_length=60, blank=True)
    answer = models.TextField(_("answer"), max_length=8000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", official="") | ~Q(answer="") & ~Q(official=""), name="answer_has_official"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class FollowUp(models.Model):
    """A task a unit was given, until it is done; `reminded` is the last light it was reminded in."""

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="tasks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    task = models.CharField(_("task"), max_length=300)
    due_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=4, choices=TaskState, default=TaskState.OPEN)
    evidence = models.TextField(_("evidence"), max_length=4000, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    reminded = models.CharField(max_length=4, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", done_on__isnull=True)
                | Q(state="done", done_on__isnull=False) & ~Q(evidence=""),
                name="done_task_is_shown",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(state="open"), name="follow_up_open")]

    def __str__(self) -> str:
        return self.task


class InquiryStep(TakenStep):
    """One step in the course of an inquiry."""

    law = INQUIRY_LAW
    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=9, choices=InquiryStatus)
    to_status = models.CharField(max_length=9, choices=InquiryStatus)
