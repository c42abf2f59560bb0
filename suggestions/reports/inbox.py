"""What a unit does next with each row of its inbox, and whether it is this person's to do."""

from typing import Any

from congress.accounts.rules import Role
from suggestions.models import Assignment
from suggestions.parties import UNIT_PARTIES
from suggestions.progress import UNDER_WAY, Act, Work, own_act
from suggestions.reports.groups import listed
from suggestions.rules import LAW, Part, may_check


def act_of(row: Any) -> Act:
    """The next act of the unit whose inbox the row (`for_inbox`) stands in."""
    return own_act(
        Work(
            part=row.own_part,
            status=row.status,
            is_signed=row.own_state == Assignment.State.SIGNED,
            is_return_asked=row.own_return,
            contacts=row.round_contacts,
            reply_state=row.round_reply,
            has_opinion=row.own_opinion,
            open_promises=int(row.own_promises),
        )
    )


def is_act_of(user: Any, act: Act, row: Any) -> bool:
    """Whether the person's own post may take the unit's next step; nobody checks a reply they drafted."""
    if act.step == "check_reply" and not may_check(row.round_drafter, user.pk):
        return False
    party = UNIT_PARTIES[Part(row.own_part), Role(user.post.role)]
    return bool(act.step) and LAW.may(act.step, row.status, {party})


def acts_of(user: Any) -> list[tuple[Any, Act]]:
    """What waits for this person of a unit: rows of the inbox with the next act, the nearest last day first."""
    rows = listed(user).filter(status__in=UNDER_WAY).order_by("sort_on", "pk")
    return [(row, act) for row in rows if is_act_of(user, act := act_of(row), row)]
