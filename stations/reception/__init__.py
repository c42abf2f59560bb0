"""Reception days: a rule read from a clerk's words, its days, and where holidays move them. Plain values, no clock."""

from stations.reception.hours import Hours
from stations.reception.moving import Day, days
from stations.reception.reading import read
from stations.reception.rule import Kind, Months, Pick, Rule, Shift
from stations.reception.words import Unreadable

__all__ = [
    "Day",
    "Hours",
    "Kind",
    "Months",
    "Pick",
    "Rule",
    "Shift",
    "Unreadable",
    "days",
    "read",
]
