"""Questions about letters on deputies' duty."""

from typing import Any

from django.db.models import Q, QuerySet

from briefings.querysets.briefings import congresses_of
from briefings.rules.letters import RoundStatus


class LetterRoundQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "LetterRoundQuerySet":
        """Office and chairs of the congress; it tells of all deputies, so nobody else."""
        return self.filter(congress__in=congresses_of(user)) if user.is_authenticated else self.none()

    def of_year(self, year: int) -> "LetterRoundQuerySet":
        """Given up ones included."""
        return self.filter(year=year)

    def standing(self) -> "LetterRoundQuerySet":
        return self.exclude(status=RoundStatus.DROPPED)

    def awaiting_approval(self) -> "LetterRoundQuerySet":
        return self.filter(status=RoundStatus.IN_APPROVAL)


class LetterQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "LetterQuerySet":
        """Office and chairs see every letter of their congress; a deputy the numbered ones about the own mandates."""
        if not user.is_authenticated:
            return self.none()
        own = Q(mandate__person__user=user, number__isnull=False)
        return self.filter(Q(congress__in=congresses_of(user)) | own)

    def about(self, user: Any) -> "LetterQuerySet":
        """Numbered ones that tell of this person."""
        return self.filter(mandate__person__user=user, number__isnull=False)

    def numbered(self) -> "LetterQuerySet":
        return self.filter(number__isnull=False)

    def awaiting_paper(self) -> "LetterQuerySet":
        """Numbered ones whose PDF has not been made, the first number first."""
        return self.numbered().filter(pdf=None).order_by("pk")

    def with_paper(self) -> "LetterQuerySet":
        return self.filter(pdf__isnull=False).select_related("pdf", "round")
