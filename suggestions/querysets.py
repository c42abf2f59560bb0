"""Questions about suggestions."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from congress.accounts.rules import LEADERS, STAFF, UNIT_ROLES
from suggestions.rules import Status

NEVER = date(9999, 12, 31)  # where items that owe nothing stand in a list by deadline


class SuggestionQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "SuggestionQuerySet":
        """What this user may see, whichever posts they hold: only the lead sees a draft, leaders what was accepted."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(lead__person__user=user)
        seen |= Q(Exists(self._cosigned_by(user))) & ~Q(status=Status.DRAFT)
        for post in user.current_posts:
            if post.role in STAFF:
                seen |= Q(congress=post.congress_id) & ~Q(status=Status.DRAFT)
            elif post.role in LEADERS:
                seen |= Q(congress=post.congress_id, number__isnull=False)
            elif post.role in UNIT_ROLES:
                seen |= Q(Exists(self._held_by(post.unit_id)))
        return self.filter(seen)

    def _cosigned_by(self, user: Any) -> QuerySet[Any]:
        return self._related("cosigners").filter(mandate__person__user=user)

    def _held_by(self, unit_id: int) -> QuerySet[Any]:
        return self._related("assignments").filter(unit=unit_id).exclude(state="returned")

    def _related(self, name: str) -> Any:
        related = self.model._meta.get_field(name).related_model
        return related.objects.filter(suggestion=OuterRef("pk"))

    def held_by(self, unit_id: int, part: str = "") -> "SuggestionQuerySet":
        """Those a unit has, as lead or co-handler; or only in one part."""
        held = self._held_by(unit_id)
        return self.filter(Exists(held.filter(part=part) if part else held))

    def awaiting(self, *statuses: str) -> "SuggestionQuerySet":
        return self.filter(status__in=statuses)

    def with_due(self, *, unit: int | None = None) -> "SuggestionQuerySet":
        """Adds `due_on` and `due_kind` of the nearest running clock that can be missed; a unit's own ones if named."""
        clocks = self._related("clocks").running().exclude(kind="return").order_by("due_on", "pk")
        if unit:
            clocks = clocks.owed_by(unit)
        return self.annotate(
            due_on=Subquery(clocks.values("due_on")[:1]),
            due_kind=Subquery(clocks.values("kind")[:1]),
            sort_on=Coalesce("due_on", Value(NEVER)),
        )

    def for_rows(self, *, unit: int | None = None) -> "SuggestionQuerySet":
        """With what a list row shows, in one query."""
        lead = self._related("assignments").held().filter(part="lead")
        name = Coalesce(NullIf("unit__short_name", Value("")), "unit__name")
        rows = self.with_due(unit=unit).annotate(lead_unit=Subquery(lead.values(shown=name)[:1]))
        return rows.select_related("session__term", "category", "lead__person")

    def for_inbox(self, unit: int) -> "SuggestionQuerySet":
        """What a unit has, its light that of its own clocks, with how far its part has come (`own_…`, `round_…`)."""
        own = FilteredRelation("assignments", condition=Q(assignments__unit=unit) & ~Q(assignments__state="returned"))
        rounds = self._related("rounds").order_by("-number")
        parts = self._related("assignments").held()
        answers = self._related("clocks").running().filter(kind__in=["answer", "extended", "rehandle"])
        return (
            self.held_by(unit)
            .for_rows(unit=unit)
            .alias(own=own)
            .annotate(
                own_part=F("own__part"),
                own_state=F("own__state"),
                own_handler=F("own__handler__name"),
                own_return=Exists(parts.filter(unit=unit, return_requests__answer="open")),
                own_opinion=Exists(parts.filter(unit=unit, opinions__isnull=False)),
                round_contacts=Coalesce(Subquery(rounds.values(n=Count("contacts"))[:1]), Value(0)),
                round_reply=Subquery(rounds.values("reply__state")[:1]),
                round_drafter=Subquery(rounds.values("reply__drafted_by")[:1]),
                answer_on=Subquery(answers.values("due_on")[:1]),
            )
        )


class AssignmentQuerySet(QuerySet[Any]):
    def held(self) -> "AssignmentQuerySet":
        return self.exclude(state="returned")


class ClockQuerySet(QuerySet[Any]):
    def running(self) -> "ClockQuerySet":
        return self.filter(stopped_on__isnull=True)

    def owed_by(self, unit: int) -> "ClockQuerySet":
        """The unit's own clocks and, where it leads, those of the answer."""
        parts = self.model._meta.get_field("assignment").related_model.objects.held()
        leads = Exists(parts.filter(suggestion=OuterRef("suggestion"), unit=unit, part="lead"))
        answer = Q(assignment__isnull=True, kind__in=["answer", "extended", "rehandle"]) & leads
        return self.filter(Q(assignment__unit=unit) | answer)

    def due_by(self, day: date) -> "ClockQuerySet":
        return self.filter(due_on__lte=day)

    def to_remind(self, today: date, *, within: int) -> "ClockQuerySet":
        """Running clocks that end within so many days and may have a light nobody was told of yet."""
        return self.running().exclude(kind="return").due_by(today + timedelta(days=within)).exclude(reminded="late")
