"""Questions about briefings."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Func, Q, QuerySet, TextField

from briefings.rules.briefings import APPROVERS, EDITORS, Status
from briefings.rules.periods import Kind, Period

PARAGRAPHS = "jsonb_path_query_array(%(expressions)s, '$.sections[*].text')::text"


class BriefingQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "BriefingQuerySet":
        """Office and chairs see every state of their congress's; whoever it was sent to what was issued; everybody what
        is public.
        """
        public = Q(status=Status.ISSUED, is_public=True)
        if not user.is_authenticated:
            return self.filter(public)
        sent = self.model._meta.get_field("deliveries").related_model.objects.filter(reader=user).values("briefing")
        own = Q(congress__in=congresses_of(user))
        return self.filter(own | Q(status=Status.ISSUED) & Q(pk__in=sent) | public)

    def saying(self, words: Sequence[str]) -> "BriefingQuerySet":
        """Those in whose title, lead or paragraphs each of the words stands; an index is not used."""
        found = self.annotate(paragraphs=Func("words", template=PARAGRAPHS, output_field=TextField()))
        for word in words:
            where = Q(title__icontains=word) | Q(words__lead__icontains=word) | Q(paragraphs__icontains=word)
            found = found.filter(where)
        return found

    def issued(self) -> "BriefingQuerySet":
        return self.filter(status=Status.ISSUED)

    def of_period(self, kind: Kind, period: Period) -> "BriefingQuerySet":
        """Those of the kind on this period that are not corrections, given up ones included."""
        return self.filter(kind=kind, month=period.first, corrects=None)


class MastheadQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "MastheadQuerySet":
        return self.filter(congress__in=congresses_of(user))

    def awaiting_draft(self, kind: Kind, period: Period) -> "MastheadQuerySet":
        """Those of the kind switched on whose congress has none of this period; one given up is not asked for again."""
        briefings = self.model._meta.get_field("congress").related_model._meta.get_field("briefings").related_model
        told = briefings.objects.of_period(kind, period).values("congress")
        return self.filter(kind=kind, is_on=True).exclude(congress__in=told)


def congresses_of(user: Any) -> set[int]:
    """Where the person edits or approves briefings."""
    roles = EDITORS | APPROVERS
    return {post.congress_id for post in user.current_posts if post.role in roles} if user.is_active else set()
