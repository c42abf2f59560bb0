"""Entering what has arrived (登记): its first clock, words to look at, word to those whose act is next, the trail.

What a citizen sends is kept in one row and answered at once, however many send; the rest is done here within seconds,
for many rows together. Whoever acts on an opinion before that has it entered first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import Act, record_all
from congress.notices.actions import post
from stations.actions.telling import handlers_at_station, notices
from stations.clocks import clock
from stations.models import Opinion
from stations.rules.doubts import doubts_in
from stations.rules.opinions import ClockKind

ARRIVED = gettext_noop("A citizen sent an opinion: %(receipt)s")
BATCH = 200
DOUBT_LENGTH = 120


@transaction.atomic
def enter_arrived(*, at: datetime) -> int:
    """Enter the oldest that nobody else is entering; how many. Of a killed worker's batch none is entered."""
    rows = Opinion.objects.arrived().select_for_update(of=("self",), skip_locked=True)
    return _enter(rows[:BATCH], at)


def enter_first(opinion: Opinion, *, at: datetime) -> None:
    """Lock the opinion and enter it, unless that is done."""
    if not opinion.is_entered:
        _enter(Opinion.objects.arrived().select_for_update(of=("self",)).filter(pk=opinion.pk), at)


def _enter(found: Iterable[Opinion], at: datetime) -> int:
    rows = list(found)
    for same in _grouped(rows, lambda row: (row.congress_id, localdate(row.received_at))):
        starts = clock(ClockKind.ACCEPT, same[0].congress, same[0].received_at)
        Opinion.objects.filter(pk__in=[row.pk for row in same]).update(is_entered=True, **starts)
    for pk, doubt in _doubts(rows):
        Opinion.objects.filter(pk=pk).update(doubt=doubt)
    post([notice for row, people in _told(rows, at) for notice in notices(people, "opinion-new", ARRIVED, row, at=at)])
    record_all([_received(row) for row in rows], by=None, at=at)
    return len(rows)


def _grouped(rows: Sequence[Opinion], key: Callable[[Opinion], Any]) -> list[list[Opinion]]:
    return [list(same) for _key, same in groupby(sorted(rows, key=key), key)]


def _doubts(rows: Sequence[Opinion]) -> Iterator[tuple[int, str]]:
    """What whoever reads it should look at: the same words sent before to the same code, insults, advertising."""
    before = Opinion.objects.filter(pk__in=[row.pk for row in rows]).said_before()
    first = Opinion.objects.in_bulk(before.values())
    for row in rows:
        same = [f"与{first[before[row.pk]].receipt}文字相同"] if row.pk in before else []
        if doubts := [*same, *doubts_in(row.text)]:
            yield row.pk, "、".join(doubts)[:DOUBT_LENGTH]


def _told(rows: Sequence[Opinion], at: datetime) -> Iterator[tuple[Opinion, list[User]]]:
    for same in _grouped(rows, lambda row: (row.congress_id, row.station_id or 0)):
        yield from zip(same, handlers_at_station(same, at), strict=True)


def _received(row: Opinion) -> Act:
    return Act("opinion.receive", f"opinion:{row.pk}", {"way": row.way, "received_at": row.received_at})
