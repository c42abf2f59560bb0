"""Days off and make-up days are entered, mended or struck: every running clock of the site is counted again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from congress.organs.models import Congress, Holiday
from congress.organs.workdays import FIXED, Calendar
from suggestions.actions.moving import Move, Plan, Unlawful
from suggestions.models import Clock, ClockMove
from suggestions.rules.moving import counted, left_out, reasons, turned

NAMED = 5  # days named as the reason of one move
Told = tuple[str, str]


@dataclass(frozen=True)
class CalendarChange:
    """What each day becomes: kind ("rest", "work", or "" for an ordinary day) and the holiday's name."""

    days: Mapping[date, Told]

    cause: ClassVar[ClockMove.Cause] = ClockMove.Cause.CALENDAR
    name: ClassVar[str] = "calendar.change"
    thing: ClassVar[str] = "calendar"

    def congresses(self) -> QuerySet[Congress]:
        return Congress.objects.all()

    def plan(self, today: date) -> Plan:
        """The dry run, in three queries. A clock that no longer agreed with the calendar is put right as well.

        Raises Unlawful for the first days of a year that leave out its fixed holidays: they would become working days.
        """
        old = Holiday.objects.calendar()
        new = old.changed(self.days)
        if missing := left_out(old, new, self.days):
            raise Unlawful(
                _("The notice of %(year)d is entered as a whole; %(day)s is missing.")
                % {"year": missing[0].year, "day": missing[0]}
            )
        entered = Holiday.objects.on_days(self.days)
        before = {on: entered.get(on, ("", "")) for on in self.days}
        return Plan(_dated(before), _dated(self.days), list(self._recounted(old, new, before)), today)

    def _recounted(self, old: Calendar, new: Calendar, before: Mapping[date, Told]) -> Iterator[Move]:
        days = turned(old, new, self.days)
        for clock in Clock.objects.running().for_moving():
            after = counted(clock.starts_on, clock.amount, clock.unit, clock.local_clause, new)
            if after != clock.basis:
                found = reasons(clock.starts_on, clock.basis, after, days, new)
                yield Move(clock, clock.basis, after, ", ".join(self._named(day, before) for day in found[:NAMED]))

    def _named(self, day: date, before: Mapping[date, Told]) -> str:
        names = (self.days.get(day, ("", ""))[1], before.get(day, ("", ""))[1], FIXED.get((day.month, day.day), ""))
        return f"{day} {next(filter(None, names), '')}".strip()

    def write(self) -> None:
        rows = [Holiday(on=on, kind=kind, name=name) for on, (kind, name) in self.days.items() if kind]
        Holiday.objects.filter(on__in=[on for on, (kind, _holiday) in self.days.items() if not kind]).delete()
        Holiday.objects.bulk_create(rows, update_conflicts=True, unique_fields=["on"], update_fields=["kind", "name"])


def _dated(days: Mapping[date, Told]) -> dict[str, list[str]]:
    return {day.isoformat(): list(told) for day, told in sorted(days.items())}
