"""The State Council's yearly notice of days off, read as a clerk pastes it or types it. Plain text in, days out."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from congress.common.text import half_width
from congress.organs.workdays import SATURDAY

KINDS = {"放假": "rest", "休息": "rest", "rest": "rest", "上班": "work", "work": "work", "平日": "", "ordinary": ""}
LONGEST = timedelta(days=15)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ASIDE = re.compile(r"\([^)]*\)")
_HEAD = re.compile(r"^\s*(?:[一二三四五六七八九十]+、)?\s*([^:\d]{1,20}):")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
_DAYS = re.compile(rf"{_DAY}(?:\s*(?:至|到|-|~|—|–)\s*{_DAY})?")
_KIND = re.compile("|".join(KINDS))
_NAME = re.compile(r"[^\W\d_]+")


class Unreadable(ValueError):
    """Says in a sentence for the clerk what cannot be read."""


def read_notice(text: str, year: int) -> dict[date, tuple[str, str]]:
    """Each day told, with its kind ("rest", "work", "" for an ordinary day) and the holiday's name.

    Understands “一、元旦：1月1日至3日放假调休，共3天。1月4日上班。” as well as “2027-10-10 上班 国庆节”. What tells
    no day is passed over, so the preface of the notice may stay. Raises Unreadable.
    """
    found: dict[date, tuple[str, str]] = {}
    for line in half_width(text).splitlines():
        bare = _ISO.sub(r"\1年\2月\3日", _ASIDE.sub("", line))
        head = _HEAD.match(bare)
        for part in re.split("[。;,]", bare[head.end() :] if head else bare):
            for on, told in _read_part(part, head[1].strip() if head else "", year):
                if found.setdefault(on, told) != told:
                    raise Unreadable(_("%(day)s is told twice, and differently.") % {"day": on})
    if not found:
        raise Unreadable(_("No day could be read. Write for example: 元旦：1月1日至3日放假。1月4日上班。"))
    return found


def _read_part(part: str, holiday: str, year: int) -> Iterator[tuple[date, tuple[str, str]]]:
    spans = list(_spans(part, year))
    if not spans:
        return
    word = _KIND.search(part)
    if word is None:
        raise Unreadable(_("“%(text)s” does not say whether it is 放假, 上班 or 平日.") % {"text": part.strip()})
    kind, rest = KINDS[word[0]], _KIND.sub("", _DAYS.sub("", part), count=1)
    name = holiday or (named[0] if (named := _NAME.search(rest)) else "")
    if kind and not name:
        raise Unreadable(_("“%(text)s” does not name the holiday.") % {"text": part.strip()})
    for on in (first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)):
        if kind == "work" and on.weekday() < SATURDAY:
            raise Unreadable(_("%(day)s is no Saturday or Sunday, so it cannot be a make-up day.") % {"day": on})
        yield on, (kind, name if kind else "")


def _spans(part: str, year: int) -> Iterator[tuple[date, date]]:
    month = 0
    for told in _DAYS.finditer(part):
        month = int(told[2] or month)
        first = _day(int(told[1] or year), month, int(told[3]), told[0])
        last = first
        if told[6]:
            month = int(told[5] or month)
            last = _day(int(told[4] or first.year), month, int(told[6]), told[0])
        if not first <= last <= first + LONGEST:
            raise Unreadable(_("“%(text)s” is no span of days.") % {"text": told[0]})
        yield first, last


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(_("there is no day “%(text)s”") % {"text": text}) from None
