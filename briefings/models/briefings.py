"""A briefing on a month, quarter or year: its frozen figures and words, its number once issued, its steps."""

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from briefings.querysets.briefings import BriefingQuerySet
from briefings.rules.briefings import LAW, Status
from briefings.rules.periods import Kind, Period, period_of
from congress.common.taken import TakenStep
from congress.common.text import chinese_number
from congress.files.models import Upload
from congress.organs.models import Congress

PAPERS = ("pdf", "docx")
IN_ISSUE = ("year", "number", "total", "issued_on", "approved_by", "pdf", "docx")
"""What an issued briefing has and no other."""
FIRST_MONTHS = Q(kind="month") | Q(kind="quarter", month__month__in=[1, 4, 7, 10]) | Q(kind="year", month__month=1)


class Briefing(models.Model):
    """The briefing of a kind on the period that begins with `month`, counted once at the cut-off day.

    An issued one is never changed: the database refuses it (migration 0002), only `is_public` and `version` excepted.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="briefings", verbose_name=_("congress"))
    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.MONTH)
    month = models.DateField(_("first month"))
    cut_off = models.DateField(_("figures as of"))
    title = models.CharField(_("title"), max_length=80)
    words = models.JSONField()
    figures = models.JSONField(default=list)
    masthead = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=11, choices=Status, default=Status.DRAFTED)
    version = models.PositiveIntegerField(default=0)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("corrects")
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("sent by")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True)
    number = models.PositiveIntegerField(_("number in the year"), null=True)
    total = models.PositiveIntegerField(_("running total"), null=True)
    issued_on = models.DateField(_("issued on"), null=True)
    pdf = models.OneToOneField(Upload, models.PROTECT, null=True, related_name="+", verbose_name=_("PDF"))
    docx = models.OneToOneField(Upload, models.PROTECT, null=True, related_name="+", verbose_name=_("DOCX"))
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    docx_sha256 = models.CharField(max_length=64, blank=True)
    is_public = models.BooleanField(_("on the public site"), default=False)

    objects = BriefingQuerySet.as_manager()

    class Meta:
        verbose_name = _("briefing")
        verbose_name_plural = _("briefings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "kind", "month"],
                condition=Q(corrects=None) & ~Q(status="dropped"),
                name="briefing_of_period_once",
            ),
            models.UniqueConstraint(
                fields=["corrects"], condition=~Q(status="dropped"), name="briefing_corrected_once"
            ),
            models.UniqueConstraint(fields=["congress", "kind", "year", "number"], name="briefing_number_once"),
            models.UniqueConstraint(fields=["congress", "kind", "total"], name="briefing_total_once"),
            models.CheckConstraint(condition=Q(month__day=1) & Q(cut_off__gte=F("month")), name="briefing_month"),
            models.CheckConstraint(condition=FIRST_MONTHS, name="briefing_begins_with_its_kind"),
            models.CheckConstraint(condition=~Q(sent_by=F("approved_by")), name="briefing_by_two_people"),
            models.CheckConstraint(
                condition=Q(status="issued", **{f"{name}__isnull": False for name in IN_ISSUE})
                | ~Q(status="issued") & Q(**{f"{name}__isnull": True for name in IN_ISSUE}),
                name="issued_briefing_is_whole",
            ),
            models.CheckConstraint(condition=Q(is_public=False) | Q(status="issued"), name="public_briefing_is_issued"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("briefings:briefing", args=[self.pk])

    @property
    def period(self) -> Period:
        return period_of(Kind(self.kind), self.month)

    @property
    def label(self) -> str:
        """第11期（总第六十三期）; empty before it is issued."""
        return f"第{self.number}期（总第{chinese_number(self.total)}期）" if self.total else ""

    @property
    def is_whole(self) -> bool:
        """Whether both kept papers still are what was issued, byte for byte."""
        kept = [(self.pdf, self.pdf_sha256), (self.docx, self.docx_sha256)]
        return all(upload and _digest(upload) == digest for upload, digest in kept)


def _digest(upload: Upload) -> str:
    try:
        with upload.file.open("rb") as file:
            return sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return ""


class BriefingStep(TakenStep):
    """One step in the life of a briefing; `by=None` is the clock."""

    law = LAW
    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=11, choices=Status)
    to_status = models.CharField(max_length=11, choices=Status)
