"""Tables of the supervision of suggestions (督办)."""

from suggestions.models.supervision.awards import Award, AwardStep, Nominee
from suggestions.models.supervision.circulars import Circular, CircularStep
from suggestions.models.supervision.digests import Digest
from suggestions.models.supervision.draws import Appraisal, Draw, Drawn, DrawStep
from suggestions.models.supervision.grading import Grading, GradingResult, GradingScheme, GradingScore
from suggestions.models.supervision.inquiries import FollowUp, Inquiry, InquiryStep, Question
from suggestions.models.supervision.keys import KeyCriterion, KeyItem, KeyReport, KeyStep
from suggestions.models.supervision.lookback import LookBack
from suggestions.models.supervision.papers import IssuedPaper, PaperSeries
from suggestions.models.supervision.registers import Presence, Urging
from suggestions.models.supervision.stars import StarGrade

__all__ = [
    "Appraisal",
    "Award",
    "AwardStep",
    "Circular",
    "CircularStep",
    "Digest",
    "Draw",
    "DrawStep",
    "Drawn",
    "FollowUp",
    "Grading",
    "GradingResult",
    "GradingScheme",
    "GradingScore",
    "Inquiry",
    "InquiryStep",
    "IssuedPaper",
    "KeyCriterion",
    "KeyItem",
    "KeyReport",
    "KeyStep",
    "LookBack",
    "Nominee",
    "PaperSeries",
    "Presence",
    "Question",
    "StarGrade",
    "Urging",
]
