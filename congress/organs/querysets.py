"""Questions about organs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from congress.organs.rules import LocalNumber, Ruling
from congress.organs.workdays import Calendar


class RegionQuerySet(QuerySet[Any]):
    def within(self, region: Any) -> "RegionQuerySet":
        """The region itself and everything under it, by the code's prefix (GB/T 2260)."""
        return self.filter(code__startswith=region.prefix)


class CongressQuerySet(QuerySet[Any]):
    def at_work(self) -> "CongressQuerySet":
        """Those somebody works for on this site; the others only stand above or below them. The uppermost first."""
        return self.filter(posts__isnull=False).distinct().order_by("region__code")


class HolidayQuerySet(QuerySet[Any]):
    def calendar(self) -> Calendar:
        """All known exceptions to plain weekends; about 40 rows a year, one query."""
        rows = list(self.values_list("on", "kind", "name"))
        return Calendar(
            rest={on: name for on, kind, name in rows if kind == "rest"},
            work={on: name for on, kind, name in rows if kind == "work"},
        )

    def on_days(self, days: Iterable[date]) -> dict[date, tuple[str, str]]:
        """What is entered for these days: kind and name."""
        return {on: (kind, name) for on, kind, name in self.filter(on__in=days).values_list("on", "kind", "name")}


class SessionQuerySet(QuerySet[Any]):
    def begun(self, on: date) -> "SessionQuerySet":
        """Sitting or over; one that is only announced has nothing to show yet."""
        return self.filter(opened_on__lte=on)

    def ahead(self, congress: Any, on: date) -> Any:
        """The session sitting that day, or else the next one announced; None when the calendar knows neither."""
        rows = self.select_related("term").filter(term__congress=congress, closed_on__gte=on)
        return rows.order_by("opened_on").first()


class UnitQuerySet(QuerySet[Any]):
    def active(self) -> "UnitQuerySet":
        return self.filter(is_active=True)


class LocalRuleQuerySet(QuerySet[Any]):
    def ruling(self, congress: Any, number: LocalNumber, on: date) -> Ruling:
        """The local rule in force on that day, or the default of the level."""
        return self.rulings(congress, [number], on)[0]

    def rulings(self, congress: Any, numbers: Iterable[LocalNumber], on: date) -> list[Ruling]:
        """The same for several numbers, in one query."""
        local = {rule.key: rule for rule in self._in_force(congress, numbers, on)}
        return [
            local[number.key].ruling(number) if number.key in local else number.default(congress.level)
            for number in numbers
        ]

    def amounts(self, congress: Any, numbers: Iterable[LocalNumber], on: date) -> list[int]:
        """The amounts of several numbers on that day, in one query."""
        local = dict(self._in_force(congress, numbers, on).values_list("key", "amount"))
        return [local.get(number.key, number.default(congress.level).amount) for number in numbers]

    def _in_force(self, congress: Any, numbers: Iterable[LocalNumber], on: date) -> "LocalRuleQuerySet":
        """The rules of these numbers on that day, the latest last."""
        begun = self.filter(congress=congress, key__in=[number.key for number in numbers], valid_from__lte=on)
        return begun.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on)).order_by("valid_from")
