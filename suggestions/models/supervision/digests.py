"""The morning digest of a leader."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Congress


class Digest(models.Model):
    """What one leader was told one morning. Of its link only the hash is kept; it opens this and nothing else."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("congress"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="digests", verbose_name=_("account")
    )
    on = models.DateField(_("day"))
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        verbose_name = _("morning digest")
        verbose_name_plural = _("morning digests")
        ordering = ["-on", "pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "user", "on"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.user_id}"
