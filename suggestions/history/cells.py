"""One cell of a table of past suggestions: what it says, or the sentence why it cannot be taken."""

import re
from collections.abc import Collection
from typing import NamedTuple

from django.utils.translation import gettext as _

from congress.common.text import person_name, read_number, squeeze
from deputies.roster.cells import UnreadableCell
from suggestions.history.words import BETWEEN_SESSIONS, IN_SESSION, NOBODY, OUTCOME_OF, RATING_OF

_NUMBER = re.compile(r"(闭会?)?第?([\d零〇一二三四五六七八九十百]{1,6})号?")
_SESSION = re.compile(r"第?([\d零〇一二三四五六七八九十百]{1,4})届.*?第?([\d零〇一二三四五六七八九十百]{1,4})次")
_SESSION_LENGTH = 60
_COUNT = re.compile(r"[（(]?等\s*(\d{1,4})\s*(?:人|名代表|位代表)[)）]?\s*$")
_BETWEEN = re.compile(r"[、，,;；/\n]+")
_OUTCOME = re.compile(r"(?P<letter>[A-Z])类?(?:\((?P<remark>.*)\))?|(?P<wording>.+?)类?")
_TICKS = re.compile(r"^[√✓✔☑]|[.。]$")


class Number(NamedTuple):
    """A suggestion's number; `is_between` when its prefix says that it was made between sessions (闭007)."""

    value: int
    is_between: bool


def read_suggestion_number(text: str) -> Number:
    found = _NUMBER.fullmatch(squeeze(text))
    number = read_number(found[2]) if found else None
    if not found or not number:
        raise UnreadableCell(_("“%(text)s” is not a number of a suggestion") % {"text": text})
    return Number(number, bool(found[1]))


def read_session(text: str) -> tuple[int, int]:
    """Term and session: 九届二次, 第九届第二次, 市九届人大二次会议."""
    found = _SESSION.search(squeeze(text)[:_SESSION_LENGTH])
    numbers = (read_number(found[1]), read_number(found[2])) if found else (None, None)
    if not numbers[0] or not numbers[1]:
        raise UnreadableCell(_("the term and session (as in 九届二次) are not stated"))
    return numbers[0], numbers[1]


def read_is_between(text: str, number: Number) -> bool:
    """Whether it was made between sessions, by the column and by the number, which must not contradict each other."""
    word = squeeze(text)
    if not word:
        return number.is_between
    if word not in IN_SESSION | BETWEEN_SESSIONS:
        raise UnreadableCell(_("“%(word)s” is neither 会议 nor 闭会") % {"word": word})
    if number.is_between and word in IN_SESSION:
        raise UnreadableCell(_("the number says 闭会, this column says %(word)s") % {"word": word})
    return word in BETWEEN_SESSIONS


def read_people(text: str) -> tuple[tuple[str, ...], int | None]:
    """The names, in order and once each, and how many people are said to be meant (等9人), if so."""
    count = _COUNT.search(text)
    named = _COUNT.sub("", text)
    names = [name for part in _BETWEEN.split(named) for name in _names(part) if name not in NOBODY]
    return tuple(dict.fromkeys(map(person_name, names))), int(count[1]) if count else None


def read_outcome(text: str, codes: Collection[str]) -> str:
    """The letter of the category; empty when there is none."""
    word = squeeze(text).upper()
    if word in NOBODY:
        return ""
    found = _OUTCOME.fullmatch(word)
    said = (found["letter"], OUTCOME_OF.get(found["remark"]), OUTCOME_OF.get(found["wording"])) if found else ()
    meant = {code for code in said if code}
    if len(meant) != 1 or not meant <= set(codes):
        raise UnreadableCell(
            _("“%(word)s” is not a category here; there are %(codes)s") % {"word": text, "codes": "、".join(codes)}
        )
    return meant.pop()


def read_rating(text: str) -> str:
    """A value of Rating; empty when there was no feedback."""
    word = _TICKS.sub("", _TICKS.sub("", squeeze(text)))
    if word not in RATING_OF:
        raise UnreadableCell(_("“%(word)s” is not a rating") % {"word": text})
    return RATING_OF[word]


def split_units(text: str) -> list[str]:
    return [name for part in _BETWEEN.split(text) for name in part.split() if name not in NOBODY]


def _names(part: str) -> list[str]:
    """Names between spaces; two single characters are one padded name: 刘　玲."""
    names: list[str] = []
    for word in part.split():
        if names and len(names[-1]) == 1:
            names[-1] += word
        else:
            names.append(word)
    return names
