"""Questions about stations."""

from typing import Any

from django.db.models import F, Q, QuerySet

from congress.accounts.rules import Role
from stations.rules.places import READERS


class StationQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "StationQuerySet":
        """Staff, leaders and deputies see the stations their congress keeps and those in its area and all within; a
        station keeper those of the area of the post; a visitor those that are open.
        """
        if not user.is_authenticated:
            return self.open_to_public()
        seen = Q(pk=None)
        for post in user.current_posts:
            if post.role in READERS:
                seen |= Q(congress=post.congress_id) | Q(region__code__startswith=post.congress.region.prefix)
            elif post.role == Role.STATION_KEEPER and post.region:
                seen |= Q(region__code__startswith=post.region.prefix)
        return self.filter(seen)

    def open_to_public(self) -> "StationQuerySet":
        return self.filter(is_active=True)

    def within(self, region: Any) -> "StationQuerySet":
        """Those in the area and in all within it, by the code's prefix (GB/T 2260)."""
        return self.filter(region__code__startswith=region.prefix)

    def saying(self, words: str) -> "StationQuerySet":
        """Those in whose name, address or area each of the words stands."""
        found = self
        for word in words.split():
            where = Q(name__icontains=word) | Q(address__icontains=word) | Q(region__name__icontains=word)
            found = found.filter(where | Q(theme__icontains=word))
        return found

    def by_area(self) -> "StationQuerySet":
        """With what a list shows; `region_code` is there to sort by."""
        return self.select_related("region", "parent", "congress").annotate(region_code=F("region__code"))
