"""What units do with a suggestion: assignments, returns, contacts, co-opinions, extensions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.files.models import Upload
from congress.organs.models import Unit
from suggestions.models.suggestion import Suggestion
from suggestions.querysets import AssignmentQuerySet
from suggestions.rules import Part


class Assignment(models.Model):
    """A unit that has the suggestion: lead, co-handler, or one of several that answer separately (主办、会办、分办)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for sign-in")
        SIGNED = "signed", _("Signed for")
        RETURNED = "returned", _("Returned")

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="assignments", verbose_name=_("suggestion"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name=_("unit"))
    part = models.CharField(_("part"), max_length=8, choices=Part)
    task = models.CharField(_("what it answers"), max_length=400, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    assigned_on = models.DateField(_("handed over on"))
    signed_on = models.DateField(_("signed in on"), null=True, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-part", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion"], condition=Q(part="lead") & ~Q(state="returned"), name="one_lead_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["suggestion", "unit"], condition=~Q(state="returned"), name="unit_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(part="separate") | ~Q(task=""), name="separate_part_is_named"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_part_display()}"


class Answered(models.TextChoices):
    """What became of a request."""

    OPEN = "open", _("Not yet decided")
    AGREED = "agreed", _("Agreed")
    REFUSED = "refused", _("Refused")


class ReturnRequest(models.Model):
    """A unit's wish to give the item back (退办), with reason and the unit it thinks right."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="return_requests")
    reason = models.TextField(_("reason"), max_length=2000)
    proposed_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answered, default=Answered.OPEN)
    answer_note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment"], condition=Q(answer="open"), name="one_open_return"),
        ]

    def __str__(self) -> str:
        return self.reason[:40]


class Contact(models.Model):
    """A contact with the deputy (代表法 §51); the three meetings are its stages (三见面)."""

    class Stage(models.TextChoices):
        BEFORE = "before", _("Before handling")
        DURING = "during", _("During handling")
        AFTER = "after", _("After handling")

    class Method(models.TextChoices):
        MEETING = "meeting", _("Meeting in person")
        VISIT = "visit", _("Visit on site")
        PHONE = "phone", _("Telephone")
        FORUM = "forum", _("Discussion meeting")
        WRITING = "writing", _("In writing")
        REPLY = "reply", _("Reply face to face")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="contacts")
    round = models.ForeignKey("suggestions.Round", models.PROTECT, related_name="contacts")
    stage = models.CharField(_("stage"), max_length=6, choices=Stage)
    method = models.CharField(_("method"), max_length=7, choices=Method)
    on = models.DateField(_("day"))
    people = models.CharField(_("who took part"), max_length=200)
    content = models.TextField(_("what was discussed"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    head_came = models.BooleanField(_("a head of the unit came"), default=False)
    # 《当面答复代表建议、批评和意见记录》 with the deputy's signature (山东建议规定 §22).
    sheet = models.OneToOneField(
        Upload, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signed record")
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(method="reply") | Q(sheet__isnull=True, head_came=False), name="signed_reply_face_to_face"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on}"


class CoOpinion(models.Model):
    """The co-handler's written opinion to the lead unit (会办意见)."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="opinions")
    letter_no = models.CharField(_("document number"), max_length=40, blank=True)
    text = models.TextField(_("opinion"), max_length=10_000)
    sent_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]


class Extension(models.Model):
    """A wish for the long clock of 代表法 §51, to be agreed by the standing committee's office."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="extensions")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions")
    reason = models.TextField(_("reason"), max_length=2000)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answered, default=Answered.OPEN)
    answer_note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "assignment"],
                condition=~Q(answer="refused"),
                name="one_extension",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment.unit}: {self.reason[:60]}"
