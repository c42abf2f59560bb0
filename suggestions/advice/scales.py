"""How rare terms are in a congress, and where items with them went: one query for any number of terms."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from suggestions.models import Habit
from suggestions.similarity.likeness import Scale

EVERY = ""  # the term that stands for every suggestion


class Learnt(NamedTuple):
    """What was learnt about some terms: their rarity, and the counts by unit and by category."""

    scale: Scale
    units: dict[str, dict[int, int]]
    categories: dict[str, dict[int, int]]


def learnt_about(terms: Iterable[str], congress: int) -> Learnt:
    learnt = Learnt(Scale(0, {}), {}, {})
    holding: dict[str, int] = {}
    for term, unit, category, items in _rows(terms, congress).values_list("term", "unit", "category", "items"):
        if unit:
            learnt.units.setdefault(term, {})[unit] = items
        elif category:
            learnt.categories.setdefault(term, {})[category] = items
        else:
            holding[term] = items
    return learnt._replace(scale=Scale(holding.pop(EVERY, 0), holding))


def scale_of(terms: Iterable[str], congress: int) -> Scale:
    rows = _rows(terms, congress).filter(unit=None, category=None)
    holding = dict(rows.values_list("term", "items"))
    return Scale(holding.pop(EVERY, 0), holding)


def _rows(terms: Iterable[str], congress: int) -> QuerySet[Any]:
    return Habit.objects.filter(congress=congress, term__in=[*terms, EVERY])
