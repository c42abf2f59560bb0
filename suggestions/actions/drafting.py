"""What the deputy does before the review: begin, edit, attach, discard, submit."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import NotYours, Refused
from congress.common.records import MovedOn, has_facts, lock
from congress.files.actions import Incoming, not_kept, take_in
from congress.organs.models import Congress, LocalRule, Session
from deputies.models import Mandate
from deputies.rules import MandateStatus
from suggestions.actions.cosigning import ask_again
from suggestions.actions.news import tell_step
from suggestions.actions.steps import step
from suggestions.actions.telling import first_reviewers, office, tell
from suggestions.actions.timing import start_clock
from suggestions.models import Cosigner, Motion, Suggestion
from suggestions.parties import area_of, parties_of
from suggestions.rules import LAW, ClockKind
from suggestions.rules.clocks import HAS_FIRST_REVIEW

Draft = TypeVar("Draft", Suggestion, Motion)
AS_BEGUN = 0  # the version of a draft nobody has touched since its form was sent

TEXT = ("title", "body")  # what co-signers confirm
FIELDS = (*TEXT, "category", "proposed_unit", "contact_preference", "source", "may_publish", "is_confidential")


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
    """Start a draft. The same form sent twice gives the same draft (`form_key`); with another text it edits it."""
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
    if not is_new:
        return sent_again(suggestion, fields, partial(edit, by=by, at=at))
    record("suggestion.begin", f"suggestion:{suggestion.pk}", by=by, at=at)
    return suggestion


def sent_again(row: Draft, fields: dict[str, Any], change: Callable[..., Draft]) -> Draft:
    """The form of this draft sent again: what it says otherwise now is changed, unless the draft has gone on since."""
    if has_facts(row, fields):
        return row
    try:
        return change(row, seen=AS_BEGUN, **fields)
    except MovedOn as later:
        raise Refused(
            _(
                "You sent this form before: “%(title)s” came of it and has gone on since. Nothing was overwritten. "
                "Open it from your list and copy over what you still need from here."
            )
            % {"title": row}
        ) from later


@transaction.atomic
def edit(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None, **fields: Any) -> Suggestion:
    """Change the draft; whoever co-signed another text is asked again. An older version seen is refused."""
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    before = lock(suggestion, seen=seen)
    is_new_text = any(getattr(before, name) != fields.get(name, getattr(before, name)) for name in TEXT)
    if is_new_text:
        fields["text_version"] = before.text_version + 1
    suggestion = step("edit", suggestion, by=by, at=at, seen=seen, **fields)
    if is_new_text:
        ask_again(suggestion, at=at)
    return suggestion


@transaction.atomic
def attach(suggestion: Suggestion, *, files: Sequence[Incoming], by: User, at: datetime) -> Suggestion:
    """Check and add files; all or none. One that is there already is left out: a form sent twice adds none."""
    row: Suggestion = lock(suggestion)
    fresh = not_kept(files, row.attachments.values_list("upload__sha256", flat=True))
    if not fresh:
        return row
    row = step("edit", row, by=by, at=at)
    for file in fresh:
        row.attachments.create(upload=take_in(file, by=by, at=at))
    return row


@transaction.atomic
def discard(suggestion: Suggestion, *, by: User, at: datetime, is_secret: bool = False) -> None:
    """Delete a draft that was never submitted; the trail keeps that it was.

    `is_secret` is the deputy's word that the matter touches a state secret: then not even the title is kept.
    """
    row = lock(suggestion)
    LAW.check("edit", row.status, parties_of(by, row))
    if row.submitted_on:
        raise Refused(_("This suggestion was submitted before and sent back. Withdraw it after submitting instead."))
    detail = {"secret": True} if is_secret else {"title": row.title}
    if row.opinion_id:
        tell_step("discard", row, at=at)
    record("suggestion.discard", f"suggestion:{row.pk}", by=by, at=at, detail=detail)
    row.delete()


@transaction.atomic
def submit(suggestion: Suggestion, *, is_clean: bool, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Hand the suggestion to the first review, or to the committee's where the place has none.

    `is_clean` is the declaration that nothing in it is a state secret (保密法 §30-34).
    """
    if not suggestion.body.strip():
        raise Refused(_("The text is still empty: write the situation, the problem and what you propose."))
    if not is_clean:
        raise Refused(_("Declare that nothing in it is a state secret; a secret matter is handed in on paper only."))
    changes: dict[str, Any] = {"submitted_on": localdate(at), "declared_clean_at": at, "withdrawal_reason": ""}
    suggestion = step("submit", suggestion, by=by, at=at, seen=seen, **changes)
    _check_cosigners(suggestion)
    if area := _first_review_area(suggestion, localdate(at)):
        start_clock(ClockKind.FIRST_REVIEW, suggestion, localdate(at))
        text = gettext_noop("Submitted and waiting for the first review: %(title)s")
        tell(first_reviewers(suggestion, area, at), "suggestion-submitted", text, suggestion, at=at)
        return suggestion
    suggestion = step("pass_review", suggestion, by=None, at=at)
    text = gettext_noop("Submitted and waiting for review: %(title)s")
    tell(office(suggestion, Role.REVIEWER, at), "suggestion-submitted", text, suggestion, at=at)
    return suggestion


def _check_cosigners(suggestion: Suggestion) -> None:
    """Every co-signer who was asked has answered, or was left out (代表建议须经附议代表确认)."""
    waiting = suggestion.cosigners.filter(state=Cosigner.State.INVITED).values_list("name", flat=True)
    if waiting:
        raise Refused(
            _("These deputies were asked to co-sign and have not answered: %(names)s. Wait, or go on without them.")
            % {"names": "、".join(waiting)}
        )


def _first_review_area(suggestion: Suggestion, on: date) -> str:
    """The code of the area that reviews first; empty where the local rules know no first review."""
    [has_first] = LocalRule.objects.amounts(suggestion.congress, [HAS_FIRST_REVIEW], on)
    return area_of(suggestion) if has_first else ""
