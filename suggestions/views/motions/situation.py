"""What is known of one motion."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from suggestions.models import Motion
from suggestions.rules.motions import STANDING, SignerState, min_movers, missing_before_submitting


@dataclass(frozen=True)
class Situation:
    """What of a motion decides which steps have something to do; read once, in four queries."""

    motion: Motion
    user: Any
    now: datetime
    signers: list[Any]
    bodies: list[Any]
    reports: list[Any]
    clocks: list[Any]

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


def situation(user: Any, motion: Motion) -> Situation:
    signers = motion.signers.select_related("mandate__person", "mandate__delegation")
    bodies = motion.bodies.select_related("unit")
    reports = motion.reports.select_related("by")
    clocks = motion.clocks.running()
    return Situation(motion, user, timezone.now(), list(signers), list(bodies), list(reports), list(clocks))
