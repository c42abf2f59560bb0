"""What can be counted: a fact is which known columns must hold which values. Read the same by the database and here."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from suggestions.rules import Rating, Status

Need = Mapping[str, tuple[Any, ...]]
YES, NO = (True,), (False,)
HANDED: Need = {"is_handed": YES}
ANSWERED: Need = {**HANDED, "is_answered": YES}
GOOD = (Rating.SATISFIED, Rating.MOSTLY)
ANY = tuple(Rating)
NOT_CLOSED = tuple(set(Status) - {Status.CLOSED})
SOLVED, PLANNED = ("solved",), ("planned",)


def _rated(column: str, words: tuple[Any, ...]) -> tuple[Need, ...]:
    return ({**ANSWERED, column: words},)


# Each fact is one need or several, of which one must be met.
FACTS: dict[str, tuple[Need, ...]] = {
    "received": ({"is_received": YES},),
    "accepted": ({"is_accepted": YES},),
    "not_accepted": ({"is_received": YES, "state": (Status.NOT_ACCEPTED,)},),
    "withdrawn": ({"is_received": YES, "state": (Status.WITHDRAWN,)},),
    "handed": (HANDED,),
    "answered": (ANSWERED,),
    "unanswered": ({**HANDED, "is_answered": (False,)},),
    "unanswered_late": ({**HANDED, "is_answered": (False,), "is_overdue": YES},),
    "due": ({**HANDED, "punctual": ("on_time", "late")},),
    "on_time": ({**HANDED, "punctual": ("on_time",)},),
    "overdue": ({**HANDED, "is_overdue": YES},),
    "under_way": ({**HANDED, "is_answered": NO, "state": NOT_CLOSED}, {**HANDED, "is_being_redone": YES}),
    "being_redone": ({**HANDED, "is_being_redone": YES},),
    "closed": (
        {**HANDED, "state": (Status.CLOSED,)},
        {**ANSWERED, "state": (Status.REPLIED,), "outcome": ("rest",)},
    ),
    "met": ({**HANDED, "is_met": YES},),
    "told_in_person": ({**ANSWERED, "is_told_in_person": YES},),
    "solved": ({**ANSWERED, "outcome": SOLVED},),
    "solved_or_planned": ({**ANSWERED, "outcome": SOLVED + PLANNED},),
    "first_planned": ({**ANSWERED, "first_outcome": PLANNED},),
    "planned_then_solved": ({**ANSWERED, "first_outcome": PLANNED, "outcome": SOLVED},),
    "given_back": ({**HANDED, "is_given_back": YES},),
    "extended": ({**HANDED, "is_extended": YES},),
    "redone": ({**HANDED, "is_redone": YES},),
    "merged": ({**HANDED, "is_merged": YES},),
    "published": ({**HANDED, "is_published": YES},),
}
# Ratings go to the committee, never through the unit that is rated: units may not ask for these.
RATING_FACTS: dict[str, tuple[Need, ...]] = {
    "rated": _rated("final_rating", ANY),
    "satisfied": _rated("final_rating", (Rating.SATISFIED,)),
    "content": _rated("final_rating", GOOD),
    "dissatisfied": _rated("final_rating", (Rating.DISSATISFIED,)),
    "first_rated": _rated("first_rating", ANY),
    "first_satisfied": _rated("first_rating", (Rating.SATISFIED,)),
    "first_content": _rated("first_rating", GOOD),
    "redone_rated": _rated("redone_rating", ANY),
    "redone_satisfied": _rated("redone_rating", (Rating.SATISFIED,)),
    "redone_content": _rated("redone_rating", GOOD),
}
# Counted in promises, not in suggestions.
PROMISE_FACTS: dict[str, tuple[Need, ...]] = {
    "promises_due": ({"is_promise_due": YES},),
    "promises_kept": ({"is_promise_due": YES, "is_promise_kept": YES},),
}
ITEM_FACTS = FACTS | RATING_FACTS


def question(needs: tuple[Need, ...]) -> Q:
    """The fact as the database is asked for it; the rows must come `with_known`."""
    return reduce(or_, (Q(**{f"{column}__in": words for column, words in need.items()}) for need in needs))


def holds(needs: tuple[Need, ...], row: Mapping[str, Any]) -> bool:
    """The fact read off a row already fetched."""
    return any(all(row[column] in words for column, words in need.items()) for need in needs)
