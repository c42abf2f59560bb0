"""Which of several (units, categories) a suggestion likely belongs to: past decisions first, stated duties beside them.

How sure: each score to the power of STEEPNESS, as a share of all. The power was fitted by log loss on the published
titles kept for tuning and on the sample city; `python -m tests.bench` prints how often each degree was right elsewhere.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from math import log
from typing import Generic, TypeVar

from suggestions.similarity.likeness import Scale, kind
from suggestions.similarity.words import Terms

Key = TypeVar("Key", bound=Hashable)
CAUTION = 4.0  # past items with a term that say as much as the stated duties do
STEEPNESS = 2.0
SURE, LIKELY = 0.7, 0.4  # from here on said as "quite sure" and "likely"
BEST = 3


@dataclass(frozen=True)
class Past(Generic[Key]):
    """What was decided before: how many items with this term went where."""

    scale: Scale
    went: Mapping[str, Mapping[Key, int]]
    duties: Mapping[Key, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice(Generic[Key]):
    """A proposal, how sure it is (0 to 1), and the terms that speak for it, the strongest first."""

    key: Key
    sureness: float
    decided: list[str]  # terms of past items that went there
    stated: list[str]  # terms of its duties

    @property
    def degree(self) -> str:
        return "sure" if self.sureness >= SURE else "likely" if self.sureness >= LIKELY else "unsure"


def choose(terms: Terms, past: Past[Key], best: int = BEST) -> list[Choice[Key]]:
    """The likeliest, best first; empty when nothing speaks for any."""
    decided, stated = _by_decisions(terms, past), _by_duties(terms, past)
    scores = {key: sum(decided.get(key, {}).values()) + sum(stated.get(key, {}).values()) for key in decided | stated}
    shares = {key: score**STEEPNESS for key, score in scores.items()}
    total = sum(shares.values())
    order = sorted(scores, key=lambda key: -scores[key])[:best]
    return [
        Choice(key, shares[key] / total, _strongest(decided.get(key, {})), _strongest(stated.get(key, {})))
        for key in order
    ]


def _by_decisions(terms: Terms, past: Past[Key]) -> dict[Key, dict[str, float]]:
    found: dict[Key, dict[str, float]] = {}
    for term, strength in terms.items():
        texts = past.scale.holding.get(term, 0)
        for key, items in past.went.get(term, {}).items():
            weight = strength * past.scale.rarity(term) * items / (texts + CAUTION)
            found.setdefault(key, {})[term] = weight
    return found


def _by_duties(terms: Terms, past: Past[Key]) -> dict[Key, dict[str, float]]:
    """A term stated by few says more than one stated by many, and less the more was decided on it."""
    stated_by = Counter(term for words in past.duties.values() for term in words if term in terms)
    found: dict[Key, dict[str, float]] = {}
    for key, words in past.duties.items():
        for term in words & terms.keys():
            rarity = log((len(past.duties) + 1) / stated_by[term]) / stated_by[term] ** 0.5
            left = CAUTION / (past.scale.holding.get(term, 0) + CAUTION)
            found.setdefault(key, {})[term] = kind(term) * terms[term] * rarity * left
    return found


def _strongest(weights: Mapping[str, float]) -> list[str]:
    return sorted(weights, key=lambda term: -weights[term])
