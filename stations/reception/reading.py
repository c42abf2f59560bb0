"""A clerk's words on the fixed reception day, read into a rule. What is not understood is said, never guessed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from stations.reception import words as w
from stations.reception.clocks import read_hours
from stations.reception.rule import LAST_DAY, Kind, Months, Pick, Rule, Shift

WEEKDAYS = {"日": 7, "天": 7} | {str(number): number for number in range(1, 8)}
LEAP_YEAR = 2024


@dataclass
class _Found:
    """What the words told so far; picks from `open_from` on still wait for their hours."""

    picks: list[Pick] = field(default_factory=list)
    frames: set[tuple[Months, int]] = field(default_factory=set)
    open_from: int = 0
    last_from: int = 0

    def add(self, picks: Iterator[Pick]) -> None:
        self.picks += picks


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


def _scan(text: str, words: str) -> _Found:
    found, place = _Found(), 0
    while place < len(text):
        for pattern, take in READERS:
            if match := pattern.match(text, place):
                take(found, match)
                place = match.end()
                break
        else:
            told = {"text": text[place:], "words": words}
            raise w.Unreadable(_("“%(text)s” in “%(words)s” cannot be read: enter the rule by hand.") % told)
    return found


def _check(found: _Found, words: str) -> None:
    kinds = {pick.kind for pick in found.picks}
    if not kinds:
        raise w.Unreadable(_("“%(words)s” names no day. Write for example 每月5日、25日.") % {"words": words})
    if len(found.frames) > 1 or (Kind.WEEKDAY in kinds and (found.frames or len(kinds) > 1)):
        raise w.Unreadable(_("“%(words)s” holds more than one rule: enter it by hand.") % {"words": words})
    if not found.frames and kinds & {Kind.DAY, Kind.NTH_WEEKDAY}:
        raise w.Unreadable(
            _("“%(words)s” does not say of which months. Write for example 每月15日.") % {"words": words}
        )


def _take_months(found: _Found, match: re.Match[str]) -> None:
    months = Months.ODD if match["odd"] else Months.EVEN if match["even"] else Months.ALL
    found.frames.add((months, 0))


def _take_quarter(found: _Found, match: re.Match[str]) -> None:
    month = int(match["nth"] or (1 if match["first"] else 3))
    if not 1 <= month <= 3:
        raise w.Unreadable(_("A quarter has no month %(number)d.") % {"number": month})
    found.frames.add((Months.ALL, month))


def _refuse_date(found: _Found, match: re.Match[str]) -> None:
    try:
        date(LEAP_YEAR, int(match["month"]), int(match["day"]))
    except ValueError:
        raise w.Unreadable(_("there is no day “%(text)s”") % {"text": match[0]}) from None
    raise w.Unreadable(_("“%(text)s” is one day of the year, not a rule.") % {"text": match[0]})


def _take_nth_weekdays(found: _Found, match: re.Match[str]) -> None:
    if match["nth"].isdigit():
        raise w.Unreadable(_("“%(text)s”: the first week, or a weekday? Write 第1个周五.") % {"text": match[0]})
    weekday = WEEKDAYS[match["weekday"]]
    found.add(Pick(Kind.NTH_WEEKDAY, weekday, nth) for nth in _places(match["nth"]))


def _places(text: str) -> Iterator[int]:
    for part in re.split(w.SEP, text):
        number = int("".join(filter(str.isdigit, part)) or 1)
        if not 1 <= number <= 5:
            raise w.Unreadable(_("No month has a weekday no. %(number)d.") % {"number": number})
        yield -number if part[0] in "最倒" else number


def _take_weekdays(found: _Found, match: re.Match[str]) -> None:
    text = re.sub("每|个|周|星期|礼拜", "", match[0])
    spans = [part.split("-") for part in re.split(w.SEP, text)]
    for first, *last in spans:
        numbers = [WEEKDAYS[sign] for sign in first]
        found.add(Pick(Kind.WEEKDAY, number) for number in (_span(numbers[0], WEEKDAYS[last[0]]) if last else numbers))


def _take_month_days(found: _Found, match: re.Match[str]) -> None:
    for part in re.split(w.SEP, re.sub("[日号]", "", match[0])):
        first, *last = (_month_day(number) for number in part.split("-"))
        found.add(Pick(Kind.DAY, number) for number in (_span(first, last[0]) if last else [first]))


def _month_day(text: str) -> int:
    if not 1 <= int(text) <= 31:
        raise w.Unreadable(_("there is no day %(day)s") % {"day": text})
    return int(text)


def _span(first: int, last: int) -> range:
    if last <= first:
        raise w.Unreadable(_("From %(first)d to %(last)d is no span of days.") % {"first": first, "last": last})
    return range(first, last + 1)


def _take_last_day(found: _Found, match: re.Match[str]) -> None:
    found.add(iter([Pick(Kind.DAY, LAST_DAY)]))


def _take_digits(found: _Found, match: re.Match[str]) -> None:
    numbers = [int(number) for number in re.findall(r"\d+", match[0])]
    if match["day"] or max(numbers) > 10:
        told = _("“%(text)s”: write 逢5逢10 for day numbers that end so, or 每月5日、10日.")
        raise w.Unreadable(told % {"text": match[0]})
    found.add(Pick(Kind.DIGIT, number % 10) for number in numbers)


def _take_hours(found: _Found, match: re.Match[str]) -> None:
    """The hours belong to all days told since the last hours; a second span to the same days as the first."""
    if not found.picks:
        raise w.Unreadable(_("“%(text)s” stands before its day: write the day first.") % {"text": match[0]})
    if found.open_from < len(found.picks):
        found.last_from, found.open_from = found.open_from, len(found.picks)
    hours = read_hours(match)
    for place in range(found.last_from, len(found.picks)):
        found.picks[place] = replace(found.picks[place], hours=(*found.picks[place].hours, hours))


def _pass_over(found: _Found, match: re.Match[str]) -> None:
    """Words that say nothing about the day."""


READERS: list[tuple[re.Pattern[str], Callable[[_Found, re.Match[str]], None]]] = [
    (w.MONTHS, _take_months),
    (w.QUARTER, _take_quarter),
    (w.DATE, _refuse_date),
    (w.NTH_WEEKDAYS, _take_nth_weekdays),
    (w.WEEKDAYS, _take_weekdays),
    (w.MONTH_DAYS, _take_month_days),
    (w.LAST_DAY, _take_last_day),
    (w.DIGITS, _take_digits),
    (w.HOURS, _take_hours),
    (w.FILLER, _pass_over),
]
