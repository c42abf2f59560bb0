"""What the acts on briefings share: whose they are, the step with its trail entry, telling people."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from briefings.models import Briefing
from briefings.rules.briefings import LAW
from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import NotYours, Refused
from congress.common.records import take_step
from congress.notices.actions import notify


def roles_in(by: User, congress_id: int) -> frozenset[str]:
    """The roles somebody holds today in one congress."""
    if not by.is_active:
        return frozenset()
    return frozenset(post.role for post in by.current_posts if post.congress_id == congress_id)


def only(roles: frozenset[Any], by: User, congress_id: int) -> None:
    """Refused for somebody who holds none of these roles in the congress."""
    if roles_in(by, congress_id).isdisjoint(roles):
        raise NotYours(_("This is not yours to do here. Nothing was changed."))


def step(name: str, briefing: Briefing, *, by: User, at: datetime, **changes: Any) -> Briefing:
    """Take one step of its life; the caller writes the trail when all else is done."""
    whose: dict[str, Any] = {"law": LAW, "parties": lambda row: roles_in(by, row.congress_id), "by": by, "at": at}
    found: Briefing = take_step(name, briefing, **whose, **changes)
    return found


def told(name: str, briefing: Briefing, *, by: User | None, at: datetime, **detail: Any) -> None:
    """Write the step to the trail, last of all."""
    record(f"briefing.{name}", f"briefing:{briefing.pk}", by=by, at=at, detail={"status": briefing.status, **detail})


def tell(briefing: Briefing, users: Any, text: str, url: str, at: datetime) -> None:
    """A notice to each; `text` is a msgid with the title in it."""
    key = f"briefing:{briefing.pk}:{briefing.version}"
    notify(users, "briefing", key, text, url=url, at=at, values={"title": briefing.title})


def holders(briefing: Briefing, at: datetime, *roles: str) -> Any:
    """The people who hold one of these roles in its congress that day."""
    return User.objects.holding(*roles, on=localdate(at), congress=briefing.congress_id)


def required(text: str, sentence: str) -> str:
    """The text without white around it; Refused with the sentence when nothing is left."""
    if not text.strip():
        raise Refused(sentence)
    return text.strip()
