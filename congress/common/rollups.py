"""Counts of a month that are kept (roll-ups), so that a page of figures reads rows instead of a city's history.

They are derived: dropped and counted anew they are the same.
"""

from collections.abc import Callable, Mapping
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


@transaction.atomic
def keep(owner: Any, month: date, count: Callable[[], Mapping[Counted, int]]) -> bool:
    """Count that month of the owner and keep it; whether anything was different.

    Of two at once the second waits for the owner's row before it counts, so the later count is the one that stays.
    """
    type(owner).objects.select_for_update(of=("self",), no_key=True).get(pk=owner.pk)
    rows = owner.month_counts.filter(month=month)
    kept = {Counted(by, key, fact): times for by, key, fact, times in rows.values_list("by", "key", "fact", "count")}
    wanted = {each: times for each, times in count().items() if times}
    if kept == wanted:
        return False
    rows.delete()
    rows.bulk_create([_row(owner, month, each, times) for each, times in wanted.items()], batch_size=5_000)
    return True


def _row(owner: Any, month: date, each: Counted, count: int) -> MonthCount:
    row: MonthCount = owner.month_counts.model(month=month, count=count, **each._asdict())
    setattr(row, owner.month_counts.field.name, owner)
    return row
