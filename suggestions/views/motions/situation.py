"""What is known of one motion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from congress.organs.models import Session
from suggestions.models import Motion
from suggestions.rules.motions import (
    STANDING,
    WRITING,
    Left,
    MotionParty,
    SignerState,
    is_ahead,
    is_in_time,
    left,
    min_movers,
    missing_before_submitting,
)


@dataclass(frozen=True)
class Situation:
    """What of a motion decides which steps have something to do; read once, in five queries at most.

    To a body that is nothing else to it, only its own word and clock and, if it carries the motion out, the result.
    """

    motion: Motion
    user: Any
    now: datetime
    signers: list[Any]
    bodies: list[Any]
    reports: list[Any]
    clocks: list[Any]
    files: Sequence[Any] = ()
    ahead: Any = None  # the session this motion would be put to; asked for only while it is written

    @property
    def left(self) -> Left | None:
        """What is left until the presidium's deadline."""
        until = self.ahead.motions_until if self.ahead else None
        return left(until, self.now) if until else None

    @property
    def is_before_opening(self) -> bool:
        return self.ahead is not None and is_ahead(self.ahead.opened_on, self.today)

    @property
    def is_too_late(self) -> bool:
        """The deadline is over and the session not yet closed."""
        return self.ahead is not None and not is_in_time(self.ahead.motions_until, self.now)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @property
    def own(self) -> Any:
        """The reader's own row among the signers."""
        return next((one for one in self.signers if one.mandate.person.user_id == self.user.pk), None)

    @property
    def movers(self) -> int:
        return sum(one.state in STANDING and one.mandate.status == "in_office" for one in self.signers)

    @property
    def needed(self) -> int:
        return min_movers(self.motion.congress.level)

    @property
    def shown(self) -> list[Any]:
        """Signers as the page lists them: dropped invitations are gone."""
        return [one for one in self.signers if one.state != SignerState.DROPPED]

    def has(self, state: SignerState) -> bool:
        return any(one.state == state for one in self.signers)

    def is_awaited(self, part: str) -> bool:
        """Whether a body with this part has yet to answer."""
        return any(body.part == part and body.answered_on is None for body in self.bodies)

    @property
    def missing(self) -> list[str]:
        """What is still missing before the motion may be submitted."""
        return missing_before_submitting(
            grounds=self.motion.grounds,
            proposal=self.motion.proposal,
            is_bill=self.motion.is_bill,
            bill=self.motion.bill,
            movers=self.movers,
            needed=self.needed,
            unanswered=sum(one.state == SignerState.INVITED for one in self.signers),
        )


def situation(user: Any, motion: Motion, parties: frozenset[str]) -> Situation:
    now = timezone.now()
    signers = motion.signers.select_related("mandate__person", "mandate__delegation")
    files = motion.attachments.select_related("upload")
    if motion.status in WRITING:
        sitting = Session.objects.ahead(motion.congress_id, timezone.localdate(now))
        return Situation(motion, user, now, list(signers), [], [], [], list(files), sitting)
    named = motion.bodies.shown_to(user, parties).select_related("unit")
    bodies = list(named) if motion.decision else []  # none is named before
    reports = motion.reports.select_related("by")
    clocks = motion.clocks.running()
    if parties == {MotionParty.BODY}:
        carries = any(body.part == "carries" for body in bodies)
        reports = reports.filter(kind="result") if carries else reports.none()
        clocks = clocks.owed_by(*(body.unit_id for body in bodies))
    return Situation(motion, user, now, list(signers), bodies, list(reports), list(clocks), list(files))
