"""Help that thinks along: proposals from what was written and decided before. People decide."""

from suggestions.advice.learning import learn, learn_afresh
from suggestions.advice.marks import Marks, marks_of
from suggestions.advice.replies import doubts_about
from suggestions.advice.similar import Similar, similar_to, similar_to_this
from suggestions.advice.whose import Advice, Proposal, recommend_for, recommend_units

__all__ = [
    "Advice",
    "Marks",
    "Proposal",
    "Similar",
    "doubts_about",
    "learn",
    "learn_afresh",
    "marks_of",
    "recommend_for",
    "recommend_units",
    "similar_to",
    "similar_to_this",
]
