"""What a unit is by its name, whatever it was called in which year: 环境保护局 and 生态环境局 are one function."""

from typing import NamedTuple

from suggestions.similarity.tables import by_first, find_words, lines


class Function(NamedTuple):
    name: str
    called: tuple[str, ...]
    duties: str


def _read(line: str) -> Function:
    name, called, duties = (part.strip() for part in line.split("|"))
    return Function(name, tuple(called.split()), duties)


FUNCTIONS = {function.name: function for function in map(_read, lines("functions.txt"))}
NAMED = {word: function.name for function in FUNCTIONS.values() for word in function.called}
WORDS = by_first(NAMED)
GOVERNMENT = "人民政府"  # holds the word of civil affairs (民政)


def functions_of(unit_name: str) -> list[str]:
    """The functions a unit's name holds, the first one named first; none for a government as a whole."""
    found = find_words(unit_name.replace(GOVERNMENT, " "), WORDS)
    return list(dict.fromkeys(NAMED[word] for word in found))


def typical_duties(unit_name: str) -> str:
    """What a unit of this name usually answers for."""
    return "、".join(FUNCTIONS[name].duties for name in functions_of(unit_name))
