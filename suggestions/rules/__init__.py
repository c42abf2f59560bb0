"""What is lawful in the life of a suggestion: statuses, steps, clocks, answers."""

from suggestions.rules.answers import (
    PromiseState,
    Rating,
    ReplyState,
    RoundKind,
    after_rating,
    may_check,
    missing_before_sending,
)
from suggestions.rules.clocks import CLOCKS, LOCAL_NUMBERS, NUMBERS, ClockKind
from suggestions.rules.life import ANSWERING, LAW, Part, Party, Status

__all__ = [
    "ANSWERING",
    "CLOCKS",
    "LAW",
    "LOCAL_NUMBERS",
    "NUMBERS",
    "ClockKind",
    "Part",
    "Party",
    "PromiseState",
    "Rating",
    "ReplyState",
    "RoundKind",
    "Status",
    "after_rating",
    "may_check",
    "missing_before_sending",
]
