"""Questions about what the office released: what everybody may read, and who must have said yes."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from suggestions.rules import ANSWERING
from suggestions.rules.life import PUBLIC


def releasable(prefix: str = "") -> Q:
    """The rule `bars` as the database is asked for it, of the suggestion behind the prefix."""
    said = {"may_publish": True, "is_confidential": False, "declared_clean_at__isnull": False, "status__in": PUBLIC}
    return Q(**{f"{prefix}{name}": value for name, value in said.items()})


class PublicationQuerySet(QuerySet[Any]):
    def standing(self) -> "PublicationQuerySet":
        return self.filter(ended_at=None)

    def visible_to(self, user: Any) -> "PublicationQuerySet":
        """What everybody may read, signed in or not. A consent withdrawn and a life ended close it at once."""
        return self.standing().filter(releasable("suggestion__"))

    def saying(self, words: list[str], pairs: list[str]) -> "PublicationQuerySet":
        """Those that hold every word; the pairs of the words let an index find them."""
        found = self.filter(pairs__contains=pairs) if pairs else self
        for word in words:
            found = found.filter(words__contains=word)
        return found

    def for_rows(self) -> "PublicationQuerySet":
        """With what a list row shows, in one query."""
        parts = self.model._meta.get_field("suggestion").related_model._meta.get_field("assignments").related_model
        answering = parts.objects.held().filter(suggestion=OuterRef("suggestion"), part__in=ANSWERING).order_by("pk")
        name = Coalesce(NullIf("unit__short_name", Value("")), "unit__name")
        rows = self.annotate(unit_name=Subquery(answering.values(shown=name)[:1]), number=F("suggestion__number"))
        joined = ("session__term__congress__region", "category", "lead__delegation")
        return rows.select_related(*(f"suggestion__{name}" for name in joined))
