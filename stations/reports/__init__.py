"""Stations as pages tell of them; the caller hands in what the reader may see."""

from stations.reports.places import Branch, Coming, coming, everybodys, tree

__all__ = ["Branch", "Coming", "coming", "everybodys", "tree"]
