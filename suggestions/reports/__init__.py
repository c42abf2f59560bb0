"""Numbers for pages, papers, spreadsheets and the API; always over what the reader may see."""

from suggestions.reports.counting import Measure, Table
from suggestions.reports.groups import Group, Row, figures, limits, listed, motion_counts
from suggestions.reports.kpis import KPIS, WORDS
from suggestions.reports.scope import SCOPED, countable, may_see_ratings, narrow, promises_in_scope
from suggestions.reports.statistics import CHOICES, UNITS, Statistics, sessions_of, statistics, year_of

__all__ = [
    "CHOICES",
    "KPIS",
    "SCOPED",
    "UNITS",
    "WORDS",
    "Group",
    "Measure",
    "Row",
    "Statistics",
    "Table",
    "countable",
    "figures",
    "limits",
    "listed",
    "may_see_ratings",
    "motion_counts",
    "narrow",
    "promises_in_scope",
    "sessions_of",
    "statistics",
    "year_of",
]
