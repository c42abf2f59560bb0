"""The papers of suggestions and motions. Their words are Chinese whatever the reader's language."""

from suggestions.documents.archive import write_archive
from suggestions.documents.decisions import decisions_report
from suggestions.documents.motions import MOTION_PAPERS, motion_papers
from suggestions.documents.suggestions import PAPERS, copies
from suggestions.documents.year import year_report

__all__ = ["MOTION_PAPERS", "PAPERS", "copies", "decisions_report", "motion_papers", "write_archive", "year_report"]
