"""How alike two texts are, from 0 to 1: what they share, weighed by how rare it is here."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from suggestions.similarity.words import MARK, Terms

MATTER = 4.0  # what a matter counts beside a pair of characters
LIKE = 0.2  # from here on shown as similar; measured on the published pairs, see tests/bench
SAME = 0.35  # from here on counted as the same matter: "raised for several years"


@dataclass(frozen=True)
class Scale:
    """How many texts there are and how many of them hold a term."""

    texts: int
    holding: Mapping[str, int]

    def rarity(self, term: str) -> float:
        return kind(term) * log(1 + (self.texts + 1) / (self.holding.get(term, 0) + 0.5))


def kind(term: str) -> float:
    return MATTER if term.startswith(MARK) else 1.0


def length(terms: Terms) -> float:
    return sum(kind(term) * strength for term, strength in terms.items())


def likeness(asked: Terms, other: Terms, scale: Scale) -> float:
    """The share of what is asked that the other has too, less for a long text that has a bit of everything."""
    whole = sum(scale.rarity(term) * strength for term, strength in asked.items())
    common = asked.keys() & other.keys()
    shared = sum(scale.rarity(term) * min(asked[term], other[term]) for term in common)
    return min(1.0, shared / whole * sqrt(length(asked) / length(other))) if shared else 0.0
