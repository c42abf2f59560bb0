"""The meeting at which the batch of a session is handed to the units (交办会)."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Congress, Session
from suggestions.querysets import HandoverMeetingQuerySet


class HandoverMeeting(models.Model):
    """Held within the local period after the session (上海建议规定 §15: one month)."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="handover_meetings", verbose_name=_("congress"))
    session = models.ForeignKey(Session, models.PROTECT, related_name="handover_meetings", verbose_name=_("session"))
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=100)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = HandoverMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over meeting")
        verbose_name_plural = _("hand-over meetings")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.session} {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("admin:suggestions_meeting", args=[self.pk])
