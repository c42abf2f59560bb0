"""Tables of suggestions."""

from suggestions.models.answers import Reply, Round, Verdict
from suggestions.models.clocks import Clock
from suggestions.models.handling import Assignment, Contact, CoOpinion, Extension, ReturnRequest
from suggestions.models.suggestion import (
    Attachment,
    Category,
    Cosigner,
    NumberSeries,
    OutcomeCategory,
    StepRecord,
    Suggestion,
)

__all__ = [
    "Assignment",
    "Attachment",
    "Category",
    "Clock",
    "CoOpinion",
    "Contact",
    "Cosigner",
    "Extension",
    "NumberSeries",
    "OutcomeCategory",
    "Reply",
    "ReturnRequest",
    "Round",
    "StepRecord",
    "Suggestion",
    "Verdict",
]
