"""A clerk's words on the fixed reception day, read into a rule. What is not understood is said, never guessed."""

import re

from django.utils.translation import gettext as _

from stations.reception import words as w
from stations.reception.picks import Kind
from stations.reception.rule import Months, Rule, Shift
from stations.reception.telling import TOLD, Found


def read(words: str) -> Rule:
    """The rule the words tell, with the hours of each day. Raises Unreadable when a person must enter it."""
    if len(words) > w.LONGEST:
        raise w.Unreadable(_("This is too long for a reception day: enter the rule by hand."))
    text, shift, weekends = _take_shift(w.in_one_spelling(words))
    text, also = w.ALSO_BY_APPOINTMENT.subn("、", text)
    if w.ONLY_BY_APPOINTMENT.fullmatch(text.strip("、,;。()")) or (also and not text.strip("、,;。()")):
        return Rule()
    found = _scan(text, words)
    _check(found, words)
    picks = sorted(dict.fromkeys(found.picks), key=lambda pick: list(Kind).index(pick.kind))
    months, month_of_quarter = next(iter(found.frames), (Months.ALL, 0))
    return Rule(tuple(picks), months, month_of_quarter, shift, weekends, bool(also))


def _take_shift(text: str) -> tuple[str, Shift, bool]:
    """The text without its clause on holidays, and what that clause says."""
    clause = w.IF_OFF.search(text)
    if clause is None:
        return text, Shift.UNTOLD, False
    weekends = re.search(w.WEEKEND_WORDS, clause["off"]) is not None
    shift = next(shift for shift in Shift if shift and clause[shift])
    if weekends and shift == Shift.NEXT_WEEK:
        raise w.Unreadable(_("A weekend put off by a week is a weekend again: name another day."))
    return text[: clause.start()] + text[clause.end() :], shift, weekends


def _scan(text: str, words: str) -> Found:
    found, place = Found(), 0
    while place < len(text):
        for pattern, take in TOLD:
            if match := pattern.match(text, place):
                take(found, match)
                place = match.end()
                break
        else:
            told = {"text": text[place:], "words": words}
            raise w.Unreadable(_("“%(text)s” in “%(words)s” cannot be read: enter the rule by hand.") % told)
    return found


def _check(found: Found, words: str) -> None:
    kinds = {pick.kind for pick in found.picks}
    if not kinds:
        raise w.Unreadable(_("“%(words)s” names no day. Write for example 每月5日、25日.") % {"words": words})
    if kinds == {Kind.WEEKDAY} and found.frames:
        raise w.Unreadable(
            _("“%(words)s”: every one of the month, or which? Write 每周五 or 每月第1个周五.") % {"words": words}
        )
    if len(found.frames) > 1 or (Kind.WEEKDAY in kinds and len(kinds) > 1):
        raise w.Unreadable(_("“%(words)s” holds more than one rule: enter it by hand.") % {"words": words})
    if not found.frames and kinds & {Kind.DAY, Kind.NTH_WEEKDAY}:
        raise w.Unreadable(
            _("“%(words)s” does not say of which months. Write for example 每月15日.") % {"words": words}
        )
