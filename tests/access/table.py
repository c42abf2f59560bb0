"""The reviewed table of `table.txt`."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.access.world import CALLERS

FILE = Path(__file__).with_name("table.txt")
METHODS = ("GET", "POST")


def expected(caller: str, method: str, requests: Iterable[str]) -> dict[str, str]:
    """The answer to each request as reviewed; `missing` for one that does not stand in the table."""
    place = CALLERS.index(caller)
    return {request: answers(method).get(request, {place: "missing"})[place] for request in requests}


@cache
def answers(method: str) -> dict[str, dict[int, str]]:
    """For each request of that method, the answer by the caller's place."""
    found: dict[str, dict[int, str]] = {}
    codes: dict[int, str] = {}
    is_asked = False
    for words in map(str.split, lines()):
        if words[0] in METHODS:
            is_asked, codes = words[0] == method, dict(enumerate(words[1:]))
        elif is_asked:
            found |= {name.replace("#", " "): codes for name in words}
    return found


def lines() -> list[str]:
    """The blocks, without the words above them."""
    body = FILE.read_text().split("\n\n", 1)[1]
    return [line for line in body.splitlines()[1:] if line.strip()]
