"""Counts of a month that are kept (roll-ups), so that a page of figures reads rows instead of a city's history.

They are derived: dropped and counted anew they are the same.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import models, transaction


class Counted(NamedTuple):
    """`by` says what the key is of ("unit", "area", …); "" with the key "" is the whole."""

    by: str
    key: str
    fact: str


class MonthCount(models.Model):
    """How often a fact held; facts that never did have no row. `month` is its first day."""

    month = models.DateField()
    by = models.CharField(max_length=12, blank=True)
    key = models.CharField(max_length=80, blank=True)
    fact = models.CharField(max_length=24)
    count = models.PositiveIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.by} {self.key} {self.fact}: {self.count}"


def keep(owner: Any, month: date, count: Callable[[], Mapping[Counted, int]]) -> bool:
    """Count that month of the owner and keep it; whether anything was different."""
    return keep_together([owner], month, lambda: {owner.pk: count()}) > 0


@transaction.atomic
def keep_together(owners: Sequence[Any], month: date, count: Callable[[], Mapping[int, Mapping[Counted, int]]]) -> int:
    """The same of several owners counted at once, by their keys; of how many anything was different.

    Of two at once the second waits for the owners' rows before it counts, so the later count is the one that stays.
    """
    keys = [owner.pk for owner in owners]
    list(type(owners[0]).objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk"))
    kept, counted = _kept(owners, keys, month), count()
    return sum(_changed(owner, month, kept[owner.pk], counted.get(owner.pk, {})) for owner in owners)


def _kept(owners: Sequence[Any], keys: list[int], month: date) -> dict[int, dict[Counted, int]]:
    months = owners[0].month_counts
    name = months.field.attname
    found: dict[int, dict[Counted, int]] = {key: {} for key in keys}
    rows = months.model.objects.filter(**{f"{name}__in": keys}, month=month)
    for key, by, of, fact, times in rows.values_list(name, "by", "key", "fact", "count"):
        found[key][Counted(by, of, fact)] = times
    return found


def _changed(owner: Any, month: date, kept: dict[Counted, int], counted: Mapping[Counted, int]) -> bool:
    wanted = {each: times for each, times in counted.items() if times}
    if kept == wanted:
        return False
    owner.month_counts.filter(month=month).delete()
    rows = [_row(owner, month, each, times) for each, times in wanted.items()]
    owner.month_counts.bulk_create(rows, batch_size=5_000)
    return True


def _row(owner: Any, month: date, each: Counted, count: int) -> MonthCount:
    row: MonthCount = owner.month_counts.model(month=month, count=count, **each._asdict())
    setattr(row, owner.month_counts.field.name, owner)
    return row
