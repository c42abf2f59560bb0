"""Jobs that put the papers of a session together."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.jobs import OPEN
from congress.files.models import Job
from congress.organs.models import Session


class ArchiveJob(Job):
    """The archive of a session."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")

    class Meta(Job.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["by", "session"], condition=Q(state__in=[*OPEN]), name="archive_job_open_once"
            ),
            models.CheckConstraint(condition=Q(result__isnull=True) | Q(state="done"), name="archive_offered_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("suggestions:archive", args=[self.pk])
