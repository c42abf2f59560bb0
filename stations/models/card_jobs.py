"""Jobs that draw cards and posters of many codes."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.files.jobs import OPEN
from congress.files.models import Job
from congress.organs.models import Congress
from deputies.models import Delegation
from stations.rules.codes import Of, Paper


class CardJob(Job):
    """The cards or posters of all deputies in office of a congress, of a delegation, or of all its open stations."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("congress"))
    paper = models.CharField(max_length=8, choices=Paper)
    of = models.CharField(max_length=10, choices=Of)
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("delegation")
    )

    class Meta(Job.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["by", "congress", "paper", "of", "delegation"],
                condition=Q(state__in=[*OPEN]),
                nulls_distinct=False,
                name="card_job_open_once",
            ),
            models.CheckConstraint(condition=Q(result__isnull=True) | Q(state="done"), name="cards_offered_whole"),
            models.CheckConstraint(
                condition=Q(of="delegation", delegation__isnull=False)
                | ~Q(of="delegation") & Q(delegation__isnull=True),
                name="card_job_of_delegation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_paper_display()}　{self.delegation or self.get_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("admin:stations_papers_job", args=[self.pk])
