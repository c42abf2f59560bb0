"""The year's work plan for deputies (年度代表工作计划): what may be done to it and its rows, by whom, what is due.

The standing committee makes it, the council of chairpersons passes it, deputies are notified and it is published
(代表法 §43).
"""

from collections.abc import Set
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.accounts.rules import LEADERS, STAFF, Role
from congress.common.dates import last_of_month
from congress.common.lifecycle import Law, Step

EDITORS = STAFF
INSIDE = STAFF | LEADERS  # who reads names and reasons, and may lead a row
OVERSEERS = frozenset({Role.CHAIR, Role.SUPERVISOR})  # who is told of what is late
PASSED_BY = "主任会议"
AHEAD = timedelta(days=7)  # whoever leads a row is told so long before its last day; our own choice


class PlanStatus(TextChoices):
    DRAFTED = "drafted", pgettext_lazy("work plan", "Being drafted")
    IN_FORCE = "in_force", pgettext_lazy("work plan", "In force")
    DROPPED = "dropped", _("Given up")


class ItemStatus(TextChoices):
    PLANNED = "planned", pgettext_lazy("work plan", "Planned")
    UNDER_WAY = "under_way", pgettext_lazy("work plan", "Under way")
    PUT_OFF = "put_off", pgettext_lazy("work plan", "Put off")
    DONE = "done", pgettext_lazy("work plan", "Done")
    DROPPED = "dropped", pgettext_lazy("work plan", "Dropped")


class Source(TextChoices):
    """What a draft begins with."""

    USUAL = "usual", _("The usual rows of a year")
    LAST_YEAR = "last_year", _("The rows of last year's plan")
    EMPTY = "empty", _("Nothing")


class Show(TextChoices):
    """Which rows a page shows."""

    ALL = "", _("All rows")
    UNDER_WAY = "under_way", pgettext_lazy("work plan", "Under way")
    MONTH = "month", _("Due this month")
    LATE = "late", _("Late")


class Party(TextChoices):
    """What somebody is to a row of a plan."""

    DRAFTER = "drafter", _("Office, before the plan is in force")
    OFFICE = "office", _("Office")
    LEAD = "lead", _("Whoever leads the row")


P, S = PlanStatus, ItemStatus
DRAFTED, IN_FORCE = frozenset({P.DRAFTED}), frozenset({P.IN_FORCE})
PLAN_LAW = Law(
    {
        "draft": Step(
            pgettext_lazy("work plan", "Draft"), frozenset(), P.DRAFTED, EDITORS
        ),  # how a plan begins; nothing leads to it
        "edit": Step(_("Edit the title"), DRAFTED, None, EDITORS),
        "add": Step(_("Add a row"), DRAFTED | IN_FORCE, None, EDITORS),
        "remove": Step(_("Strike a row out"), DRAFTED, None, EDITORS),
        "take_force": Step(_("Enter that it was passed"), DRAFTED, P.IN_FORCE, EDITORS),
        "drop": Step(_("Give the plan up"), DRAFTED, P.DROPPED, EDITORS),
        "publish": Step(_("Put on the public site"), IN_FORCE, None, EDITORS),
        "take_off": Step(_("Take off the public site"), IN_FORCE, None, EDITORS),
    },
    dict(PlanStatus.choices),
)
OPEN = frozenset({S.PLANNED, S.UNDER_WAY, S.PUT_OFF})
CLOSED = frozenset({S.DONE, S.DROPPED})
DRAFTER, OFFICE = frozenset({Party.DRAFTER}), frozenset({Party.OFFICE})
LEADING = frozenset({Party.OFFICE, Party.LEAD})
ITEM_LAW = Law(
    {
        "edit": Step(_("Edit the row"), frozenset({S.PLANNED}), None, DRAFTER),
        "start": Step(_("Begin with it"), frozenset({S.PLANNED, S.PUT_OFF}), S.UNDER_WAY, LEADING),
        "finish": Step(_("Enter that it is done"), OPEN, S.DONE, LEADING),
        "put_off": Step(_("Put it off"), OPEN, S.PUT_OFF, OFFICE),
        "amend": Step(_("Amend the row"), OPEN, None, OFFICE),
        "drop": Step(_("Drop it"), OPEN, S.DROPPED, OFFICE),
        "reopen": Step(_("Take it up again"), CLOSED, S.UNDER_WAY, OFFICE),
    },
    dict(ItemStatus.choices),
)


def parties(plan_status: str, roles: Set[str], *, is_lead: bool) -> frozenset[Party]:
    """What somebody with these roles in the plan's congress is to one of its rows."""
    in_force = plan_status == P.IN_FORCE
    office = {Party.OFFICE if in_force else Party.DRAFTER} if not EDITORS.isdisjoint(roles) else set()
    lead = {Party.LEAD} if is_lead and in_force and not INSIDE.isdisjoint(roles) else set()
    return frozenset(office | lead)


def due_on(year: int, month: int) -> date:
    """A row is due on the last day of its last month."""
    return last_of_month(date(year, month, 1))


def is_late(status: str, due: date, today: date) -> bool:
    return status in OPEN and due < today


def is_due_soon(status: str, due: date, today: date) -> bool:
    """Whether its last day is near enough to be told of; a late one is told of otherwise."""
    return status in OPEN and today <= due <= today + AHEAD


def is_due_this_month(status: str, due: date, today: date) -> bool:
    return status in OPEN and (due.year, due.month) == (today.year, today.month)


def is_shown(show: str, status: str, due: date, today: date) -> bool:
    """Whether a row belongs to what a page shows; nothing is left out for a word that is none of `Show`."""
    found = {
        Show.UNDER_WAY: status == ItemStatus.UNDER_WAY,
        Show.MONTH: is_due_this_month(status, due, today),
        Show.LATE: is_late(status, due, today),
    }
    return {each.value: is_one for each, is_one in found.items()}.get(show, True)
