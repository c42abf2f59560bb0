"""Deputies who support a suggestion (附议、联名)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deputies.models import Mandate
from suggestions.models.suggestion import Suggestion
from suggestions.querysets import CosignerQuerySet


class Cosigner(models.Model):
    """A deputy asked to support the suggestion, and the answer; old records may know only the name.

    A confirmation is of one version of the text: after an edit the co-signer is asked again.
    """

    class State(models.TextChoices):
        INVITED = "invited", _("Asked")
        CONFIRMED = "confirmed", _("Co-signed")
        DECLINED = "declined", _("Declined")
        DROPPED = "dropped", _("Left out")

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="cosigners")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, blank=True, related_name="cosigned")
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=9, choices=State, default=State.CONFIRMED)
    text_version = models.PositiveIntegerField(null=True, blank=True)  # of the text that was confirmed
    answered_at = models.DateTimeField(null=True, blank=True)
    agrees_to_withdraw = models.BooleanField(default=False)

    objects = CosignerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "mandate"], name="cosigner_once"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(text_version__isnull=False) | Q(answered_at__isnull=True),
                name="confirmation_of_a_text",
            ),
        ]

    def __str__(self) -> str:
        return self.name
