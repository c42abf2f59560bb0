"""The figures of a year's handling: name, numerator, denominator, and the definition printed beside each.

Denominators differ from place to place; these are fixed here and said wherever a figure is shown.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions.reports.facts import PROMISE_FACTS, RATING_FACTS


@dataclass(frozen=True)
class Kpi:
    """`part` and `whole` name facts; without a whole it is a plain count. `better` is 1 for up, -1 for down, else 0."""

    key: str
    name: Any
    part: str
    whole: str
    definition: Any
    better: int = 0

    @property
    def is_of_ratings(self) -> bool:
        return self.part in RATING_FACTS

    @property
    def is_of_promises(self) -> bool:
        return self.part in PROMISE_FACTS


LAST = _("By the last rating given, of those that came back; no feedback is left out.")
FIRST = _("By the rating of the first answer, of those that came back; no feedback is left out.")
AGAIN = _("By the rating of the last re-handling, of those that came back; no feedback is left out.")
CAME_IN = (
    Kpi("received", _("Received"), "received", "", _("Submitted by a deputy, whatever became of it; drafts are not.")),
    Kpi("accepted", _("Accepted"), "accepted", "", _("Given a number; it is kept when the suggestion ends early.")),
    Kpi("not_accepted", _("Not accepted"), "not_accepted", "", _("Ended by the review with a reason.")),
    Kpi("withdrawn", _("Withdrawn"), "withdrawn", "", _("Ended by the deputy, by that day.")),
    Kpi(
        "handed",
        _("Handed over"),
        "handed",
        "",
        _(
            "Given to a unit or a first-tier office, itself or with the one it is merged into, and not withdrawn. "
            "Each suggestion once, under its lead unit."
        ),
    ),
    Kpi(
        "merged",
        _("Merged"),
        "merged",
        "handed",
        _("Handled with another but counted and answered on their own, of those handed over."),
    ),
)
ANSWERS = (
    Kpi(
        "answered",
        _("Answer rate"),
        "answered",
        "handed",
        _(
            "Answered by every unit that must answer, of those handed over. Where one unit of several that answer "
            "separately is counted, its own answer, time and letter count."
        ),
        1,
    ),
    Kpi(
        "on_time",
        _("On-time rate"),
        "on_time",
        "due",
        _(
            "First answer on or before the last day, extended where agreed, of those answered or past that day. "
            "Suggestions of earlier systems without a recorded last day are left out."
        ),
        1,
    ),
    Kpi(
        "overdue",
        _("Overdue"),
        "overdue",
        "handed",
        _("An answer, first or after re-handling, came or is to come after its last day; of those handed over."),
        -1,
    ),
    Kpi(
        "closed",
        _("Closed rate"),
        "closed",
        "handed",
        _("Closed, or answered with a letter that is neither solved nor tracked; of those handed over."),
        1,
    ),
    Kpi(
        "met",
        _("Face-to-face rate"),
        "met",
        "handed",
        _(
            "At least one recorded meeting, visit, discussion or reply face to face with the deputy, also on the one "
            "it is merged into; of those handed over."
        ),
        1,
    ),
    Kpi(
        "told_in_person",
        _("Rate of replies face to face"),
        "told_in_person",
        "answered",
        _("A reply face to face is recorded, also on the one it is merged into; of those answered."),
        1,
    ),
)
RESULTS = (
    Kpi(
        "solved",
        _("Solved (A)"),
        "solved",
        "answered",
        _("The last reply counts as solved, of those answered; separate answers count by the least favourable letter."),
        1,
    ),
    Kpi(
        "solved_or_planned",
        _("Solved or planned (A+B)"),
        "solved_or_planned",
        "answered",
        _("The last reply counts as solved or planned, of those answered."),
        1,
    ),
    Kpi(
        "planned_then_solved",
        _("B to A"),
        "planned_then_solved",
        "first_planned",
        _("The last reply counts as solved, of those whose first reply counted as planned."),
        1,
    ),
    Kpi(
        "promises_kept",
        _("Promises kept"),
        "promises_kept",
        "promises_due",
        _("Promises reported kept, of those whose last day has come or that were settled before; counted in promises."),
        1,
    ),
)
RATINGS = (
    Kpi("rated", _("Feedback rate"), "rated", "answered", _("At least one rating came back, of those answered."), 1),
    Kpi("satisfied", _("Satisfaction rate"), "satisfied", "rated", LAST, 1),
    Kpi(
        "content",
        _("Satisfied or mostly satisfied"),
        "content",
        "rated",
        LAST,
        1,
    ),
    Kpi(
        "first_satisfied",
        _("Satisfied, first round"),
        "first_satisfied",
        "first_rated",
        FIRST,
        1,
    ),
    Kpi(
        "first_content",
        _("Satisfied or mostly, first round"),
        "first_content",
        "first_rated",
        FIRST,
        1,
    ),
    Kpi(
        "redone_satisfied",
        _("Satisfied after re-handling"),
        "redone_satisfied",
        "redone_rated",
        AGAIN,
        1,
    ),
    Kpi(
        "redone_content",
        _("Satisfied or mostly after re-handling"),
        "redone_content",
        "redone_rated",
        AGAIN,
        1,
    ),
)
BACK_AND_FORTH = (
    Kpi("given_back", _("Return rate"), "given_back", "handed", _("A return was agreed; of those handed over."), -1),
    Kpi("extended", _("Extension rate"), "extended", "handed", _("An extension was agreed; of those handed over."), -1),
    Kpi("redone", _("Re-handling rate"), "redone", "handed", _("Handled again; of those handed over."), -1),
)
OPEN = (
    Kpi(
        "published",
        _("Publication rate"),
        "published",
        "handed",
        _("Released to everybody where the deputy agrees, and standing on that day; of those handed over."),
        1,
    ),
)
SECTIONS = {
    "came_in": (_("What came in"), CAME_IN),
    "answers": (_("Answers"), ANSWERS),
    "results": (_("Results"), RESULTS),
    "ratings": (_("Satisfaction"), RATINGS),
    "back": (_("Returned, extended, done again"), BACK_AND_FORTH),
    "open": (_("Publication"), OPEN),
}
KPIS = {kpi.key: kpi for _title, kpis in SECTIONS.values() for kpi in kpis}
UNDER_WAY = Kpi(
    "under_way",
    _("Under way"),
    "under_way",
    "",
    _("Handed over and not answered by every unit that must answer, or being redone."),
)  # of the overview: the statistics of a year have no use for it
TABLE_KPIS = ("handed", "answered", "on_time", "overdue", "solved", "solved_or_planned", "promises_kept", "content")
# What a list says it shows: the name of the figure it was opened from, or of what that is divided by.
WORDS = {kpi.part: kpi.name for kpi in KPIS.values()} | {
    "answered": _("Answered"),
    "unanswered": _("Not answered yet"),
    "unanswered_late": _("Not answered and late"),
    "on_time": _("Answered on time"),
    "closed": _("Closed"),
    "met": _("Met face to face"),
    "told_in_person": _("Replied face to face"),
    "due": _("Answered or past the last day"),
    "under_way": UNDER_WAY.name,
    "being_redone": _("Being redone"),
    "first_planned": _("First reply planned"),
    "published": _("Published"),
    "rated": _("Rated"),
    "first_rated": _("Rated, first round"),
    "redone_rated": _("Rated after re-handling"),
    "promises_due": _("Promises due"),
}
