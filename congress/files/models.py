"""Files people handed in, checked on the way in and shown only through the thing they belong to; and jobs for files
the house makes itself.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.files.jobs import OPEN, JobQuerySet, JobState


class Upload(models.Model):
    """A checked file. Who may fetch it is decided by the app that attached it; one in passing has `expires_at`."""

    name = models.CharField(_("file name"), max_length=200)
    file = models.FileField(upload_to="uploads/%Y/%m")
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )  # nobody: a citizen without an account
    at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, db_index=True, editable=False)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name


class Job(models.Model):
    """One person's wish for a long paper, how far it has come, and the file when it is whole.

    Whoever inherits says what the paper is of, and that a wish is open once and a file offered whole.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.OneToOneField(Upload, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
