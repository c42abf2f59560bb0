"""Questions about motions, their movers, the bodies asked and their clocks."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from congress.accounts.rules import LEADERS, POSTS_OF_UNITS, STAFF
from suggestions.querysets.suggestions import NEVER
from suggestions.rules.motions import EXAMINED, STANDING, MotionClockKind, MotionParty, MotionStatus, SignerState


class SignerQuerySet(QuerySet[Any]):
    def standing(self) -> "SignerQuerySet":
        """Movers that count towards the legal minimum: they signed the present text and are in office."""
        return self.filter(state__in=STANDING, mandate__status="in_office")

    def awaited(self) -> "SignerQuerySet":
        return self.filter(state=SignerState.INVITED)


class MotionQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "MotionQuerySet":
        """What this user may see.

        The lead always, signers once invited, staff what was submitted, leaders numbers, bodies what they were asked.
        """
        if not user.is_authenticated:
            return self.none()
        writing = Q(status__in=[MotionStatus.DRAFT, MotionStatus.COLLECTING]) | Q(submitted_on__isnull=True)
        seen = Q(lead__person__user=user) | Q(Exists(self._signed_by(user))) & ~Q(status=MotionStatus.DRAFT)
        for post in user.current_posts:
            if post.role in STAFF:
                seen |= Q(congress=post.congress_id) & ~writing
            elif post.role in LEADERS:
                seen |= Q(congress=post.congress_id, number__isnull=False)
            elif post.role in POSTS_OF_UNITS:
                seen |= Q(Exists(self._related("bodies").filter(unit=post.unit_id)))
        return self.filter(seen)

    def awaiting_body(self, unit_id: int) -> "MotionQuerySet":
        """Those on which this unit owes its opinion or its report now."""
        own = self._related("bodies").filter(unit=unit_id, answered_on=None)
        asked = Q(status__in=EXAMINED) & Exists(own.filter(part="asked"))
        return self.filter(asked | Q(status=MotionStatus.APPROVED) & Exists(own.filter(part="carries")))

    def _signed_by(self, user: Any) -> QuerySet[Any]:
        gone = [SignerState.DECLINED, SignerState.DROPPED]
        return self._related("signers").filter(mandate__person__user=user).exclude(state__in=gone)

    def _related(self, name: str) -> Any:
        related = self.model._meta.get_field(name).related_model
        return related.objects.filter(motion=OuterRef("pk")).order_by()

    def for_rows(self, user: Any) -> "MotionQuerySet":
        """With what a list row shows, in one query: movers counted, the nearest deadline, what the reader owes."""
        standing = self._related("signers").standing().values("motion").annotate(n=Count("pk")).values("n")
        clocks = self._related("clocks").running().order_by("due_on", "pk")
        if user.post and user.post.role in POSTS_OF_UNITS:
            clocks = clocks.owed_by(user.post.unit_id)
        return self.select_related("session__term", "lead__person", "congress").annotate(
            movers=Coalesce(Subquery(standing), Value(0)),
            own_state=Subquery(self._related("signers").filter(mandate__person__user=user.pk).values("state")[:1]),
            due_on=Subquery(clocks.values("due_on")[:1]),
            due_kind=Subquery(clocks.values("kind")[:1]),
            sort_on=Coalesce("due_on", Value(NEVER)),
        )


class MotionBodyQuerySet(QuerySet[Any]):
    def of_units(self, user: Any) -> "MotionBodyQuerySet":
        """Those of the units and offices the person works for."""
        return self.filter(unit__in=[post.unit_id for post in user.current_posts if post.role in POSTS_OF_UNITS])

    def awaited(self) -> "MotionBodyQuerySet":
        return self.filter(answered_on=None)

    def shown_to(self, user: Any, parties: frozenset[str]) -> "MotionBodyQuerySet":
        """All of a motion's; to a body that is nothing else to it, its own alone."""
        return self.of_units(user) if parties == {MotionParty.BODY} else self


class MotionClockQuerySet(QuerySet[Any]):
    def running(self) -> "MotionClockQuerySet":
        return self.filter(stopped_on__isnull=True)

    def owed_by(self, *units: int) -> "MotionClockQuerySet":
        """Those of the opinions and reports these units have not given yet."""
        bodies = self.model._meta.get_field("motion").related_model._meta.get_field("bodies").related_model.objects
        own = bodies.filter(motion=OuterRef("motion"), unit__in=units).awaited()
        asked = Q(kind=MotionClockKind.BODIES) & Exists(own.filter(part="asked"))
        return self.filter(asked | Q(kind=MotionClockKind.IMPLEMENT) & Exists(own.filter(part="carries")))

    def to_remind(self, today: date, *, within: int) -> "MotionClockQuerySet":
        """Running clocks that end within so many days and may have a light nobody was told of yet."""
        return self.running().filter(due_on__lte=today + timedelta(days=within)).exclude(reminded="late")
