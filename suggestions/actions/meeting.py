"""The hand-over meeting (交办会): called once, then the session's batch is handed over, each item for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import NotYours, Refused
from congress.common.records import made_once
from congress.organs.models import Session, Unit
from suggestions.actions.assigning import assign, entrust
from suggestions.models import Category, HandoverMeeting, Suggestion
from suggestions.rules import Status


@dataclass(frozen=True)
class Handing:
    """One line of the batch: the item as it was seen, and to whom it goes: a lead unit or a first-tier office."""

    suggestion: Suggestion
    lead: Unit
    co: tuple[Unit, ...] = ()
    seen: int | None = None
    category: Category | None = None


@dataclass(frozen=True)
class Batch:
    """What became of a batch: items handed over, and those refused with the sentence."""

    handed: list[Suggestion]
    refused: list[tuple[Suggestion, str]]


@transaction.atomic
def convene(
    session: Session, *, held_on: date, place: str, note: str = "", form_key: UUID, by: User, at: datetime
) -> HandoverMeeting:
    """Enter the meeting of a session; the same form sent twice is one meeting."""
    congress = session.term.congress
    if not any(post.role == Role.DISPATCHER and post.congress_id == congress.pk for post in by.current_posts):
        raise NotYours(_("Hand-over meetings are entered by the dispatcher."))
    if held_on < session.opened_on:
        raise Refused(_("The session opened on %(day)s; name a later day.") % {"day": session.opened_on})
    facts = {"congress": congress, "session": session, "held_on": held_on, "place": place, "note": note}
    meeting, is_new = made_once(HandoverMeeting, form_key, facts)
    if is_new:
        record("handover_meeting.add", f"handover_meeting:{meeting.pk}", by=by, at=at, detail={"session": session.pk})
    return meeting


@transaction.atomic
def hand_over_batch(rows: Iterable[Handing], *, meeting: HandoverMeeting, by: User, at: datetime) -> Batch:
    """Hand over each item for itself: one that is refused changes nothing and stops no other.

    What went to its unit at this meeting before is neither handed over again nor refused. All rows are locked first,
    in one order, as each step waits for the trail, which must be asked for last.
    """
    batch = Batch([], [])
    asked = {row.suggestion.pk: row for row in rows}
    for item in Suggestion.objects.select_for_update(of=("self",)).filter(pk__in=asked).order_by("pk"):
        if item.handover_meeting_id == meeting.pk and item.status != Status.ACCEPTED:
            continue
        row = asked[item.pk]
        try:
            given = _hand_over(item, row, meeting=meeting, by=by, at=at)
            _record_class(item.category_id, given, by=by, at=at)
        except Refused as refusal:
            batch.refused.append((item, str(refusal)))
        else:
            batch.handed.append(given)
    return batch


def _hand_over(item: Suggestion, row: Handing, **usual: Any) -> Suggestion:
    same = {"category": row.category, "seen": row.seen, **usual}
    if not row.lead.is_first_tier:
        return assign(item, lead=row.lead, co=row.co, **same)
    if row.co:
        raise Refused(_("%(office)s names the co-handlers itself when it passes the item on.") % {"office": row.lead})
    return entrust(item, first_tier=row.lead, **same)


def _record_class(before: int | None, given: Suggestion, *, by: User, at: datetime) -> None:
    if given.category_id != before:
        detail = {"before": before, "after": given.category_id}
        record("suggestion.classify", f"suggestion:{given.pk}", by=by, at=at, detail=detail)
