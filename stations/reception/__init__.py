"""Reception days: a rule read from a clerk's words, its days, and where holidays move them. Plain values, no clock."""

from stations.reception.day import Day, Fate
from stations.reception.hours import Hours
from stations.reception.moving import days
from stations.reception.picks import Kind, Pick
from stations.reception.reading import read
from stations.reception.rule import Months, Rule, Shift
from stations.reception.words import Unreadable

__all__ = [
    "Day",
    "Fate",
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
