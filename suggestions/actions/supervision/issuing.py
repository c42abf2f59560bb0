"""Issuing a paper: numbered, kept word for word, its fingerprint in the trail."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.audit.actions import record
from congress.documents.keeping import kept_words
from congress.organs.models import Congress
from suggestions.actions.numbering import next_number
from suggestions.models.supervision import IssuedPaper, PaperSeries
from suggestions.rules.supervision.papers import PaperKind, fingerprint, number_label


def issue(
    congress: Congress, kind: PaperKind, write: Callable[[str], Any], *, to: str, by: User, at: datetime
) -> IssuedPaper:
    """Give the paper the next number of its kind and year; `write` makes its words from the number."""
    on = localdate(at)
    number = next_number(PaperSeries, congress=congress, kind=kind, year=on.year)
    paper = write(number_label(kind, on.year, number))
    words = kept_words(paper)
    facts = {"title": paper.title, "to": to, "on": on, "words": words, "sha256": fingerprint(words)}
    issued = IssuedPaper.objects.create(congress=congress, kind=kind, year=on.year, number=number, by=by, **facts)
    detail = {"number": issued.label, "sha256": issued.sha256}
    record("paper.issue", f"paper:{issued.pk}", by=by, at=at, detail=detail)
    return issued
