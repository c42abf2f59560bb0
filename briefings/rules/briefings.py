"""The life of a briefing (简报、通报、年度报告): who may do what to it when (domain.md §7.1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import LEADERS, STAFF, Role
from congress.common.lifecycle import Law, Step

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
