"""The life of a monthly briefing (简报): who may do what to it when, and the day it is drafted (domain.md §7.1)."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import LEADERS, STAFF, Role
from congress.common.lifecycle import Law, Step
from congress.organs.workdays import Calendar

ONE_DAY = timedelta(days=1)
EDITORS = STAFF  # the office writes
APPROVERS = frozenset({Role.CHAIR})  # another person answers for it
READERS = STAFF | LEADERS  # to whom every issue is sent


class Status(TextChoices):
    DRAFTED = "drafted", _("Being edited")
    IN_APPROVAL = "in_approval", _("Waits for approval")
    ISSUED = "issued", _("Issued")
    DROPPED = "dropped", _("Given up")


S = Status


def _step(label: object, sources: set[Status], to: Status | None, who: frozenset[Role]) -> Step:
    return Step(label, frozenset(sources), to, frozenset(who))


LAW = Law(
    {
        "draft": _step(_("Draft"), set(), S.DRAFTED, EDITORS),  # how a briefing begins; nothing leads to it
        "edit": _step(_("Edit the text"), {S.DRAFTED}, None, EDITORS),
        "recount": _step(_("Count the figures again"), {S.DRAFTED}, None, EDITORS),
        "send": _step(_("Send for approval"), {S.DRAFTED}, S.IN_APPROVAL, EDITORS),
        "drop": _step(_("Give the briefing up"), {S.DRAFTED}, S.DROPPED, EDITORS),
        "approve": _step(_("Approve and issue"), {S.IN_APPROVAL}, S.ISSUED, APPROVERS),
        "send_back": _step(_("Send back to be edited"), {S.IN_APPROVAL}, S.DRAFTED, APPROVERS),
        "correct": _step(_("Draft a correction"), {S.ISSUED}, None, EDITORS),
        "publish": _step(_("Put on the public site"), {S.ISSUED}, None, EDITORS),
        "take_off": _step(_("Take off the public site"), {S.ISSUED}, None, EDITORS),
    },
    dict(Status.choices),
)


def month_before(today: date) -> date:
    """The first day of the month a briefing drafted on this day tells of."""
    return (today.replace(day=1) - ONE_DAY).replace(day=1)


def drafted_from(today: date, calendar: Calendar) -> date:
    """The first working day of this month, from which on last month's briefing is due."""
    day = today.replace(day=1)
    while not calendar.is_workday(day):
        day += ONE_DAY
    return day
