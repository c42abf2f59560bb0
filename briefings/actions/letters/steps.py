"""What the acts on letters share: the step with its trail entry, telling people, the turn of whoever numbers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from briefings.actions.steps import roles_in
from briefings.models import LetterRound
from briefings.rules.letters import LAW
from congress.accounts.models import User
from congress.audit.actions import Act
from congress.common.records import take_step
from congress.notices.actions import notify
from congress.organs.models import Congress


def step(name: str, round: LetterRound, *, by: User, at: datetime, **changes: Any) -> LetterRound:
    """Take one step of its life; the caller writes the trail when all else is done."""
    whose: dict[str, Any] = {"law": LAW, "parties": lambda row: roles_in(by, row.congress_id), "by": by, "at": at}
    found: LetterRound = take_step(name, round, **whose, **changes)
    return found


def said(name: str, round: LetterRound, **detail: Any) -> Act:
    """The step as the trail has it."""
    return Act(f"letters.{name}", f"letters:{round.pk}", {"year": round.year, "status": round.status, **detail})


def tell(round: LetterRound, users: Iterable[User], text: str, url: str, at: datetime, kind: str = "letters") -> None:
    """A notice to each, once a kind for every state of the round; `text` is a msgid with the year in it."""
    notify(users, kind, f"letters:{round.pk}:{round.version}", text, url=url, at=at, values={"year": round.year})


def holders(congress_id: int, at: datetime, roles: Iterable[str]) -> Any:
    """The people who hold one of these roles in the congress that day."""
    return User.objects.holding(*roles, on=localdate(at), congress=congress_id)


def wait_for_turn(congress_id: int) -> Congress:
    """The congress, locked until commit: one at a time drafts or numbers its letters. Rows that point to it go on."""
    rows = Congress.objects.select_for_update(no_key=True, of=("self",)).select_related("region")
    return rows.get(pk=congress_id)
