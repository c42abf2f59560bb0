"""What the office released to the public: the words as they stood then, with everything hidden that must be."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from suggestions.models.answers import Reply
from suggestions.models.suggestion import TITLE_LENGTH, Suggestion
from suggestions.published import PublicationQuerySet
from suggestions.rules.masking import SIGN
from suggestions.rules.publishing import Ending

PASSAGE_LENGTH = 200
SLUG_LENGTH = 12  # of 32 letters and digits: nobody finds one by trying


class Publication(models.Model):
    """One release. Nothing in it changes later: what is new waits for the next, which takes its address over."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="publications")
    slug = models.CharField(max_length=SLUG_LENGTH, db_index=True)
    title = models.CharField(max_length=TITLE_LENGTH * len(SIGN))
    body = models.TextField(blank=True)
    passages = ArrayField(models.CharField(max_length=PASSAGE_LENGTH), default=list, blank=True)  # hidden by hand
    source = models.CharField(max_length=64)  # SHA-256 of the words before hiding
    words = models.TextField()  # all that a search reads
    pairs = ArrayField(models.CharField(max_length=2))
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ending = models.CharField(max_length=8, choices=Ending, blank=True)
    reason = models.TextField(max_length=4000, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["suggestion"], condition=Q(ended_at=None), name="published_once"),
            models.UniqueConstraint(fields=["slug"], condition=Q(ended_at=None), name="public_address_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ending="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ending=""),
                name="publication_ends_whole",
            ),
        ]
        indexes = [
            GinIndex(fields=["pairs"], name="publication_pairs", fastupdate=False),
            models.Index(fields=["-released_at", "-id"], condition=Q(ended_at=None), name="publication_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:publication", args=[self.slug])


class PublishedAnswer(models.Model):
    """A reply's words as released."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="answers")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="published")
    body = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "reply"], name="answer_published_once")]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.reply_id}"
