"""Events with citizens: who is invited, who came, what was said, and the opinions that came of it."""

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from congress.files.models import Upload
from deputies.models import Mandate
from stations.models.opinions import Opinion
from stations.models.stations import Station
from stations.querysets import EventQuerySet
from stations.rules.events import EVENT_LAW, MATTER_LENGTH, WITHIN, Coming, EventKind, EventStatus


class EventWithCitizens(models.Model):
    """A talk in the yard, a council of residents or a meeting of deputies, prepared by a station.

    Citizens are counted, never named.
    """

    station = models.ForeignKey(Station, models.PROTECT, related_name="events", verbose_name=_("liaison station"))
    kind = models.CharField(_("kind"), max_length=8, choices=EventKind, default=EventKind.YARD)
    title = models.CharField(_("topic"), max_length=80)
    about = models.TextField(_("what it is about"), max_length=1000, blank=True)
    place = models.CharField(_("place"), max_length=120)
    starts_at = models.DateTimeField(_("begins"))
    status = models.CharField(_("status"), max_length=10, choices=EventStatus, default=EventStatus.PLANNED)
    version = models.PositiveIntegerField(default=1)
    announced_at = models.DateTimeField(_("announced"), null=True)
    citizens = models.PositiveSmallIntegerField(_("citizens who came"), null=True)
    minutes = models.TextField(_("minutes"), max_length=8000, blank=True)
    uploads = models.ManyToManyField(Upload, related_name="+", verbose_name=_("files"))
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event with citizens")
        verbose_name_plural = _("events with citizens")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["starts_at"], name="event_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planned", "cancelled"]) | Q(announced_at__isnull=False),
                name="event_announced_first",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["held", "minuted"]) | Q(citizens__isnull=False), name="event_held_is_counted"
            ),
            models.CheckConstraint(condition=~Q(status="minuted") | ~Q(minutes=""), name="event_minutes_written"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stations:event", args=[self.pk])

    @property
    def is_among_deputies(self) -> bool:
        return self.kind in WITHIN


class Invitation(models.Model):
    """A deputy invited to an event, the answer, and whether they came."""

    event = models.ForeignKey(EventWithCitizens, models.PROTECT, related_name="invitations")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, choices=Coming, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    has_come = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "mandate"], name="invitation_once"),
            models.CheckConstraint(condition=~Q(answer="no") | ~Q(reason=""), name="invitation_refused_why"),
        ]

    def __str__(self) -> str:
        return f"{self.mandate} {self.answer}"


class Matter(models.Model):
    """What a citizen brought up at an event, and the opinion it became."""

    event = models.ForeignKey(EventWithCitizens, models.PROTECT, related_name="matters")
    text = models.CharField(max_length=MATTER_LENGTH)
    opinion = models.OneToOneField(Opinion, models.PROTECT, related_name="matter")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]


class EventStep(TakenStep):
    """One step of an event's course."""

    law = EVENT_LAW
    event = models.ForeignKey(EventWithCitizens, models.PROTECT, related_name="steps")
    from_status = models.CharField(max_length=10, choices=EventStatus)
    to_status = models.CharField(max_length=10, choices=EventStatus)
