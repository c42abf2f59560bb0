"""One reception day and, when it is not held as planned, the sentence that explains it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from congress.organs.workdays import WEEKEND
from stations.reception.hours import Hours
from stations.reception.rule import Shift

WEEK = timedelta(days=7)


class Fate(StrEnum):
    HELD = "held"
    MOVED = "moved"
    TOGETHER = "together"
    CANCELLED = "cancelled"


class Day(NamedTuple):
    """`on` is its place in the list: the day it is held, or the planned day when that has no reception of its own.

    `held_on` is the day citizens are received instead, None when there is none. `hours` are those of the planned day,
    `off_for` names the holiday on it. `is_provisional`: holidays not announced yet may still move it.
    """

    on: date
    planned_on: date
    fate: Fate
    held_on: date | None
    hours: tuple[Hours, ...]
    off_for: str
    shift: Shift
    is_make_up: bool
    is_provisional: bool

    @property
    def is_held(self) -> bool:
        return self.fate in {Fate.HELD, Fate.MOVED}

    @property
    def why(self) -> str:
        """Why it is not held as planned, in the language of whoever reads it; empty when it is."""
        if self.held_on == self.planned_on:
            return ""
        return self._told() % {
            "day": _shown(self.planned_on),
            "name": _("weekend") if self.off_for == WEEKEND else self.off_for,
            "on": _shown(self.held_on or self.planned_on),
            "weeks": self._weeks,
        }

    @property
    def _weeks(self) -> int:
        return ((self.held_on or self.planned_on) - self.planned_on) // WEEK

    def _told(self) -> str:
        if self.fate == Fate.CANCELLED and self.shift == Shift.CANCEL:
            return _("%(day)s is a day off (%(name)s): no reception, as the rule says.")
        if self.fate == Fate.CANCELLED:
            return _("%(day)s is a day off (%(name)s), and no other day is near: no reception.")
        if self.fate == Fate.TOGETHER:
            return _("%(day)s is a day off (%(name)s): held together with the reception on %(on)s.")
        if self.shift == Shift.NEXT_WEEK:
            return ngettext(
                "%(day)s is a day off (%(name)s): put off by a week to %(on)s.",
                "%(day)s is a day off (%(name)s): put off by %(weeks)d weeks to %(on)s.",
                self._weeks,
            )
        if self.is_make_up:
            return _("%(day)s is a day off (%(name)s): put off to the next working day, %(on)s, a make-up day.")
        return _("%(day)s is a day off (%(name)s): put off to the next working day, %(on)s.")


def _shown(on: date) -> str:
    return format_date(on, pgettext("date format", "D j M"))
