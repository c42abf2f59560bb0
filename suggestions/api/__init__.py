"""The REST door to suggestions and motions."""

from suggestions.api.motions import MotionCounts, MotionDetail, MotionList, TakeMotionStep
from suggestions.api.numbers import Statistics
from suggestions.api.publications import PublicationDetail, PublicationList
from suggestions.api.suggestions import Explain, SuggestionDetail, SuggestionList, TakeStep

__all__ = [
    "Explain",
    "MotionCounts",
    "MotionDetail",
    "MotionList",
    "PublicationDetail",
    "PublicationList",
    "Statistics",
    "SuggestionDetail",
    "SuggestionList",
    "TakeMotionStep",
    "TakeStep",
]
