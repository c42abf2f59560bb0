"""Many figures of one scope counted in the database at once, for pages that have no use for the rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Avg, Count, F, FilteredRelation, Q, Value
from django.db.models.functions import Coalesce, NullIf

from suggestions.models import Assignment
from suggestions.reports.facts import ITEM_FACTS, PROMISE_FACTS, question
from suggestions.reports.scope import Asked, known_in_scope, promises_in_scope
from suggestions.rules import Part


def counts_on(user: Any, asked: Asked, on: date, facts: Iterable[str], **more: Q) -> dict[str, int]:
    """How often each fact holds, and how many accepted ones meet each question of `more`. One query."""
    counted = {fact: Count("pk", question(ITEM_FACTS[fact])) for fact in facts}
    counted |= {name: Count("pk", question(ITEM_FACTS["accepted"]) & each) for name, each in more.items()}
    return dict(known_in_scope(user, asked, on).order_by().aggregate(**counted))


def promise_counts_on(user: Any, asked: Asked, on: date) -> dict[str, int]:
    """The same for promises. One query."""
    counted = {fact: Count("pk", question(needs)) for fact, needs in PROMISE_FACTS.items()}
    return dict(promises_in_scope(user, asked, on).order_by().aggregate(**counted))


def counts_by_lead_unit(user: Any, asked: Asked, on: date, facts: Iterable[str]) -> list[dict[str, Any]]:
    """The same by unit that leads, with `days`, the mean time from hand-over to answer. One query."""
    mine = Q(assignments__part=Part.LEAD) & ~Q(assignments__state=Assignment.State.RETURNED)
    rows = known_in_scope(user, asked, on).order_by().alias(led=FilteredRelation("assignments", condition=mine))
    name = Coalesce(NullIf("led__unit__short_name", Value("")), "led__unit__name")
    counted: dict[str, Any] = {fact: Count("pk", question(ITEM_FACTS[fact])) for fact in facts}
    took = Avg(F("answered_on") - F("handed_on"), filter=question(ITEM_FACTS["answered"]))
    found = rows.filter(led__isnull=False).values(unit=F("led__unit"), name=name)
    return list(found.annotate(days=took, **counted))
