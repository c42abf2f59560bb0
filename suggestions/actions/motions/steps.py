"""How every action on a motion takes a step, starts a clock and tells people."""

from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.records import take_step
from congress.notices.actions import notify
from suggestions.actions.timing import counted
from suggestions.models import Motion, MotionClock
from suggestions.parties import motion_parties_of
from suggestions.rules.motions import MOTION_LAW, MOTION_NUMBERS, STANDING, MotionClockKind, SignerState

AFTER_SESSION = (MotionClockKind.SEND, MotionClockKind.BODIES, MotionClockKind.REPORT)


def step(
    name: str, motion: Motion, *, by: User, at: datetime, note: str = "", seen: int | None = None, **changes: Any
) -> Motion:
    """Take one step of the table and write it to the trail; raises Refused and changes nothing when it may not be."""
    parties = partial(motion_parties_of, by)
    row: Motion = take_step(
        name, motion, law=MOTION_LAW, parties=parties, by=by, at=at, note=note, seen=seen, **changes
    )
    record(f"motion.{name}", f"motion:{row.pk}", by=by, at=at, detail={"status": row.status})
    return row


def start(kind: MotionClockKind, motion: Motion, on: date) -> MotionClock:
    """Start a clock by the local rule in force on that day."""
    return MotionClock.objects.create(motion=motion, kind=kind, **counted(motion.congress, MOTION_NUMBERS[kind], on))


def start_after_session(motion: Motion, on: date) -> None:
    """The clocks of the examination run from the session's close, or from a later decision (上海议案)."""
    for kind in AFTER_SESSION:
        start(kind, motion, max(on, motion.session.closed_on))


def stop(motion: Motion, on: date, *kinds: MotionClockKind) -> None:
    """Stop the running clocks of these kinds; all of them when none is named."""
    clocks = motion.clocks.running()
    (clocks.filter(kind__in=kinds) if kinds else clocks).update(stopped_on=on)


def tell(users: Any, kind: str, text: str, motion: Motion, *, at: datetime, **values: Any) -> None:
    """Write one notice per person about this state of the motion; `text` is a message id with %(title)s."""
    notify(
        users,
        kind,
        f"motion:{motion.pk}:{motion.version}",
        text,
        url=motion.get_absolute_url(),
        at=at,
        values={"title": motion.title, **values},
    )


def movers(motion: Motion, *states: SignerState) -> Any:
    """Accounts of the movers in these states; of all who stand by the motion when none is named."""
    found = motion.signers.filter(state__in=states or STANDING)
    return User.objects.filter(person__mandates__in=found.values("mandate"), is_active=True)


def secretariat(motion: Motion, at: datetime) -> Any:
    return User.objects.holding(Role.REVIEWER, on=localdate(at), congress=motion.congress)


def committees(motion: Motion, at: datetime) -> Any:
    """Staff of the special committees."""
    return User.objects.holding(Role.COMMITTEE, on=localdate(at), congress=motion.congress)
