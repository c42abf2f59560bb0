"""Which session a motion is put to, and until when.

The right is one of the session (组织法 §22, 代表法 §15) and ends with the presidium's deadline. Texts are written and
signed before it opens; a session that stands in the calendar is announced, so a motion handed in then is put to it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import ngettext


@dataclass(frozen=True)
class Left:
    """What is left until a deadline, in whole days, hours and minutes; nothing when it is over."""

    days: int
    hours: int
    minutes: int

    @property
    def is_over(self) -> bool:
        return not (self.days or self.hours or self.minutes)

    @property
    def words(self) -> str:
        """The two largest parts that matter: days and hours, or on the last day hours and minutes."""
        days = ngettext("%(n)d day", "%(n)d days", self.days) % {"n": self.days}
        hours = ngettext("%(n)d hour", "%(n)d hours", self.hours) % {"n": self.hours}
        minutes = ngettext("%(n)d minute", "%(n)d minutes", self.minutes) % {"n": self.minutes}
        return f"{days} {hours}" if self.days else f"{hours} {minutes}"


def left(until: datetime, at: datetime) -> Left:
    """Whole minutes, the begun one not counted: who reads “1 minute” has at least that."""
    minutes = max(until - at, timedelta()) // timedelta(minutes=1)
    return Left(minutes // 1440, minutes // 60 % 24, minutes % 60)


def is_in_time(until: datetime | None, at: datetime) -> bool:
    """The deadline's own instant is in time (届满 include the number itself); without one, until the session closes."""
    return until is None or at <= until


def is_ahead(opened_on: date, today: date) -> bool:
    """Announced, not yet open."""
    return today < opened_on
