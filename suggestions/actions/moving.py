"""Moving running clocks when a rule changes: a dry run first, then one confirmation applies exactly what was shown."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any, Protocol

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.organs.models import Congress
from suggestions.actions.deadline_notices import tell_of_moves
from suggestions.models import Clock, ClockMove, Suggestion
from suggestions.rules import Status
from suggestions.rules.moving import Basis

BATCH = 1_000
ENDED = (Status.CLOSED, Status.NOT_ACCEPTED, Status.WITHDRAWN)
FIELDS = ["amount", "unit", "local_clause", "due_on", "is_provisional", "reminded"]


class Overtaken(Refused):
    """What the dry run showed is not what would happen now."""


class Unlawful(Refused):
    """The change itself may not be."""


@dataclass(frozen=True)
class Move:
    """A running clock that would be counted anew; `because` is the clause or the days that turned."""

    clock: Clock
    before: Basis
    after: Basis
    because: str

    @property
    def is_moved(self) -> bool:
        """False where only the clause changes, or the day is no longer provisional."""
        return self.before.due_on != self.after.due_on

    @property
    def is_earlier(self) -> bool:
        return self.after.due_on < self.before.due_on


@dataclass(frozen=True)
class Plan:
    """A dry run: the rule or the days before and after, and every clock that would be counted anew."""

    before: dict[str, Any]
    after: dict[str, Any]
    recounted: list[Move]
    today: date

    @cached_property
    def moves(self) -> list[Move]:
        """Those whose last day moves, what falls into the past first."""
        moved = [move for move in self.recounted if move.is_moved]
        return sorted(moved, key=lambda move: (not self.is_past(move), move.after.due_on, move.clock.pk))

    @cached_property
    def past(self) -> list[Move]:
        """Not late today, but late at once if this is applied."""
        return [move for move in self.moves if self.is_past(move)]

    @cached_property
    def past_keys(self) -> set[int]:
        return {move.clock.pk for move in self.past}

    def is_past(self, move: Move) -> bool:
        return move.after.due_on < self.today <= move.before.due_on

    @property
    def earlier(self) -> int:
        return sum(move.is_earlier for move in self.moves)

    @property
    def later(self) -> int:
        return len(self.moves) - self.earlier

    @property
    def unmoved(self) -> int:
        """Clocks that take over the clause or lose the mark “provisional”, and keep their day."""
        return len(self.recounted) - len(self.moves)

    @property
    def is_empty(self) -> bool:
        return self.before == self.after and not self.recounted

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same change of the same state, with the same deadlines falling into the past."""
        clocks = sorted((move.clock.pk, move.before, move.after) for move in self.recounted)
        past = sorted(move.clock.pk for move in self.past)
        told = json.dumps([self.before, self.after, clocks, past], default=str, sort_keys=True)
        return sha256(told.encode()).hexdigest()


class Change(Protocol):
    """What may move clocks. `name` and `thing` are for the trail."""

    @property
    def cause(self) -> ClockMove.Cause: ...

    @property
    def name(self) -> str: ...

    @property
    def thing(self) -> str: ...

    def congresses(self) -> QuerySet[Congress]: ...

    def plan(self, today: date) -> Plan: ...

    def write(self) -> None: ...


@transaction.atomic
def apply(change: Change, *, fingerprint: str, past_ok: bool, by: User, at: datetime) -> Plan:
    """Apply a dry run as it was shown, and tell each person once per item.

    Raises Overtaken when something changed since, and Refused when deadlines would fall into the past and nobody
    agreed. A second click finds nothing left to do and does nothing.
    """
    _lock(change)
    plan = change.plan(localdate(at))
    if plan.is_empty:
        return plan
    if plan.fingerprint != fingerprint:
        raise Overtaken(_("Something changed since this dry run, so nothing was applied. Look at the new one."))
    if plan.past and not past_ok:
        raise Refused(_("Some deadlines would be over at once. Tick that this is meant, or change the rule."))
    change.write()
    _move(plan, change.cause, by, localdate(at))
    tell_of_moves(plan.moves, change.cause, plan.fingerprint[:16], at)
    clocks = {str(move.clock.pk): [move.before.due_on, move.after.due_on] for move in plan.moves}
    detail = {"before": plan.before, "after": plan.after, "clocks": clocks, "fingerprint": plan.fingerprint}
    record(change.name, change.thing, by=by, at=at, detail=detail)
    return plan


def _lock(change: Change) -> None:
    """One editor at a time, and no step meanwhile: a step that starts or stops a clock locks its suggestion first."""
    congresses = list(change.congresses().select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    alive = Suggestion.objects.filter(congress__in=congresses).exclude(status__in=ENDED).order_by("pk")
    list(alive.select_for_update(no_key=True).values_list("pk"))


def _move(plan: Plan, cause: ClockMove.Cause, by: User, today: date) -> None:
    for move in plan.recounted:
        clock, after = move.clock, move.after
        clock.amount, clock.unit, clock.local_clause, clock.due_on, clock.is_provisional = after
        clock.reminded = "" if move.is_moved else clock.reminded
    Clock.objects.bulk_update([move.clock for move in plan.recounted], FIELDS, batch_size=BATCH)
    history = [
        ClockMove(
            clock=move.clock, cause=cause, because=move.because, by=by, moved_on=today,
            before_on=move.before.due_on, after_on=move.after.due_on,
        )
        for move in plan.moves
    ]  # fmt: skip
    ClockMove.objects.bulk_create(history, batch_size=BATCH)
