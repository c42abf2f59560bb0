"""What is lawful in the life of a suggestion: statuses, steps, clocks, answers."""

from suggestions.rules.answers import Rating, ReplyState, after_rating, may_check, missing_before_sending
from suggestions.rules.clocks import CLOCKS, LOCAL_NUMBERS, NUMBERS, ClockKind
from suggestions.rules.life import LAW, Part, Party, Status

__all__ = [
    "CLOCKS",
    "LAW",
    "LOCAL_NUMBERS",
    "NUMBERS",
    "ClockKind",
    "Part",
    "Party",
    "Rating",
    "ReplyState",
    "Status",
    "after_rating",
    "may_check",
    "missing_before_sending",
]
