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
    Only what differs is written: a night changes few of a month's counts.
    """
    keys = [owner.pk for owner in owners]
    list(type(owners[0]).objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk"))
    model, name = owners[0].month_counts.model, owners[0].month_counts.field.attname
    kept = _kept(model.objects.filter(**{f"{name}__in": keys}, month=month), name)
    wanted = {(owner, each): times for owner, same in count().items() for each, times in same.items() if times}
    gone = {of: pk for of, (pk, _times) in kept.items() if of not in wanted}
    new = {of: times for of, times in wanted.items() if of not in kept or kept[of][1] != times}
    model.objects.filter(pk__in=gone.values()).delete()
    model.objects.bulk_create(
        [model(**{name: owner}, month=month, count=times, **each._asdict()) for (owner, each), times in new.items()],
        batch_size=5_000,
        update_conflicts=True,
        unique_fields=[name, "month", *Counted._fields],
        update_fields=["count"],
    )
    return len({owner for owner, _each in (*gone, *new)})


def _kept(rows: Any, name: str) -> dict[tuple[int, Counted], tuple[int, int]]:
    """Key of the row and count, by whose it is and of what."""
    columns = rows.values_list(name, *Counted._fields, "pk", "count")
    return {(owner, Counted(by, key, fact)): (pk, times) for owner, by, key, fact, pk, times in columns}
