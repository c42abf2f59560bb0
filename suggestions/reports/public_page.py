"""What stands on the public page of a release: its frozen words, and the course of the handling as it is today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions.models import Publication, PublishedAnswer, Reply
from suggestions.rules import ReplyState
from suggestions.rules.publishing import Openness, may_show_rating


@dataclass(frozen=True)
class PublicPage:
    """`left_out` are answers sent that are not shown; `rating` is the last one given, once nothing more is owed."""

    publication: Publication
    answers: list[PublishedAnswer]
    left_out: list[Reply]
    rating: Any
    cosigners: int

    @property
    def is_older(self) -> bool:
        """Whether a newer public answer waits for its release."""
        return any(reply.openness == Openness.ACTIVE for reply in self.left_out)

    @property
    def kept_back(self) -> list[Reply]:
        """Answers their units did not mark as public."""
        return [reply for reply in self.left_out if reply.openness != Openness.ACTIVE]

    @property
    def days(self) -> list[tuple[Any, date]]:
        """The days of the course that have come, in order."""
        own = self.publication.suggestion
        course = [
            (_("Submitted"), own.submitted_on),
            (_("Accepted"), own.accepted_on),
            (_("Handed over"), own.assigned_on),
            (_("Answered"), own.replied_on),
            (_("Closed"), own.closed_on),
        ]
        return [(label, day) for label, day in course if day]


def public_page(publication: Publication) -> PublicPage:
    """Three queries; the caller hands in what everybody may read."""
    own = publication.suggestion
    joined = ("reply__assignment__unit", "reply__category", "reply__round__verdict")
    answers = list(publication.answers.select_related(*joined).order_by("-reply__round__number", "pk"))
    sent = Reply.objects.filter(round__suggestion=own, state=ReplyState.SENT).select_related("assignment__unit")
    shown = {answer.reply_id for answer in answers}
    return PublicPage(
        publication,
        answers,
        [reply for reply in sent.order_by("pk") if reply.pk not in shown],
        _rating(answers) if may_show_rating(own.status) else None,
        own.cosigners.confirmed().count(),
    )


def _rating(answers: list[PublishedAnswer]) -> Any:
    """The verdict on the last answer shown; None when nobody rated it."""
    return next((getattr(answer.reply.round, "verdict", None) for answer in answers), None)
