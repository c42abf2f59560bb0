"""Files people handed in, checked on the way in and shown only through the thing they belong to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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
