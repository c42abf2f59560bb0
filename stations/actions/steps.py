"""How every act on an opinion takes its step: the table, the clock that starts with the status, the trail."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.records import take_step
from stations.actions.arrivals import enter_first
from stations.actions.telling import tell_handlers
from stations.clocks import clock
from stations.models import Opinion
from stations.parties import parties_of
from stations.rules.opinions import CLOCK_OF, ENDED, LAW, ROUTE_CLOCKS, ClockKind, Party, Route, Status


def step(
    name: str,
    opinion: Opinion,
    *,
    by: User | None,
    at: datetime,
    note: str = "",
    seen: int | None = None,
    **changes: Any,
) -> Opinion:
    """Take one step and start or stop its clock; raises Refused and changes nothing when it may not be."""
    return _take(name, opinion, partial(parties_of, by), by=by, at=at, note=note, seen=seen, **changes)


def citizen_step(
    name: str, opinion: Opinion, *, at: datetime, note: str = "", seen: int | None = None, **changes: Any
) -> Opinion:
    """A step of the citizen, who showed receipt and code to whoever calls this."""
    return _take(name, opinion, lambda row: frozenset({Party.CITIZEN}), by=None, at=at, note=note, seen=seen, **changes)


def _take(name: str, opinion: Opinion, parties: Any, *, by: User | None, at: datetime, **changes: Any) -> Opinion:
    target = LAW.steps[name].to
    if target in ENDED:  # before the trail's turn: whoever has one of these rows may be waiting for that
        lock_together(Q(pk=opinion.pk) | Q(folded_into=opinion.pk))
    enter_first(opinion, at=at)
    if target and target != Status.HANDLING:
        changes |= clock(_clock_of(target, changes), opinion.congress, at)
    if target in ENDED:
        changes["ended_at"] = at
    row: Opinion = take_step(name, opinion, law=LAW, parties=parties, by=by, at=at, keep=_stood, **changes)
    record(f"opinion.{name}", f"opinion:{row.pk}", by=by, at=at, detail={"status": row.status})
    if target in ENDED:
        _let_go(row, at)
    return row


def _stood(row: Opinion) -> dict[str, Any]:
    """What a later question about a day before this step asks for."""
    return {"due_on": row.due_on, "was_suggested": row.became != ""}


def lock_together(which: Q) -> None:
    """All at once and in one order, so that acts on opinions handled together wait for each other, never in a ring."""
    list(Opinion.objects.select_for_update(of=("self",)).filter(which).order_by("pk"))


def _let_go(ended: Opinion, at: datetime) -> None:
    """What was handled with one that ends without an answer goes on by itself; nobody's word is lost."""
    for other in ended.folded.order_by("pk"):
        row = step("unfold", other, by=None, at=at, note=ended.receipt, folded_into=None)
        tell_handlers("opinion-let-go", LET_GO, row, at=at)


def _clock_of(target: str, changes: dict[str, Any]) -> ClockKind | None:
    if target == Status.HANDED:
        return ROUTE_CLOCKS[Route(changes["route"])]
    return CLOCK_OF.get(Status(target))


LET_GO = gettext_noop("An opinion must be handled on its own again: %(receipt)s (%(topic)s)")
