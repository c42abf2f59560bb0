"""Questions about suggestions and motions."""

from suggestions.querysets.motions import MotionBodyQuerySet, MotionClockQuerySet, MotionQuerySet, SignerQuerySet
from suggestions.querysets.suggestions import (
    NEVER,
    AssignmentQuerySet,
    ClockQuerySet,
    CosignerQuerySet,
    HandoverMeetingQuerySet,
    OfflineQuerySet,
    PromiseQuerySet,
    SuggestionQuerySet,
)

__all__ = [
    "AssignmentQuerySet",
    "ClockQuerySet",
    "CosignerQuerySet",
    "HandoverMeetingQuerySet",
    "MotionBodyQuerySet",
    "MotionClockQuerySet",
    "MotionQuerySet",
    "NEVER",
    "OfflineQuerySet",
    "PromiseQuerySet",
    "SignerQuerySet",
    "SuggestionQuerySet",
]
