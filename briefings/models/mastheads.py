"""What stands at the head and the foot of every issue of a kind."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.querysets.briefings import MastheadQuerySet
from briefings.rules.periods import Kind
from congress.accounts.rules import Role
from congress.organs.models import Congress

ENDS = {"reports_to": "报", "sends_to": "送", "issues_to": "发"}  # superiors, equals, subordinates (domain.md §7.1)


class Masthead(models.Model):
    """报头 and 报尾 of a congress's briefings of a kind, and how many issues there were before this system."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="mastheads", verbose_name=_("congress"))
    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.MONTH)
    is_on = models.BooleanField(_("drafted by itself on the first working day after its period"), default=False)
    name = models.CharField(_("name of the briefing"), max_length=20)
    pinyin = models.CharField(_("name in pinyin"), max_length=60, blank=True)
    keep_note = models.CharField(_("note on keeping"), max_length=30, blank=True, default="内部资料　注意保存")
    editing_unit = models.CharField(_("editing unit"), max_length=40)
    editors = models.CharField(_("responsible editors"), max_length=60, blank=True)
    contact = models.CharField(_("contact"), max_length=80, blank=True)
    licence = models.CharField(_("licence number"), max_length=60, blank=True)
    copies = models.PositiveIntegerField(_("copies printed"), default=0)
    reports_to = models.TextField(_("reported to (superiors)"), max_length=600, blank=True)
    sends_to = models.TextField(_("sent to (equal bodies)"), max_length=600, blank=True)
    issues_to = models.TextField(_("issued to (subordinates)"), max_length=600, blank=True)
    reader_roles = ArrayField(
        models.CharField(max_length=20, choices=Role),
        verbose_name=_("also sent to people with these posts"),
        default=list,
        blank=True,
    )
    total_before = models.PositiveIntegerField(_("issues before this system"), default=0)
    year_before = models.PositiveSmallIntegerField(_("year of the last issue before it"), null=True, blank=True)
    number_before = models.PositiveIntegerField(_("number of that issue in its year"), default=0)

    objects = MastheadQuerySet.as_manager()

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("mastheads")
        ordering = ["congress", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "kind"], name="masthead_of_kind_once"),
            models.CheckConstraint(
                condition=models.Q(number_before__lte=models.F("total_before")), name="masthead_numbers_before"
            ),
        ]

    def __str__(self) -> str:
        return self.name
