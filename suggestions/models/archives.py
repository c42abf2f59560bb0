"""Jobs that put the papers of a session together."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.models import Upload
from congress.organs.models import Session
from suggestions.querysets import ArchiveJobQuerySet
from suggestions.rules.archives import OPEN, JobState


class ArchiveJob(models.Model):
    """One person's wish for the archive of a session, how far it has come, and the file when it is whole."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.OneToOneField(Upload, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ArchiveJobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
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

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
