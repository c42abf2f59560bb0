"""A reception register of citizens (接待群众情况登记簿), read and checked without asking any table."""

from stations.opinion_list.rows import Known, OpinionList, OpinionRow, read_opinions
from stations.opinion_list.words import HANDLED_WORDS, HEADINGS, RATING_WORDS, REQUIRED, SEX_WORDS, TOPIC_WORDS

__all__ = [
    "HANDLED_WORDS",
    "HEADINGS",
    "RATING_WORDS",
    "REQUIRED",
    "SEX_WORDS",
    "TOPIC_WORDS",
    "Known",
    "OpinionList",
    "OpinionRow",
    "read_opinions",
]
