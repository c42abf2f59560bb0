"""Help that thinks along: proposals from what was written and decided before. People decide."""

from suggestions.advice.learning import learn, learn_afresh
from suggestions.advice.marks import Marks, marks_of
from suggestions.advice.replies import doubts_about
from suggestions.advice.similar import Similar, similar_to
from suggestions.advice.whose import Advice, recommend_for

__all__ = [
    "Advice",
    "Marks",
    "Similar",
    "doubts_about",
    "learn",
    "learn_afresh",
    "marks_of",
    "recommend_for",
    "similar_to",
]
