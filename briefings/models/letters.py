"""The letters on deputies' duty of one year: to the organisation department, and to each deputy's employer."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from briefings.querysets.letters import LetterQuerySet, LetterRoundQuerySet
from briefings.rules.letters import LAW, LetterKind, RoundStatus, number_label
from congress.common.taken import TakenStep
from congress.files.models import Upload
from congress.organs.models import Congress
from deputies.models import Mandate

ADDRESSEE_LENGTH, SENTENCE_LENGTH = 80, 300


class LetterRound(models.Model):
    """A year's letters of a congress, counted once at the cut-off and approved together.

    `left_out` are the deputies whose employers are not written to, with the reason. An issued one is never changed: the
    database refuses it (migration 0005), `version` excepted.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="letter_rounds", verbose_name=_("congress"))
    year = models.PositiveSmallIntegerField(_("year"))
    cut_off = models.DateField(_("figures as of"))
    mark = models.CharField(_("mark of the document number"), max_length=12)
    left_out = models.JSONField(default=list)
    status = models.CharField(_("status"), max_length=11, choices=RoundStatus, default=RoundStatus.DRAFTED)
    version = models.PositiveIntegerField(default=0)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("sent by")
    )
    sent_on = models.DateField(_("sent on"), null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    issued_on = models.DateField(_("issued on"), null=True)

    objects = LetterRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("letters on duty of a year")
        verbose_name_plural = _("letters on duty")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"], condition=~Q(status="dropped"), name="letters_of_year_once"
            ),
            models.CheckConstraint(condition=Q(cut_off__year=F("year")), name="letters_cut_off_in_year"),
            models.CheckConstraint(condition=~Q(sent_by=F("approved_by")), name="letters_by_two_people"),
            models.CheckConstraint(
                condition=Q(status="issued", approved_by__isnull=False, issued_on__isnull=False)
                | ~Q(status="issued") & Q(approved_by__isnull=True, issued_on__isnull=True),
                name="issued_letters_are_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.congress} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("briefings:letter-round", args=[self.pk])


class LetterRoundStep(TakenStep):
    """One step in the life of a year's letters."""

    law = LAW
    round = models.ForeignKey(LetterRound, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=11, choices=RoundStatus)
    to_status = models.CharField(max_length=11, choices=RoundStatus)


class Letter(models.Model):
    """One letter. `facts` are frozen when it is drafted, `words` when it is numbered; a numbered one never changes.

    `place` is its place in the round, by which it is numbered. The PDF is made from `words` some time after.
    """

    round = models.ForeignKey(LetterRound, models.PROTECT, related_name="letters", verbose_name=_("letters on duty"))
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("congress"))
    kind = models.CharField(_("kind"), max_length=12, choices=LetterKind)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, related_name="duty_letters", verbose_name=_("deputy")
    )
    place = models.PositiveIntegerField()
    addressee = models.CharField(_("addressee"), max_length=ADDRESSEE_LENGTH)
    facts = models.JSONField()
    sentence = models.CharField(_("sentence of the office"), max_length=SENTENCE_LENGTH, blank=True)
    year = models.PositiveSmallIntegerField(_("year of the number"), null=True)
    number = models.PositiveIntegerField(_("number in the year"), null=True)
    words = models.JSONField(null=True)
    pdf = models.OneToOneField(Upload, models.PROTECT, null=True, related_name="+", verbose_name=_("PDF"))
    sha256 = models.CharField(max_length=64, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter on duty")
        verbose_name_plural = _("single letters on duty")
        ordering = ["round", "place"]
        indexes = [
            models.Index(fields=["id"], condition=Q(number__isnull=False, pdf=None), name="letter_awaiting_paper")
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "place"], name="letter_place_once"),
            models.UniqueConstraint(fields=["round", "mandate"], name="letter_of_deputy_once"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(kind="organisation"), name="letter_to_organisation_once"
            ),
            models.UniqueConstraint(fields=["congress", "year", "number"], name="letter_number_once"),
            models.CheckConstraint(
                condition=Q(kind="organisation", mandate=None) | Q(kind="employer", mandate__isnull=False),
                name="letter_to_employer_has_deputy",
            ),
            models.CheckConstraint(
                condition=Q(number=None, year=None, words=None, pdf=None)
                | Q(number__isnull=False, year__isnull=False, words__isnull=False),
                name="numbered_letter_is_worded",
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.addressee

    def get_absolute_url(self) -> str:
        return reverse("briefings:letter", args=[self.pk])

    @property
    def label(self) -> str:
        """清人代函〔2026〕5号; empty before it is numbered."""
        return number_label(self.round.mark, self.year, self.number) if self.number and self.year else ""

    @property
    def is_whole(self) -> bool:
        """Whether the kept PDF still is what was made, byte for byte."""
        return self.pdf is not None and _digest(self.pdf) == self.sha256

    @property
    def counts(self) -> list[dict[str, Any]]:
        """Of a letter to an employer: what is told of the deputy."""
        return list(self.facts.get("counts", []))


def _digest(upload: Upload) -> str:
    try:
        with upload.file.open("rb") as file:
            return sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return ""
