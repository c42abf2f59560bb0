"""How alike two texts are, from 0 to 1: what they share, weighed by how rare it is here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from suggestions.similarity.words import IN_BODY, MARK, Terms

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


class Asked:
    """A text to compare many others with: what each of its terms counts is reckoned once."""

    def __init__(self, terms: Terms, scale: Scale) -> None:
        self.rarity = {term: scale.rarity(term) for term in terms}
        self.weight = {term: self.rarity[term] * strength for term, strength in terms.items()}
        self.whole = sum(self.weight.values())
        self.length = length(terms)

    def likeness(self, title: Iterable[str], told: Iterable[str], other_length: float) -> float:
        """The share of it that another text has too, less for a long text that has a bit of everything.

        A matter that the other names only in its text counts as much there as it would here.
        """
        shared = sum([self.weight[term] for term in title if term in self.weight])
        shared += IN_BODY * sum([self.rarity[term] for term in told if term in self.rarity])
        return min(1.0, shared / self.whole * sqrt(self.length / other_length)) if shared else 0.0


def likeness(asked: Terms, other: Terms, scale: Scale) -> float:
    """How alike two texts are, where only two are compared."""
    title = [term for term, strength in other.items() if strength == 1]
    told = [term for term, strength in other.items() if strength < 1]
    return Asked(asked, scale).likeness(title, told, length(other))
