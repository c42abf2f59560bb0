"""How a text is searched: every pair of neighbouring characters is kept, so an index finds words of any language."""

import re

from congress.common.text import prose

RUNS = re.compile(r"\w+")
MOST = 8  # words of one question


def folded(text: str) -> str:
    """The one spelling in which texts and questions are compared."""
    return prose(text).lower()


def pairs_of(text: str) -> list[str]:
    """Each pair of neighbouring characters once, in order."""
    return sorted({run[i : i + 2] for run in RUNS.findall(text) for i in range(len(run) - 1)})


def words_asked(question: str) -> list[str]:
    """What must all be found."""
    return folded(question).split()[:MOST]
