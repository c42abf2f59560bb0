"""The vote on a suggestion that was drawn, and the grade that follows from it (一件一测评).

Zhenhai's published rule: satisfied by at least half → satisfied; satisfied and mostly together at least half → mostly;
less than half → not satisfied. Its clauses overlap at exactly half for the second step, so the tie is a local number.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.organs.rules import LocalNumber, PlainUnit

LOCAL = _("Grade rule as published by Zhenhai's standing committee; this place has set no rule of its own")
OF_ALL = LocalNumber(
    "suggestions.appraisal_of_all", _("Appraisal counted of all members"), 1, PlainUnit.YES_NO, 0, 1, LOCAL
)
HALF_SUFFICES = LocalNumber(
    "suggestions.appraisal_half_suffices",
    _("Exactly half is enough for “mostly satisfied”"),
    0,
    PlainUnit.YES_NO,
    0,
    1,
    LOCAL,
)
APPRAISAL_NUMBERS = [OF_ALL, HALF_SUFFICES]


class Grade(TextChoices):
    SATISFIED = "satisfied", _("Satisfied")
    MOSTLY = "mostly", _("Mostly satisfied")
    DISSATISFIED = "dissatisfied", _("Not satisfied")


@dataclass(frozen=True)
class Votes:
    """`members` have a vote, `present` of them came; who came and gave none of the three abstained."""

    members: int
    present: int
    satisfied: int
    mostly: int
    dissatisfied: int

    @property
    def abstained(self) -> int:
        return self.present - self.satisfied - self.mostly - self.dissatisfied

    @property
    def is_possible(self) -> bool:
        counts = (self.satisfied, self.mostly, self.dissatisfied, self.abstained)
        return 0 < self.present <= self.members and min(counts) >= 0


def grade(votes: Votes, *, of_all: bool, half_suffices: bool) -> Grade:
    """Counted of all members or of those present; 半数以上 includes the half (民法典 §1259)."""
    base = votes.members if of_all else votes.present
    content = 2 * (votes.satisfied + votes.mostly)
    if 2 * votes.satisfied >= base:
        return Grade.SATISFIED
    if content > base or (content == base and half_suffices):
        return Grade.MOSTLY
    return Grade.DISSATISFIED
