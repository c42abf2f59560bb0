"""One kind of day within a rule."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stations.reception.hours import Hours

LAST_DAY = -1


class Kind(StrEnum):
    """What a pick counts by; the values are the names in the stored rule."""

    DAY = "days"
    NTH_WEEKDAY = "nth_weekdays"
    WEEKDAY = "weekdays"
    DIGIT = "day_digits"


@dataclass(frozen=True)
class Pick:
    """One kind of day: the 5th, every Monday (1), the last (-1) Friday (5), every day number that ends in 5.

    The hours belong to the pick, so Wednesday may be an afternoon and Friday a morning.
    """

    kind: Kind
    number: int
    nth: int = 0
    hours: tuple[Hours, ...] = ()

    def falls_on(self, on: date) -> bool:
        """A month without the day has none: the 31st of April is not the 30th."""
        length = monthrange(on.year, on.month)[1]
        if self.kind == Kind.DAY:
            return on.day == (length if self.number == LAST_DAY else self.number)
        if self.kind == Kind.DIGIT:
            return on.day % 10 == self.number
        if on.isoweekday() != self.number:
            return False
        return self.kind == Kind.WEEKDAY or self.nth in {(on.day + 6) // 7, -((length - on.day + 7) // 7)}

    @property
    def value(self) -> int | list[int]:
        return [self.nth, self.number] if self.kind == Kind.NTH_WEEKDAY else self.number
