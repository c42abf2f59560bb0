"""Whom an opinion may be handed to (domain.md §4.5, routes 2 to 6)."""

from congress.organs.rules import Level
from stations.rules.opinions import Route

LEVELS = list(Level)
IN_WORDS = frozenset({Route.VILLAGE, Route.TOWNSHIP})  # named in words: they have no account here


def is_higher(level: str, than: str) -> bool:
    """Whether a congress of this level stands above one of the other."""
    return LEVELS.index(Level(level)) < LEVELS.index(Level(than))


def is_within(region: str, prefix: str) -> bool:
    """Whether the area of this code lies in the one of that prefix (GB/T 2260), or is it."""
    return region.startswith(prefix)
