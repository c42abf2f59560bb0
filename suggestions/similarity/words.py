"""What a text speaks of: matters named in any of their words, and pairs of characters for all the rest.

Pairs of characters were measured beside two dictionary segmenters and found more matches among published titles,
where names of villages and new words are many; so no segmenter is needed.
"""

import re
from collections.abc import Mapping

from suggestions.similarity.tables import by_first, find_words, lines

Terms = Mapping[str, float]  # a term and how strongly the text speaks of it, 1 for a title

MARK = "="  # begins a term that is a matter, not a pair of characters
IN_BODY = 0.3  # a matter named in the text only, beside 1 for one in the title
READ = 4000  # characters of a body that are read
BREAKS = re.compile(r"[\W_]+|[的和与及]")
GENRE = frozenset(word for line in lines("genre.txt") for word in line.split())
OF_GENRE = re.compile("|".join(sorted(GENRE, key=len, reverse=True)))


def _matters() -> dict[str, frozenset[str]]:
    """For each word, the terms of the matters it may name."""
    found: dict[str, set[str]] = {}
    for line in lines("matters.txt"):
        for word in line.split():
            found.setdefault(word, set()).add(MARK + line.split()[0])
    return {word: frozenset(terms) for word, terms in found.items()}


MATTERS = _matters()
WORDS = by_first(MATTERS)


def terms_of(title: str, body: str = "") -> dict[str, float]:
    """Everything the title says, and the matters the text names besides."""
    told = dict.fromkeys(matters_in(body[:READ]), IN_BODY)
    return told | dict.fromkeys([*matters_in(title), *pairs_in(title)], 1.0)


def matters_in(text: str) -> set[str]:
    return {term for word in find_words(text, WORDS) for term in MATTERS[word]}


def named_as(term: str, text: str) -> str:
    """The word by which the text names a term; empty when it does not."""
    if not term.startswith(MARK):
        return term if term in text else ""
    return next((word for word in find_words(text, WORDS) if term in MATTERS[word]), "")


def pairs_in(text: str) -> set[str]:
    return {piece[i : i + 2] for piece in pieces(text) for i in range(len(piece) - 1)}


def pieces(text: str) -> list[str]:
    """The text without punctuation and the words of the genre."""
    return [piece for piece in BREAKS.split(OF_GENRE.sub(" ", text)) if len(piece) > 1]


def terms_of_duties(duties: str) -> frozenset[str]:
    """What a unit's stated duties speak of."""
    return frozenset(pairs_in(duties) | matters_in(duties))


def shared_words(text: str, other: str) -> list[str]:
    """What both say, longest first, a matter named in other words as 信号灯＝红绿灯: the reason shown to people."""
    runs = [run for piece in pieces(text) for run in _runs(piece, other)]
    named = [(named_as(term, text), named_as(term, other)) for term in sorted(matters_in(text) & matters_in(other))]
    equal = [f"{own}＝{theirs}" for own, theirs in named if own not in other and theirs not in text]
    return sorted(dict.fromkeys([*runs, *equal]), key=len, reverse=True)


def _runs(piece: str, known: str) -> list[str]:
    """The longest stretches of the piece, two characters or more, that stand in the known text."""
    found, place = [], 0
    while place < len(piece) - 1:
        ends = range(len(piece), place + 1, -1)
        run = next((piece[place:end] for end in ends if piece[place:end] in known), "")
        if run:
            found.append(run)
        place += len(run) or 1
    return found
