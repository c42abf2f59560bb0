"""What the deputy does before and around the review: begin, edit, submit, withdraw."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.audit.actions import record
from congress.common.lifecycle import NotYours, Refused
from congress.common.records import lock
from congress.files.models import Upload
from congress.organs.models import Congress, Session
from deputies.models import Mandate
from deputies.rules import MandateStatus
from suggestions.actions.steps import office, step, tell
from suggestions.actions.timing import stop_clocks
from suggestions.models import Attachment, Suggestion
from suggestions.parties import parties_of
from suggestions.rules import LAW

FIELDS = ("title", "body", "category", "proposed_unit", "contact_preference", "may_publish")


def session_on(congress: Congress, on: date) -> Session:
    """The session a suggestion of that day belongs to: the one sitting, or else the last one closed."""
    session = Session.objects.filter(term__congress=congress, opened_on__lte=on).order_by("-opened_on").first()
    if session is None:
        raise Refused(
            _("The congress has no session yet, so a suggestion cannot be begun. Ask the office to enter it.")
        )
    return session


@transaction.atomic
def begin(lead: Mandate, *, form_key: UUID, by: User, at: datetime, **fields: Any) -> Suggestion:
    """Start a draft. The same form sent twice gives the same draft (`form_key`)."""
    if lead.person.user_id != by.pk or lead.status != MandateStatus.IN_OFFICE:
        raise NotYours(_("Only a deputy in office may put forward a suggestion (Deputies Law, articles 24 and 36)."))
    session = session_on(lead.term.congress, localdate(at))
    is_sitting = localdate(at) <= session.closed_on
    suggestion, is_new = Suggestion.objects.get_or_create(
        form_key=form_key,
        defaults={
            "congress": lead.term.congress,
            "session": session,
            "period": Suggestion.Period.IN_SESSION if is_sitting else Suggestion.Period.BETWEEN,
            "lead": lead,
            "lead_name": lead.person.name,
            "created_at": at,
            **fields,
        },
    )
    if suggestion.lead_id != lead.pk:
        raise NotYours(_("This form belongs to somebody else. Open a new one."))
    if is_new:
        record("suggestion.begin", f"suggestion:{suggestion.pk}", by=by, at=at)
    return suggestion


@transaction.atomic
def edit(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None, **fields: Any) -> Suggestion:
    """Change the draft. A version seen earlier than somebody else's change is refused."""
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    return step("edit", suggestion, by=by, at=at, seen=seen, **fields)


@transaction.atomic
def attach(suggestion: Suggestion, *, upload: Upload, by: User, at: datetime) -> Attachment:
    """Add a checked file to the draft."""
    row = step("edit", suggestion, by=by, at=at)
    return Attachment.objects.create(suggestion=row, upload=upload)


@transaction.atomic
def discard(suggestion: Suggestion, *, by: User, at: datetime) -> None:
    """Delete a draft that was never submitted; the trail keeps that it was."""
    row = lock(suggestion)
    LAW.check("edit", row.status, parties_of(by, row))
    if row.submitted_on:
        raise Refused(_("This suggestion was submitted before and sent back. Withdraw it after submitting instead."))
    record("suggestion.discard", f"suggestion:{row.pk}", by=by, at=at, detail={"title": row.title})
    row.delete()


@transaction.atomic
def submit(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Hand the suggestion to the committee's review."""
    if not suggestion.body.strip():
        raise Refused(_("The text is still empty: write the situation, the problem and what you propose."))
    suggestion = step("submit", suggestion, by=by, at=at, seen=seen, submitted_on=localdate(at))
    tell(
        office(suggestion, Role.REVIEWER, at),
        "suggestion-submitted",
        gettext_noop("Submitted and waiting for review: %(title)s"),
        suggestion,
        at=at,
    )
    return suggestion


@transaction.atomic
def withdraw(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """End the handling at the lead deputy's written wish; the number is never given again."""
    suggestion = step("withdraw", suggestion, by=by, at=at, seen=seen, note=_required(reason), closed_on=localdate(at))
    stop_clocks(suggestion, localdate(at))
    units = suggestion.assignments.held().values("unit")
    told = User.objects.holding(*UNIT_ROLES, on=localdate(at), unit__in=units)
    text = gettext_noop("Withdrawn by the deputy, handling ends: %(title)s")
    tell([*told, *office(suggestion, Role.DISPATCHER, at)], "suggestion-withdrawn", text, suggestion, at=at)
    return suggestion


def _required(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("A withdrawal is made in writing: give the reason."))
    return reason.strip()
