"""Reads the lists of words that stand beside the code."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Words = Mapping[str, list[str]]

DATA = Path(__file__).parent / "data"


def lines(name: str) -> Iterator[str]:
    """The lines of a list; remarks begin with #."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def by_first(words: Iterable[str]) -> Words:
    """The words by their first character, the longest first: how `find_words` wants them."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found


def find_words(text: str, words: Words) -> Iterator[str]:
    """The words of the list as they come in the text, the longest first; none overlaps another."""
    place = 0
    while place < len(text):
        found = next((word for word in words.get(text[place], ()) if text.startswith(word, place)), "")
        if found:
            yield found
        place += len(found) or 1
