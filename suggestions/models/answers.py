"""Rounds of handling, the reply of each round and the deputy's verdict on it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.files.models import Upload
from suggestions.models.handling import Assignment
from suggestions.models.suggestion import OutcomeCategory, Suggestion
from suggestions.querysets import PromiseQuerySet
from suggestions.rules import PromiseState, Rating, ReplyState, RoundKind
from suggestions.rules.publishing import Openness


class Round(models.Model):
    """One round of handling: 1 is the first; later ones are re-handlings. Answers and ratings belong to a round."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=RoundKind, default=RoundKind.FIRST)
    owing = models.ManyToManyField(Assignment, related_name="rounds_owed", blank=True)  # whose reply it asks for
    started_on = models.DateField()
    reason = models.TextField(blank=True)
    no_feedback_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "number"], name="round_once")]

    def __str__(self) -> str:
        return f"{self.suggestion_id}/{self.number}"

    @property
    def reply(self) -> "Reply | None":
        """The reply of the lead unit, or the first of those that answer separately; reads what was prefetched."""
        return next(iter(self.replies.all()), None)


class Reply(models.Model):
    """The written reply of a unit in a round (答复函)."""

    Openness = Openness

    round = models.ForeignKey(Round, models.PROTECT, related_name="replies", verbose_name=_("round"))
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="replies", null=True, verbose_name=_("assignment")
    )
    state = models.CharField(max_length=8, choices=ReplyState, default=ReplyState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    letter_no = models.CharField(_("document number"), max_length=40, blank=True)
    category = models.ForeignKey(
        OutcomeCategory, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("outcome category")
    )
    openness = models.CharField(_("openness"), max_length=10, choices=Openness, default=Openness.ACTIVE)
    body = models.TextField(_("text of the reply"), max_length=20_000)
    contact_name = models.CharField(_("handled by"), max_length=40)
    contact_phone = models.CharField(_("telephone"), max_length=30)
    signer = models.CharField(_("signed off by"), max_length=60, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("drafted by")
    )
    drafted_at = models.DateTimeField()
    sent_on = models.DateField(_("sent on"), null=True, blank=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "assignment"], nulls_distinct=False, name="reply_once"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_on__isnull=False, category__isnull=False) | ~Q(state="sent"),
                name="sent_reply_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.letter_no or str(self.round)


class Promise(models.Model):
    """What a reply promises, until which day and who stands for it (承诺事项台账; 浙江建议规定 §20)."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="promises", verbose_name=_("reply"))
    item = models.CharField(_("what is promised"), max_length=300)
    due_on = models.DateField(_("until"))
    person = models.CharField(_("person responsible"), max_length=40)
    made_on = models.DateField(_("made on"))
    state = models.CharField(_("state"), max_length=9, choices=PromiseState, default=PromiseState.OPEN)
    evidence = models.TextField(_("evidence or explanation"), max_length=4000, blank=True)
    upload = models.OneToOneField(
        Upload, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    settled_on = models.DateField(_("settled on"), null=True, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True)
                | ~Q(state="open") & Q(settled_on__isnull=False) & ~Q(evidence=""),
                name="settled_promise_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.item


class Verdict(models.Model):
    """The deputy's rating of a round; it goes to the committee, never through the unit (重庆建议条例 §26)."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="verdict", verbose_name=_("round"))
    attitude = models.CharField(_("attitude"), max_length=12, choices=Rating, blank=True)
    result = models.CharField(_("result"), max_length=12, choices=Rating, blank=True)
    overall = models.CharField(_("overall"), max_length=12, choices=Rating)
    opinion = models.TextField(_("opinion"), max_length=4000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by"))
    on = models.DateField(null=True)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")

    def __str__(self) -> str:
        return self.get_overall_display()
