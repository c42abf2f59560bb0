"""Spreadsheets in and out: judged before opening, read by the rows the clerk sees, written as dead text."""

from congress.common.spreadsheets.archive import FileRefused, judge_archive
from congress.common.spreadsheets.book import Shown
from congress.common.spreadsheets.preview import Preview
from congress.common.spreadsheets.reading import Problem, ReadRow, Severity, Sheet, read_sheets
from congress.common.spreadsheets.writing import write_refused, write_table, write_tables

__all__ = [
    "FileRefused",
    "Preview",
    "Problem",
    "ReadRow",
    "Severity",
    "Sheet",
    "Shown",
    "judge_archive",
    "read_sheets",
    "write_refused",
    "write_table",
    "write_tables",
]
