"""Marks of a matter that comes again: what speaks for proposing it as a key suggestion (重点督办, 监督法 §12)."""

from collections.abc import Iterable
from typing import NamedTuple

from suggestions.advice.similar import Similar
from suggestions.models import Suggestion

SEVERAL = 2


class Marks(NamedTuple):
    """In which years, and by how many lead deputies, the same matter was raised; the item itself is counted."""

    years: list[int]
    deputies: int

    @property
    def is_of_several_years(self) -> bool:
        return len(self.years) >= SEVERAL

    @property
    def is_of_several_deputies(self) -> bool:
        return self.deputies >= SEVERAL


def marks_of(suggestion: Suggestion, similar: Iterable[Similar]) -> Marks:
    """Counted from those alike enough to be the same matter; `similar` should hold all of them, not the first few."""
    same = [suggestion, *(each.suggestion for each in similar if each.is_same)]
    return Marks(sorted({each.session.opened_on.year for each in same}), len({each.lead_name for each in same}))
