"""What is lawful in the life of a motion (议案): statuses, steps, movers, clocks."""

from suggestions.rules.motions.clocks import MOTION_CLOCKS, MOTION_NUMBERS, MotionClockKind
from suggestions.rules.motions.life import (
    DECISIONS,
    ENDED,
    EXAMINED,
    EXAMINERS,
    MOTION_LAW,
    OUTCOMES,
    UNDER_WAY,
    WRITING,
    MotionParty,
    MotionStatus,
)
from suggestions.rules.motions.movers import (
    STANDING,
    SignerState,
    may_be_reconsidered,
    min_movers,
    missing_before_submitting,
    reconsider_until,
    supporters_needed,
)
from suggestions.rules.motions.reasons import NOT_A_MOTION
from suggestions.rules.motions.sessions import Left, is_ahead, is_in_time, left

__all__ = [
    "DECISIONS",
    "Left",
    "is_ahead",
    "is_in_time",
    "left",
    "ENDED",
    "EXAMINED",
    "EXAMINERS",
    "MOTION_CLOCKS",
    "MOTION_LAW",
    "MOTION_NUMBERS",
    "NOT_A_MOTION",
    "OUTCOMES",
    "STANDING",
    "UNDER_WAY",
    "WRITING",
    "MotionClockKind",
    "MotionParty",
    "MotionStatus",
    "SignerState",
    "may_be_reconsidered",
    "min_movers",
    "missing_before_submitting",
    "reconsider_until",
    "supporters_needed",
]
