"""The life of a year's letters on deputies' duty (domain.md §13.1): who may do what when, and who is not written to."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from briefings.rules.briefings import APPROVERS, EDITORS
from briefings.rules.periods import Period, due_from
from congress.common.lifecycle import Law, Step
from congress.organs.workdays import Calendar, PeriodUnit, end_of_period
from congress.organs.workdays import Period as Span
from deputies.rules import EndCause, MandateStatus

DECEMBER = 12
WAIT = Span(5, PeriodUnit.WORKDAYS)
"""So long letters may wait for approval before the chair is told again; the house's own number."""
DRAFT_NUMBER = "（草稿）"


class RoundStatus(TextChoices):
    DRAFTED = "drafted", _("Being edited")
    IN_APPROVAL = "in_approval", _("Waits for approval")
    ISSUED = "issued", _("Issued")
    DROPPED = "dropped", _("Given up")


class LetterKind(TextChoices):
    ORGANISATION = "organisation", _("To the organisation department")
    EMPLOYER = "employer", _("To an employer")


class LeftOut(TextChoices):
    """Why no employer is written to."""

    NO_EMPLOYER = "no_employer", _("No employer is recorded")
    SUSPENDED = "suspended", _("Suspended")
    ENDED_OTHERWISE = "ended_otherwise", _("The mandate ended in another way than by term, move or resignation")


S = RoundStatus
DRAFTED, IN_APPROVAL = frozenset({S.DRAFTED}), frozenset({S.IN_APPROVAL})
LAW = Law(
    {
        "draft": Step(
            _("Draft the letters of a year"), frozenset(), S.DRAFTED, EDITORS
        ),  # how a round begins; nothing leads to it
        "word": Step(_("Word a letter"), DRAFTED, None, EDITORS),
        "send": Step(_("Send for approval"), DRAFTED, S.IN_APPROVAL, EDITORS),
        "drop": Step(_("Give the letters up"), DRAFTED, S.DROPPED, EDITORS),
        "approve": Step(_("Approve and number"), IN_APPROVAL, S.ISSUED, APPROVERS),
        "send_back": Step(_("Send back to be edited"), IN_APPROVAL, S.DRAFTED, APPROVERS),
    },
    dict(RoundStatus.choices),
)
THANKED = frozenset({EndCause.TERM_ENDED, EndCause.MOVED_AWAY, EndCause.RESIGNED})


def left_out(status: str, cause: str, employer: str) -> LeftOut | None:
    """Why the employer is not written to; None where a letter goes out.

    A suspended deputy does not act as one (代表法 §61): thanks for duty would be untrue, and the reason for silence is
    nothing an employer learns from the congress. So it is with a mandate that was taken away, or ended by death.
    """
    if status == MandateStatus.SUSPENDED:
        return LeftOut.SUSPENDED
    if status == MandateStatus.ENDED and cause not in THANKED:
        return LeftOut.ENDED_OTHERWISE
    return None if employer else LeftOut.NO_EMPLOYER


def number_label(mark: str, year: int, number: int) -> str:
    """清人代函〔2026〕5号: the year in six-cornered brackets, no leading nought (GB/T 9704-2012; domain.md §7.2)."""
    return f"{mark}〔{year}〕{number}号"


def usual_mark(place: str) -> str:
    """清人代函 of 清源市, as a proposal."""
    return f"{place[0]}人代函"


def department_of(place: str) -> str:
    return f"中共{place}委组织部"


def is_drafting_time(today: date, calendar: Calendar) -> bool:
    """From the first working day of December until the year is over (domain.md §13.1)."""
    november = Period(date(today.year, DECEMBER - 1, 1))
    return today.month == DECEMBER and today >= due_from(november, calendar)


def waits_too_long(sent_on: date, today: date, calendar: Calendar) -> bool:
    """Whether the working days of WAIT are over."""
    return today > end_of_period(sent_on, WAIT, calendar).due_on
