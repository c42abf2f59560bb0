"""The REST door to suggestions and motions."""

from suggestions.api.motions import MotionCounts, MotionDetail, MotionList, TakeMotionStep
from suggestions.api.suggestions import Explain, Statistics, SuggestionDetail, SuggestionList, TakeStep

__all__ = [
    "Explain",
    "MotionCounts",
    "MotionDetail",
    "MotionList",
    "Statistics",
    "SuggestionDetail",
    "SuggestionList",
    "TakeMotionStep",
    "TakeStep",
]
