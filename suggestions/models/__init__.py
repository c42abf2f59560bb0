"""Tables of suggestions and motions."""

from suggestions.models import supervision
from suggestions.models.answers import Promise, Reply, Round, Verdict
from suggestions.models.archives import ArchiveJob
from suggestions.models.clocks import Clock
from suggestions.models.cosigners import Cosigner
from suggestions.models.examining import MotionBody, MotionClock, MotionReport
from suggestions.models.handling import Assignment, Contact, CoOpinion, Extension, ReturnRequest
from suggestions.models.meetings import HandoverMeeting
from suggestions.models.months import SuggestionMonth
from suggestions.models.motions import Motion
from suggestions.models.movers import MotionAttachment, MotionSigner
from suggestions.models.moves import ClockMove
from suggestions.models.offline import OfflineItem, OfflineStep
from suggestions.models.publications import Publication, PublishedAnswer
from suggestions.models.registry import MotionSeries, MotionStep
from suggestions.models.similarity import Habit, SimilarityEntry
from suggestions.models.suggestion import (
    Attachment,
    Category,
    NumberSeries,
    OutcomeCategory,
    StepRecord,
    Suggestion,
)

__all__ = [
    "ArchiveJob",
    "Assignment",
    "Attachment",
    "Category",
    "Clock",
    "ClockMove",
    "CoOpinion",
    "Contact",
    "Cosigner",
    "Extension",
    "Habit",
    "Motion",
    "MotionAttachment",
    "MotionBody",
    "MotionClock",
    "MotionReport",
    "MotionSeries",
    "MotionSigner",
    "MotionStep",
    "HandoverMeeting",
    "NumberSeries",
    "OfflineItem",
    "OfflineStep",
    "OutcomeCategory",
    "Promise",
    "Publication",
    "PublishedAnswer",
    "Reply",
    "ReturnRequest",
    "Round",
    "SimilarityEntry",
    "StepRecord",
    "Suggestion",
    "SuggestionMonth",
    "Verdict",
    "supervision",
]
