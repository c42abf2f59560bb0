"""How every action takes a step: the table, the record, the audit trail, the people told."""

from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.accounts.rules import UNIT_ROLES
from congress.audit.actions import record
from congress.common.records import take_step
from congress.notices.actions import notify
from congress.organs.models import Unit
from suggestions.models import Suggestion
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
    record(f"suggestion.{name}", f"suggestion:{row.pk}", by=by, at=at, detail={"status": row.status})
    return row


def tell(users: Any, kind: str, text: str, suggestion: Suggestion, *, at: datetime, **values: Any) -> None:
    """Write one notice per person about this state of the suggestion; `text` is a message id with %(title)s."""
    notify(
        users,
        kind,
        f"suggestion:{suggestion.pk}:{suggestion.version}",
        text,
        url=suggestion.get_absolute_url(),
        at=at,
        values={"title": suggestion.title, "number": suggestion.number or "", **values},
    )


def deputy(suggestion: Suggestion) -> list[User]:
    """The lead deputy's account, if there is one."""
    user = suggestion.lead.person.user if suggestion.lead else None
    return [user] if user else []


def people_of(unit: Unit, at: datetime) -> Any:
    """Clerks and approvers of a unit."""
    return User.objects.holding(*UNIT_ROLES, on=localdate(at), unit=unit)


def lead_people(suggestion: Suggestion, at: datetime) -> Any:
    """Clerks and approvers of the unit that leads now."""
    return User.objects.holding(*UNIT_ROLES, on=localdate(at), unit=lead_assignment(suggestion).unit)


def office(suggestion: Suggestion, role: str, at: datetime) -> Any:
    """Those who hold this office role in the suggestion's congress."""
    return User.objects.holding(role, on=localdate(at), congress=suggestion.congress)


def handed_over_on(suggestion: Suggestion) -> date:
    """The day of the hand-over; there is one in every status from assigned on."""
    assert suggestion.assigned_on is not None
    return suggestion.assigned_on


def lead_assignment(suggestion: Suggestion) -> Any:
    """The assignment of the lead unit; every item from hand-over on has exactly one (constraint one_lead_at_a_time)."""
    return suggestion.assignments.held().select_related("unit").get(part="lead")
