"""Reading a clerk's table of earlier years' suggestions: plain values in, plain values out."""

from suggestions.history.rows import Deputy, History, KnownCongress, KnownSession, PastRow, read_history
from suggestions.history.words import HEADINGS, REQUIRED

__all__ = [
    "HEADINGS",
    "REQUIRED",
    "Deputy",
    "History",
    "KnownCongress",
    "KnownSession",
    "PastRow",
    "read_history",
]
