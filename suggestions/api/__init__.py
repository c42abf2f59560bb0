"""The REST door to suggestions, motions and supervision."""

from suggestions.api.advice import AdviceOf
from suggestions.api.course import Course
from suggestions.api.motions import MotionCounts, MotionDetail, MotionList, TakeMotionStep
from suggestions.api.numbers import Statistics
from suggestions.api.publications import PublicationDetail, PublicationList
from suggestions.api.suggestions import Explain, SuggestionDetail, SuggestionList, TakeStep
from suggestions.api.supervision import (
    AwardList,
    DrawList,
    GradingDetail,
    GradingList,
    InquiryList,
    KeyList,
    LookBackList,
    PaperList,
    StarList,
    UrgingList,
)

__all__ = [
    "AdviceOf",
    "AwardList",
    "Course",
    "DrawList",
    "Explain",
    "GradingDetail",
    "GradingList",
    "InquiryList",
    "KeyList",
    "LookBackList",
    "MotionCounts",
    "MotionDetail",
    "MotionList",
    "PublicationDetail",
    "PublicationList",
    "PaperList",
    "StarList",
    "Statistics",
    "SuggestionDetail",
    "SuggestionList",
    "TakeMotionStep",
    "TakeStep",
    "UrgingList",
]
