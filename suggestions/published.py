"""Questions about what the office released: what everybody may read, and who must have said yes."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

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

    def answered_by(self, unit: int) -> "PublicationQuerySet":
        return self.filter(Exists(self._answering().filter(suggestion=OuterRef("suggestion"), unit=unit)))

    def held(self, path: str) -> Exists:
        """Whether the outer row is what one of these has at the end of the path; looks no further than the first."""
        return Exists(self.order_by().filter(**{path: OuterRef("pk")}))

    def of_unit(self) -> Exists:
        """Whether the outer unit answers one of these."""
        return Exists(self._answering().filter(unit=OuterRef("pk"), suggestion__publications__in=self.order_by()))

    def for_rows(self) -> "PublicationQuerySet":
        """With what a list row shows, in one query."""
        own = self._answering().filter(suggestion=OuterRef("suggestion")).order_by("pk")
        name = Coalesce(NullIf("unit__short_name", Value("")), "unit__name")
        joined = ("session__term__congress__region", "category", "lead__delegation")
        rows = self.annotate(unit_name=Subquery(own.values(shown=name)[:1]))
        return rows.select_related(*(f"suggestion__{each}" for each in joined)).defer("words", "pairs")

    def _answering(self) -> Any:
        suggestions = self.model._meta.get_field("suggestion").related_model
        return suggestions._meta.get_field("assignments").related_model.objects.answering()
