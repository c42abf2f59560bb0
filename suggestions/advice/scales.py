"""How rare terms are in a congress, and where items with them went: one query for any number of terms."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from suggestions.models import Habit
from suggestions.similarity.likeness import Scale

EVERY = ""  # the term that stands for every suggestion


class Learnt(NamedTuple):
    """What was learnt about some terms: their rarity, the counts by unit and by category, and the categories' names."""

    scale: Scale
    units: dict[str, dict[int, int]]
    categories: dict[str, dict[int, int]]
    names: dict[int, str]


def learnt_about(terms: Iterable[str], congress: int) -> Learnt:
    """Counts for categories no longer in use are left out."""
    learnt = Learnt(Scale(0, {}), {}, {}, {})
    holding: dict[str, int] = {}
    rows = _rows(terms, congress).filter(Q(category=None) | Q(category__is_active=True))
    for term, unit, category, name, items in rows.values_list("term", "unit", "category", "category__name", "items"):
        if unit:
            learnt.units.setdefault(term, {})[unit] = items
        elif category:
            learnt.categories.setdefault(term, {})[category] = items
            learnt.names[category] = name
        else:
            holding[term] = items
    return learnt._replace(scale=Scale(holding.pop(EVERY, 0), holding))


def scale_of(terms: Iterable[str], congress: int) -> Scale:
    rows = _rows(terms, congress).filter(unit=None, category=None)
    holding = dict(rows.values_list("term", "items"))
    return Scale(holding.pop(EVERY, 0), holding)


def _rows(terms: Iterable[str], congress: int) -> QuerySet[Any]:
    return Habit.objects.filter(congress=congress, term__in=[*terms, EVERY])
