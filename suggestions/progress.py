"""How far a unit has come with its part of a suggestion, and what it does next. Pure: no query, no clock."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from suggestions.rules import Part, Status

UNDER_WAY = {Status.ASSIGNED, Status.HANDLING, Status.REHANDLING, Status.TRACKING}
BOXES = {Part.LEAD: 5, Part.SEPARATE: 5, Part.CO: 2}


class Work(NamedTuple):
    """What is known of one unit's part in the present round."""

    part: str
    status: str
    is_signed: bool
    is_return_asked: bool = False
    contacts: int = 0
    reply_state: str | None = None
    has_opinion: bool = False
    open_promises: int = 0


class Act(NamedTuple):
    """The next step (empty: none of this unit), its words and why, and which of the boxes it stands in."""

    step: str
    words: Any
    why: Any
    place: int
    total: int


SIGN = (_("Sign in the item"), _("or ask to return it within the window"))
REPLYING = {
    None: ("draft_reply", _("Draft the reply"), _("point by point"), 3),
    "draft": ("check_reply", _("Have the reply checked"), _("whoever drafted it does not check it"), 4),
    "checked": ("sign_reply", _("Sign off the reply"), _("by the unit's leader"), 4),
    "signed": ("send_reply", _("Send the reply"), _("signed off and ready"), 5),
}
OVER = {
    Status.REPLIED: _("Replied"),
    Status.CLOSED: _("Closed"),
    Status.WITHDRAWN: _("Withdrawn by the deputy"),
}


def own_act(work: Work) -> Act:
    """What this unit does next."""
    total = BOXES[Part(work.part)]
    if work.status not in UNDER_WAY:
        return Act("", OVER.get(Status(work.status), ""), "", total + 1, total)
    if work.is_return_asked:
        return Act("", _("Wait for the answer"), _("you asked to return it"), 1, total)
    return _co_act(work) if work.part == Part.CO else _lead_act(work)


def _lead_act(work: Work) -> Act:
    if work.status == Status.TRACKING:
        return _tracking_act(work)
    if not work.is_signed:
        return Act("sign_in" if work.status == Status.ASSIGNED else "co_sign_in", *SIGN, 1, 5)
    if work.reply_state == "sent":
        return Act("", _("Replied on your part"), _("other units have yet to reply"), 6, 5)
    if not work.contacts:
        return Act("contact", _("Contact the deputy"), _("no contact recorded in this round"), 2, 5)
    step, words, why, place = REPLYING[work.reply_state]
    return Act(step, words, why, place, 5)


def _tracking_act(work: Work) -> Act:
    """Promises first; when all are settled, the deputy is answered again."""
    if work.open_promises or work.reply_state == "sent":
        return Act("fulfil" if work.open_promises else "", _("Keep what was promised"), "", 6, 5)
    step, words, why, place = REPLYING[work.reply_state]
    return Act(step, words, why, place, 5)


def _co_act(work: Work) -> Act:
    if work.status == Status.TRACKING:
        return Act("", _("Opinion sent"), _("the lead unit answers"), 3, 2)
    if not work.is_signed:
        return Act("co_sign_in", *SIGN, 1, 2)
    if not work.has_opinion:
        return Act("co_opinion", _("Write the co-handling opinion"), _("to the lead unit"), 2, 2)
    return Act("", _("Opinion sent"), _("the lead unit answers"), 3, 2)
