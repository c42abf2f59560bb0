"""Questions about standards of stations and the gradings by them."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from congress.accounts.rules import LEADERS, STAFF, Role
from stations.rules.standards import OPEN_GRADINGS, GradingStatus


def of_kept_stations(user: Any) -> Q:
    """Rows beside a station: those of their congress for staff and leaders, of the post's area for its keepers."""
    seen = Q(pk=None)
    for post in user.current_posts if user.is_authenticated else ():
        if post.role in STAFF | LEADERS:
            seen |= Q(station__congress=post.congress_id)
        elif post.role == Role.STATION_KEEPER and post.region:
            seen |= Q(station__congress=post.congress_id, station__region__code__startswith=post.region.prefix)
    return seen


class StandardQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "StandardQuerySet":
        """Whoever holds a post in the congress may read what its stations are measured by."""
        own = {post.congress_id for post in user.current_posts} if user.is_authenticated else set()
        return self.filter(congress__in=own)

    def in_force(self, on: date) -> "StandardQuerySet":
        """Of each name the newest version that holds that day, unless it was given up."""
        begun = self.filter(valid_from__lte=on).order_by("congress_id", "name", "-version")
        newest = begun.distinct("congress_id", "name").values("pk")
        return self.filter(pk__in=newest, is_active=True)


class GradingQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "GradingQuerySet":
        """Staff and leaders see their congress's, a station keeper those of the stations of the area."""
        return self.filter(of_kept_stations(user))

    def open(self) -> "GradingQuerySet":
        return self.filter(status__in=OPEN_GRADINGS)

    def given(self) -> "GradingQuerySet":
        """Of each station and standard the grade given last, whether it still holds or not."""
        graded = self.filter(status=GradingStatus.GRADED)
        last = graded.order_by("station_id", "standard__name", "-from_on", "-pk")
        return graded.filter(pk__in=last.distinct("station_id", "standard__name").values("pk"))

    def running_out(self, from_on: date, until_on: date) -> "GradingQuerySet":
        """Grades given last whose last day lies between, not let lapse, of which nobody was warned."""
        return self.given().filter(lapsed_on=None, warned_at=None, until_on__range=(from_on, until_on))

    def for_rows(self) -> "GradingQuerySet":
        """With what a row of a list shows."""
        return self.select_related("station__congress", "station__region", "standard")
