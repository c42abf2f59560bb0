"""One cell of a clerk's book: its value, and what is wrong with it in a sentence. Plain values in, plain values out."""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from congress.common.text import one_line, person_name, squeeze
from stations.reception import Unreadable, read
from stations.rules import is_landline, is_mobile
from stations.station_list.words import FORMS, KINDS

LARGEST_M2 = 100_000
_NOTHING = {"", "/", "-", "—", "——", "无", "暂无"}
_SIZE = re.compile(r"约?(\d+(?:\.\d+)?)(?:多)?(?:㎡|m2|m²|平方米|平米|平方)?(?:左右)?", re.IGNORECASE)
_MASKED = re.compile(r"1\d{2}\*{4}\d{4}")


class Cell(NamedTuple):
    """A value; with a reason it is a warning, unless the row must be refused for it."""

    value: Any
    reason: str = ""
    is_refused: bool = False


def wrong(reason: str) -> Cell:
    return Cell("", reason, is_refused=True)


Reader = Callable[[str], Cell]


def read_word(limit: int, clean: Callable[[str], str] = one_line, *, is_required: bool = False) -> Reader:
    """Reads words of at most so many characters."""

    def reader(text: str) -> Cell:
        word = clean(text)
        if is_required and not word:
            return wrong(_("nothing is written here"))
        if len(word) > limit:
            return wrong(_("longer than %(limit)s characters") % {"limit": limit})
        return Cell(word)

    return reader


def read_name_of_person(text: str) -> Cell:
    return read_word(40, person_name)("" if squeeze(text) in _NOTHING else text)


def read_kind(text: str) -> Cell:
    kind = KINDS.get(squeeze(text))
    return Cell(kind) if kind else wrong(_("“%(word)s” is not a kind of station") % {"word": text})


def read_form(text: str) -> Cell:
    word = squeeze(text)
    if word in _NOTHING:
        return Cell("")
    return Cell(FORMS[word]) if word in FORMS else wrong(_("“%(word)s” is not a form of station") % {"word": text})


def read_area(text: str, areas: Mapping[str, Collection[int]]) -> Cell:
    """`areas` gives the keys of all places that a word names."""
    found = areas.get(squeeze(text), ())
    if not found:
        return wrong(_("there is no area “%(word)s” here") % {"word": text})
    if len(found) > 1:
        return wrong(_("several areas are called “%(word)s”: write the one above before it") % {"word": text})
    return Cell(next(iter(found)))


def read_size(text: str) -> Cell:
    """Whole square metres, however they are written: 约260平方米, ２００, 190.0."""
    bare = squeeze(text)
    if bare in _NOTHING:
        return Cell(None)
    told = _SIZE.fullmatch(bare)
    if not told or Decimal(told[1]) > LARGEST_M2:
        return wrong(_("“%(text)s” is not a size in square metres") % {"text": text})
    size = Decimal(told[1])
    whole = round(size)
    return Cell(whole, "" if whole == size else _("taken over as %(whole)s m²") % {"whole": whole})


def read_phone(text: str) -> Cell:
    """A number that cannot be dialled would mislead citizens: it is left out, and the clerk told."""
    phone = squeeze(text).replace("－", "-").replace("—", "-")
    if phone in _NOTHING:
        return Cell("")
    if _MASKED.fullmatch(phone):
        return Cell("", _("the number is masked; a number known already stays"))
    if is_mobile(phone) or is_landline(phone):
        return Cell(phone)
    return Cell("", _("“%(text)s” is not a telephone number; it is left out") % {"text": text})


def read_reception(text: str) -> Cell:
    """The words with the rule they tell as (words, JSON); words no rule can be read from are kept for a person."""
    words = one_line(text)
    if squeeze(words) in _NOTHING:
        return Cell(("", {}))
    if len(words) > 120:
        return wrong(_("longer than %(limit)s characters") % {"limit": 120})
    try:
        return Cell((words, read(words).as_json()))
    except Unreadable as sentence:
        return Cell((words, {}), _("enter the days at the station itself: %(why)s") % {"why": sentence})


def read_degrees(text: str, most: int) -> Cell:
    bare = squeeze(text)
    if bare in _NOTHING:
        return Cell(None)
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,12})?", bare) or abs(Decimal(bare)) > most:
        return wrong(_("“%(text)s” is not a number of degrees") % {"text": text})
    return Cell(round(Decimal(bare), 6))
