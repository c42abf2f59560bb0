"""Stations as pages tell of them; the caller hands in what the reader may see."""

from stations.reports.places import Branch, Coming, coming, everybodys, tree
from stations.reports.standards import grades

__all__ = ["Branch", "Coming", "coming", "everybodys", "grades", "tree"]
