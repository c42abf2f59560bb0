"""One cell of a reception register: its value, and what is wrong with it in a sentence. Plain values in and out."""

import re
from collections.abc import Collection, Mapping
from datetime import time
from typing import Any

from django.utils.translation import gettext as _

from congress.common.dates import Spelling, UnreadableDate, read_day
from congress.common.text import mask_cards, names_mobile, one_line, person_name, squeeze
from stations.opinion_list.words import HANDLED, IN_HAND, RATINGS, SEXES, TOPICS
from stations.rules.opinions import TEXT_LENGTH
from stations.rules.registers import Handled
from stations.station_list.above import short
from stations.station_list.cells import Cell, wrong

NOTHING = {"", "/", "-", "—", "——", "无"}
_NOBODY = {"匿名", "群众", "村民", "居民", "市民", "来访群众", "未留名", "不详", "不愿具名"}
_SOMEBODY = re.compile(r"(?:一|两|几|某|数)[位名个].*|不愿.*|某.*|.*某某?|.*群众")
_TIME = re.compile(r"(上午|下午|晚上)?(\d{1,2})[:时点](?:(\d{1,2})分?)?(?::\d{2})?")
_BETWEEN = re.compile(r"[、，,;；/\s]+")
Keys = Mapping[str, Collection[int]]


def read_day_of(value: Spelling, year: int | None) -> Cell:
    """A day; one without a year lies in that of the register."""
    if squeeze(str(value or "")) in NOTHING:
        return Cell(None)
    try:
        return Cell(read_day(value, year=year))
    except UnreadableDate as sentence:
        return wrong(str(sentence))


def read_time(text: str) -> Cell:
    bare = squeeze(text)
    told = _TIME.fullmatch(bare)
    hour = int(told[2]) + 12 * (told[1] in ("下午", "晚上") and int(told[2]) < 12) if told else 24
    if bare in NOTHING:
        return Cell(time())
    if not told or hour > 23 or int(told[3] or 0) > 59:
        return Cell(time(), _("“%(text)s” is not a time of day; it is left out") % {"text": text})
    return Cell(time(hour, int(told[3] or 0)))


def read_station(text: str, stations: Keys) -> Cell:
    """By its name, written whole or without 人大代表."""
    name = squeeze(text)
    found = stations.get(name) or stations.get(short(name), ())
    if not found:
        return wrong(_("there is no station “%(word)s” here") % {"word": text})
    if len(found) > 1:
        return wrong(_("several stations are called “%(name)s”: write the whole name") % {"name": text})
    return Cell(next(iter(found)))


def read_deputies(text: str, deputies: Keys) -> Cell:
    """The names in their order, each with the key of the one deputy who bears it, or None."""
    names = dict.fromkeys(map(person_name, filter(None, _BETWEEN.split(text))))
    found = {name: next(iter(keys)) if len(keys := deputies.get(name, ())) == 1 else None for name in names}
    unknown = "、".join(name for name, key in found.items() if key is None)
    told = _("left out, for no one deputy has this name: %(names)s") % {"names": unknown} if unknown else ""
    return Cell(found, told)


def read_citizen(text: str) -> Cell:
    """The name; who gave none has none: 匿名, 一位大娘."""
    name = person_name(text)
    if name in NOTHING or name in _NOBODY or _SOMEBODY.fullmatch(name):
        return Cell("")
    return Cell(name) if len(name) <= 40 else wrong(_("longer than %(limit)s characters") % {"limit": 40})


def read_sex(text: str) -> Cell:
    word = squeeze(text)
    if word in NOTHING:
        return Cell("")
    return Cell(SEXES[word]) if word in SEXES else Cell("", _("“%(word)s” is left out") % {"word": text})


def read_text(text: str, limit: int = TEXT_LENGTH, *, is_required: bool = False) -> Cell:
    """What was said, with numbers of cards in it hidden; the clerk is told of those and of telephone numbers."""
    said = mask_cards(one_line(text))
    if is_required and said in NOTHING:
        return wrong(_("nothing is written here"))
    if len(said) > limit:
        return wrong(_("longer than %(limit)s characters") % {"limit": limit})
    if said != one_line(text):
        return Cell(said, _("numbers of identity or bank cards in it are hidden"))
    return Cell(said, _("a telephone number stands in it") if names_mobile(said) else "")


def read_result(text: str) -> Cell:
    return Cell("") if squeeze(text) in IN_HAND | NOTHING else read_text(text)


def read_topic(text: str) -> Cell:
    return _word(text, TOPICS, _("“%(word)s” is not a class of matters here"))


def read_rating(text: str) -> Cell:
    return _word(text, RATINGS, _("“%(word)s” is not a rating"))


def read_handled(text: str) -> Cell:
    handled = HANDLED.get(squeeze(text))
    return Cell(handled) if handled else wrong(_("“%(word)s” is not a way of handling") % {"word": text})


def read_unit(text: str, units: Keys, handled: Handled | str) -> Cell:
    """The unit's key with the words written; only what goes to a unit needs one that is known."""
    words = squeeze(text)
    if words in NOTHING:
        return wrong(_("a unit must be named")) if handled == Handled.UNIT else Cell((None, ""))
    found = units.get(words, ())
    if len(found) == 1:
        return Cell((next(iter(found)), one_line(text)[:80]))
    reason = _("“%(name)s” is not in the list of handling units") % {"name": text}
    return wrong(reason) if handled == Handled.UNIT else Cell((None, one_line(text)[:80]), reason)


def _word(text: str, words: Mapping[str, Any], reason: str) -> Cell:
    word = squeeze(text)
    if word in NOTHING:
        return Cell("")
    return Cell(words[word]) if word in words else wrong(reason % {"word": text})
