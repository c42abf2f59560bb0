"""Questions about deputies."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from congress.accounts.models import Post
from congress.accounts.rules import LEADERS, STAFF, Role
from deputies.rules import MandateStatus


class MandateQuerySet(QuerySet[Any]):
    def in_office(self) -> "MandateQuerySet":
        return self.filter(status=MandateStatus.IN_OFFICE)

    def visible_to(self, user: Any) -> "MandateQuerySet":
        """Staff and leaders see deputies of their congress and of the levels under it, and those whom it elected to
        the congress above; a deputy sees colleagues; a visitor those whom the law has published.
        """
        if not user.is_authenticated:
            return self.open_to_public()
        seen = Q(person__user=user)
        for post in user.current_posts:
            if post.role in STAFF | LEADERS:
                region = post.congress.region
                seen |= Q(term__congress__region__code__startswith=region.prefix)
                seen |= Q(term__congress__region=region.parent_id, electing_unit=post.congress.name)
            elif post.role == Role.DEPUTY:
                seen |= Q(term__congress=post.congress)
        return self.filter(seen)

    def open_to_public(self) -> "MandateQuerySet":
        """Deputies in office of the congresses that work here (代表法 §58: it is the own committee that publishes).

        A suspended deputy does not act as one (§61), and whoever's mandate ended is none any more: both are gone from
        every public place the same moment, without a word on why.
        """
        return self.in_office().filter(term__congress__in=Post.objects.order_by().values("congress"))

    def saying(self, words: str) -> "MandateQuerySet":
        """Those in whose name, delegation or electing unit each of the words stands."""
        found = self
        for word in words.split():
            where = Q(person__name__icontains=word) | Q(delegation__name__icontains=word)
            found = found.filter(where | Q(electing_unit__icontains=word))
        return found

    def by_delegation(self) -> "MandateQuerySet":
        """What a public list shows and not a column more; `region_code` and `place` are there to sort by."""
        joined = ("person", "delegation", "term__congress__region")
        order = {"region_code": F("term__congress__region__code"), "place": Coalesce("delegation_id", 0)}
        names = ("person__name", "delegation__name", "term__number", "term__congress__name")
        shown = ("electing_unit", "group_name", *names, "term__congress__region__name")
        return self.select_related(*joined).only(*shown).annotate(**order)
