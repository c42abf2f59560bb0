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


class UnitQuerySet(QuerySet[Any]):
    def active(self) -> "UnitQuerySet":
        return self.filter(is_active=True)


class LocalRuleQuerySet(QuerySet[Any]):
    def ruling(self, congress: Any, number: LocalNumber, on: date) -> Ruling:
        """The local rule in force on that day, or the default of the level."""
        rule = (
            self.filter(congress=congress, key=number.key, valid_from__lte=on)
            .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
            .order_by("-valid_from")
            .first()
        )
        return number.default(congress.level) if rule is None else rule.ruling(number)

    def amounts(self, congress: Any, numbers: Iterable[LocalNumber], on: date) -> list[int]:
        """The amounts of several numbers on that day, in one query."""
        in_force = self.filter(congress=congress, key__in=[number.key for number in numbers], valid_from__lte=on)
        rules = in_force.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on)).order_by("valid_from")
        local = dict(rules.values_list("key", "amount"))
        return [local.get(number.key, number.default(congress.level).amount) for number in numbers]
