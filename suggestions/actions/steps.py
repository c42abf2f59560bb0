"""How every action takes a step: the table, the record, the audit trail."""

from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import NotYours, Refused
from congress.common.records import take_step
from suggestions.actions.news import tell_step
from suggestions.models import Assignment, Suggestion
from suggestions.parties import parties_of
from suggestions.rules import LAW


def step(
    name: str,
    suggestion: Suggestion,
    *,
    by: User | None,
    at: datetime,
    note: str = "",
    seen: int | None = None,
    **changes: Any,
) -> Suggestion:
    """Take one step of the table and write it to the trail; raises Refused and changes nothing when it may not be."""
    row = take_step(
        name, suggestion, law=LAW, parties=partial(parties_of, by), by=by, at=at, note=note, seen=seen, **changes
    )
    if row.opinion_id:
        tell_step(name, row, at=at)
    record(f"suggestion.{name}", f"suggestion:{row.pk}", by=by, at=at, detail={"status": row.status})
    return row


def handed_over_on(suggestion: Suggestion) -> date:
    """The day of the hand-over; there is one in every status from entrusted on."""
    assert suggestion.assigned_on is not None
    return suggestion.assigned_on


def answering_part(suggestion: Suggestion, by: User) -> Assignment:
    """The part that the person's unit answers; of the post they work in, if several of their units have one."""
    parts = {part.unit_id: part for part in suggestion.assignments.answering().of_units(by).select_related("unit")}
    if not parts:
        raise NotYours(_("Your unit does not answer this item. Nothing was changed."))
    part = parts.get(by.post.unit_id) or next(iter(parts.values()))
    if part.state == Assignment.State.WAITING:
        raise Refused(_("Sign the item in first. Nothing was changed."))
    return part


def own_part(assignment: Assignment, by: User, state: str) -> Assignment:
    """The part, locked and fresh, if it is in this state and the person works for its unit."""
    fresh = Assignment.objects.select_for_update(of=("self",)).select_related("unit").get(pk=assignment.pk)
    if fresh.unit_id not in {post.unit_id for post in by.current_posts}:
        raise Refused(_("This part belongs to another unit."))
    if fresh.state != state:
        raise Refused(_("This part is “%(state)s” now; look at the item again.") % {"state": fresh.get_state_display()})
    return fresh


def required(text: str, told: str) -> str:
    """The text without blanks around it; Refused with this sentence when nothing is left."""
    if not text.strip():
        raise Refused(told)
    return text.strip()
