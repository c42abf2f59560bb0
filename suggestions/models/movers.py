"""Who moves a motion, which text they confirmed, and the files that belong to it."""

from django.db import models
from django.db.models import Q

from congress.files.models import Upload
from deputies.models import Mandate
from suggestions.models.motions import Motion
from suggestions.querysets import SignerQuerySet
from suggestions.rules.motions import SignerState


class MotionSigner(models.Model):
    """A mover, the lead among them, and which text they confirmed (`signed_text`): a later one asks them again."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="signers")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="motions_signed")
    state = models.CharField(max_length=8, choices=SignerState, default=SignerState.INVITED)
    signed_text = models.PositiveIntegerField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)  # of a wish to withdraw
    wants_reconsideration = models.BooleanField(default=False)

    objects = SignerQuerySet.as_manager()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "mandate"], name="motion_signer_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["signed", "leaving"]) | Q(signed_text__isnull=False),
                name="motion_signer_has_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate} {self.get_state_display()}"


class MotionAttachment(models.Model):
    """A file of the motion, part of what is signed; seen by whoever may see the motion."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="attachments")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.upload.name
