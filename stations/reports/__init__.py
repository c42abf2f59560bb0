"""Stations as pages tell of them; the caller hands in what the reader may see."""

from stations.reports.events import events_of
from stations.reports.grouping import grouped_in
from stations.reports.places import Branch, Coming, coming, everybodys, soonest, tree
from stations.reports.plan import Plan, drawn
from stations.reports.standards import grades
from stations.reports.waiting import Box, box, kept_stations, nearest, waiting_for

__all__ = [
    "Box",
    "Branch",
    "Coming",
    "box",
    "Plan",
    "coming",
    "drawn",
    "events_of",
    "everybodys",
    "grades",
    "grouped_in",
    "kept_stations",
    "nearest",
    "soonest",
    "tree",
    "waiting_for",
]
