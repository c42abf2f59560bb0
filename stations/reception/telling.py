"""What each stretch of a clerk's words adds to the rule that is being read."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from stations.reception import words as w
from stations.reception.clocks import read_hours
from stations.reception.picks import LAST_DAY, Kind, Pick
from stations.reception.rule import Months

WEEKDAYS = {"日": 7, "天": 7} | {str(number): number for number in range(1, 8)}
LEAP_YEAR = 2024


@dataclass
class Found:
    """What the words told so far; picks from `open_from` on still wait for their hours."""

    picks: list[Pick] = field(default_factory=list)
    frames: set[tuple[Months, int]] = field(default_factory=set)
    open_from: int = 0
    last_from: int = 0

    def add(self, picks: Iterable[Pick]) -> None:
        self.picks += picks


def _take_months(found: Found, match: re.Match[str]) -> None:
    months = Months.ODD if match["odd"] else Months.EVEN if match["even"] else Months.ALL
    found.frames.add((months, 0))


def _take_quarter(found: Found, match: re.Match[str]) -> None:
    month = int(match["nth"] or (1 if match["first"] else 3))
    if not 1 <= month <= 3:
        raise w.Unreadable(_("A quarter has no month %(number)d.") % {"number": month})
    found.frames.add((Months.ALL, month))


def _refuse_date(found: Found, match: re.Match[str]) -> None:
    try:
        date(LEAP_YEAR, int(match["month"]), int(match["day"]))
    except ValueError:
        raise w.Unreadable(_("there is no day “%(text)s”") % {"text": match[0]}) from None
    raise w.Unreadable(_("“%(text)s” is one day of the year, not a rule.") % {"text": match[0]})


def _take_nth_weekdays(found: Found, match: re.Match[str]) -> None:
    if not re.search("[第个最倒]", match["nth"]):
        raise w.Unreadable(_("“%(text)s”: the first week, or a weekday? Write 第1个周五.") % {"text": match[0]})
    weekday = WEEKDAYS[match["weekday"]]
    found.add(Pick(Kind.NTH_WEEKDAY, weekday, nth) for nth in _places(match["nth"]))


def _places(text: str) -> Iterator[int]:
    for part in re.split(w.SEP, text):
        number = int("".join(filter(str.isdigit, part)) or 1)
        if not 1 <= number <= 5:
            raise w.Unreadable(_("No month has a weekday no. %(number)d.") % {"number": number})
        yield -number if part[0] in "最倒" else number


def _take_weekdays(found: Found, match: re.Match[str]) -> None:
    text = re.sub("每|个|的|周|星期|礼拜", "", match[0])
    apart = re.sub("(?<=[1-7])(?=[1-7])", "、", text)
    found.add(Pick(Kind.WEEKDAY, number) for number in _numbers(apart, WEEKDAYS.__getitem__))


def _take_month_days(found: Found, match: re.Match[str]) -> None:
    text = re.sub("[日号]", "", match[0])
    found.add(Pick(Kind.DAY, number) for number in _numbers(text, _month_day))


def _month_day(text: str) -> int:
    if not 1 <= int(text) <= 31:
        raise w.Unreadable(_("there is no day %(day)s") % {"day": text})
    return int(text)


def _numbers(text: str, read_one: Callable[[str], int]) -> Iterator[int]:
    """5、25 → 5, 25; 1-5 → 1, 2, 3, 4, 5."""
    for part in re.split(w.SEP, text):
        ends = [read_one(end) for end in part.split("-")]
        if len(ends) > 2 or ends != sorted(set(ends)):
            raise w.Unreadable(_("“%(text)s” is no span of days.") % {"text": part})
        yield from range(ends[0], ends[-1] + 1)


def _take_last_day(found: Found, match: re.Match[str]) -> None:
    found.add([Pick(Kind.DAY, LAST_DAY)])


def _take_digits(found: Found, match: re.Match[str]) -> None:
    numbers = [int(number) for number in re.findall(r"\d+", match[0])]
    if match["day"] or max(numbers) > 10:
        told = _("“%(text)s”: write 逢5逢10 for day numbers that end so, or 每月5日、10日.")
        raise w.Unreadable(told % {"text": match[0]})
    found.add(Pick(Kind.DIGIT, number % 10) for number in numbers)


def _take_hours(found: Found, match: re.Match[str]) -> None:
    """The hours belong to all days told since the last hours; a second span to the same days as the first."""
    if not found.picks:
        raise w.Unreadable(_("“%(text)s” stands before its day: write the day first.") % {"text": match[0]})
    if found.open_from < len(found.picks):
        found.last_from, found.open_from = found.open_from, len(found.picks)
    hours = read_hours(match)
    for place in range(found.last_from, len(found.picks)):
        found.picks[place] = replace(found.picks[place], hours=(*found.picks[place].hours, hours))


def _pass_over(found: Found, match: re.Match[str]) -> None:
    """Words that say nothing about the day."""


TOLD: list[tuple[re.Pattern[str], Callable[[Found, re.Match[str]], None]]] = [
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
