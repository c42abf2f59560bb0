"""What waits on each desk, for this person, in the congresses where they hold a role of the desk."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from congress.organs.models import Unit
from suggestions.models import Assignment, Clock, Cosigner, Extension, ReturnRequest, StepRecord, Suggestion
from suggestions.models.handling import Answered
from suggestions.querysets import SuggestionQuerySet
from suggestions.rules import ClockKind, Status
from suggestions.rules.life import WORKING

JOINED = ("proposed_unit", "lead__delegation", "congress__region")


def to_review(user: Any, roles: Iterable[str]) -> QuerySet[Any]:
    return _own(user, roles).filter(status=Status.REVIEWED)


def to_hand_over(user: Any, roles: Iterable[str]) -> QuerySet[Any]:
    """Accepted ones, and those a unit wishes to return."""
    wishes = ReturnRequest.objects.filter(assignment__suggestion=OuterRef("pk"), answer=Answered.OPEN)
    rows = _own(user, roles).filter(status__in=[Status.ACCEPTED, Status.ASSIGNED, *WORKING])
    rows = rows.annotate(is_return_wished=Exists(wishes))
    return rows.filter(Q(status=Status.ACCEPTED) | Q(is_return_wished=True))


def to_decide(user: Any, roles: Iterable[str]) -> QuerySet[Any]:
    """Ratings “not satisfied”, wishes for extension, promises to strike off.

    Every other rating moves the suggestion on at once: one replied and no longer
    being rated was “not satisfied”.
    """
    being_rated = Clock.objects.running().filter(suggestion=OuterRef("pk"), kind=ClockKind.RATING)
    wishes = Extension.objects.filter(suggestion=OuterRef("pk"), answer=Answered.OPEN)
    rows = _own(user, roles).filter(status__in=[Status.REPLIED, Status.HANDLING, Status.TRACKING])
    rows = rows.annotate(
        is_dissatisfied=Q(status=Status.REPLIED) & ~Exists(being_rated),
        is_extension_wished=Exists(wishes),
        is_tracked=Q(status=Status.TRACKING),
    )
    return rows.filter(Q(is_tracked=True) | Q(is_dissatisfied=True) | Q(is_extension_wished=True))


def to_publish(user: Any, roles: Iterable[str]) -> QuerySet[Any]:
    """What the deputies agree to and the office may release, as it is or with a newer answer."""
    return _own(user, roles).awaiting_release()


def overdue(user: Any, roles: Iterable[str], today: date) -> QuerySet[Any]:
    """Clocks that ran out and still run."""
    return _clocks(user, roles).filter(due_on__lt=today)


def running_out(user: Any, roles: Iterable[str], today: date, *, near: int, hot: int) -> QuerySet[Any]:
    """Clocks late, urgent or due soon, with their light as `urgency`, who owes, and the day of the last urging."""
    leads = Assignment.objects.answering().filter(suggestion=OuterRef("suggestion"))
    name = Coalesce(NullIf("unit__short_name", Value("")), "unit__name")
    urged = StepRecord.objects.filter(suggestion=OuterRef("suggestion"), name="urge").order_by("-pk")
    soon = today + timedelta(days=hot)
    rows = _clocks(user, roles).filter(due_on__lte=today + timedelta(days=near))
    return rows.select_related("suggestion", "assignment__unit").annotate(
        urgency=Case(
            When(due_on__lt=today, then=Value("late")), When(due_on__lte=soon, then=Value("hot")), default=Value("near")
        ),
        lead_unit=Subquery(leads.values(shown=name)[:1]),
        urged_at=Subquery(urged.values("at")[:1]),
    )


def with_all(suggestions: Any) -> QuerySet[Any]:
    """With what a desk shows of the item chosen, in one query."""
    names = Cosigner.objects.confirmed().filter(suggestion=OuterRef("pk")).values("name")
    offices = Unit.objects.active().filter(congress=OuterRef("congress"), is_first_tier=True)
    return (
        suggestions.for_rows()
        .select_related(*JOINED, "session__term", "category", "lead__person")
        .annotate(cosigner_names=ArraySubquery(names), has_first_tier=Exists(offices))
    )


def _own(user: Any, roles: Iterable[str]) -> SuggestionQuerySet:
    return Suggestion.objects.visible_to(user).filter(congress__in=_congresses(user, roles))


def _clocks(user: Any, roles: Iterable[str]) -> QuerySet[Any]:
    suggestions = _own(user, roles).order_by().values("pk")
    return Clock.objects.running().exclude(kind=ClockKind.RETURN).filter(suggestion__in=suggestions)


def _congresses(user: Any, roles: Iterable[str]) -> set[int]:
    return {post.congress_id for post in user.current_posts if post.role in frozenset(roles)}
