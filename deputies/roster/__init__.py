"""Reading a roster of deputies and what taking it over changes: plain values in, plain values out."""

from deputies.roster.changes import Changes, Kept, KnownMandate, plan_changes
from deputies.roster.rows import KnownTerm, Roster, RosterRow, read_roster
from deputies.roster.words import HEADINGS, LEVELS, REQUIRED

__all__ = [
    "HEADINGS",
    "LEVELS",
    "REQUIRED",
    "Changes",
    "Kept",
    "KnownMandate",
    "KnownTerm",
    "Roster",
    "RosterRow",
    "plan_changes",
    "read_roster",
]
