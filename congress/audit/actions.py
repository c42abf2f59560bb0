"""Writing to the trail and checking it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import chain, pairwise
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from congress.accounts.models import User
from congress.audit.chain import ORIGIN, Fault, Flaw, Link, digest_of, faults_between, plain
from congress.audit.models import Entry, Head

ADVISORY_LOCK = 0x61756469  # "audi"; nothing else on the site takes an advisory lock of this number
CHUNK = 2_000
MOST_FAULTS = 100
POST_LENGTH = 120
FIELDS = ("number", "at", "by_id", "post", "act", "thing", "detail", "previous", "digest")


class Act(NamedTuple):
    """What was done to which thing ("suggestion:12"), and what there is to say of it."""

    act: str
    thing: str
    detail: Mapping[str, Any]


@dataclass(frozen=True)
class VerifyResult:
    """How many entries were checked, the head they lead to, and the first hundred faults."""

    checked: int
    number: int
    digest: str
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        return not self.faults


def record(
    act: str, thing: str, *, by: User | None, at: datetime | None = None, detail: Mapping[str, Any] | None = None
) -> Entry:
    """Append who did what to which thing ("suggestion:12"), in the caller's transaction. `by=None` is the clock."""
    return record_all([Act(act, thing, detail or {})], by=by, at=at)[0]


@transaction.atomic
def record_all(acts: Sequence[Act], *, by: User | None, at: datetime | None = None) -> list[Entry]:
    """Append what one person did at once, in this order.

    Entries are numbered without hole, so one transaction at a time appends, and holds its turn until it ends. Record
    last, after every other row is locked and notices are written: whoever locks after it may meet a deadlock.
    """
    _wait_for_turn()
    head = _head()
    said: dict[str, Any] = {"by_id": by.pk if by else None, "post": str(by.post or "")[:POST_LENGTH] if by else ""}
    links: list[Link] = []
    for number, act in enumerate(acts, head.number + 1):
        previous = links[-1].digest if links else head.digest
        what: dict[str, Any] = {
            "act": act.act,
            "thing": act.thing,
            "detail": plain(dict(act.detail)),
            "previous": previous,
        }
        link = Link(number=number, at=at or timezone.now(), **said, **what)
        links.append(replace(link, digest=digest_of(link)))
    entries = Entry.objects.bulk_create([Entry(**asdict(link)) for link in links])
    if links:
        Head(pk=1, number=links[-1].number, digest=links[-1].digest).save()
    return entries


def verify(*, newest: int | None = None, printed: Iterable[tuple[int, str]] = ()) -> VerifyResult:
    """Read the whole trail, or its newest entries, and name what is wrong. Appending may go on meanwhile.

    Found: an altered, dropped, inserted or reordered entry, an end cut off, an entry added past the head.
    Not found from the database alone: a trail rewritten throughout together with its head, or an end cut off together
    with it, by somebody who owns the tables. For that, give the heads printed in briefings as `printed`
    (number, digest): each must still stand.
    """
    last, head = _last_number(), _head()
    start = max(last - newest, 0) if newest is not None else 0
    faults = [*_faults_at_end(last, head), *_departed(printed)]
    checked = 0
    for before, link in pairwise(_links(start)):
        checked += 1
        if len(faults) < MOST_FAULTS:
            faults.extend(faults_between(before, link))
    return VerifyResult(checked, head.number, head.digest, tuple(sorted(faults)))


def _wait_for_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _head() -> Head:
    return Head.objects.first() or Head(pk=1, number=0, digest=ORIGIN)


def _last_number() -> int:
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def _links(start: int) -> Iterator[Link]:
    """The entry `start`, unchecked, and every one after it. Before the first stands the origin."""
    origin = Link(0, timezone.now(), None, "", "", "", {}, "", ORIGIN)
    rows = Entry.objects.filter(number__gte=start).order_by("number").values_list(*FIELDS)
    links = (Link(*row) for row in rows.iterator(CHUNK))
    return links if start else chain([origin], links)


def _faults_at_end(last: int, head: Head) -> Iterator[Fault]:
    """`last` was read before the head, so the head may be further on, but every entry up to it must stand."""
    reached = Entry.objects.filter(number=head.number, digest=head.digest).exists()
    if head.number and not reached:
        yield Fault(last + 1, Flaw.CUT) if last < head.number else Fault(head.number, Flaw.DEPARTED)
    if head.number < last:
        yield Fault(head.number + 1, Flaw.UNRECORDED)


def _departed(printed: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    for number, digest in printed:
        if not Entry.objects.filter(number=number, digest=digest).exists():
            yield Fault(number, Flaw.DEPARTED)
