"""Reads the lists of words that stand beside the code."""

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def lines(name: str) -> Iterator[str]:
    """The lines of a list; remarks begin with #."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def find_words(text: str, words: frozenset[str]) -> Iterator[str]:
    """The words of the list as they come in the text, the longest first; none overlaps another."""
    longest = max(map(len, words))
    place = 0
    while place < len(text):
        ends = range(min(place + longest, len(text)), place, -1)
        found = next((text[place:end] for end in ends if text[place:end] in words), "")
        if found:
            yield found
        place += len(found) or 1
