"""The lead mover writes: begin, edit, discard, give up."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import NotYours
from congress.common.records import lock
from congress.files.actions import throw_away
from congress.organs.models import Session
from deputies.models import Mandate
from deputies.rules import MandateStatus
from suggestions.actions.drafting import sent_again, session_on
from suggestions.actions.motions.steps import movers, step, tell
from suggestions.models import Motion, Suggestion
from suggestions.parties import motion_parties_of
from suggestions.rules.motions import MOTION_LAW, SignerState

TEXT = ("title", "grounds", "proposal", "is_bill", "bill")


@transaction.atomic
def begin(lead: Mandate, *, form_key: UUID, by: User, at: datetime, **fields: Any) -> Motion:
    """Start a draft; the lead's own signature stands from the start. The same form sent twice gives one draft."""
    if lead.person.user_id != by.pk or lead.status != MandateStatus.IN_OFFICE:
        raise NotYours(_("Only a deputy in office may move a motion (Deputies Law, article 15)."))
    congress = lead.term.congress
    session = Session.objects.ahead(congress, localdate(at)) or session_on(congress, localdate(at))
    place = {"congress": congress, "session": session, "period": Suggestion.Period.BETWEEN}
    motion, is_new = Motion.objects.get_or_create(
        form_key=form_key, defaults={**place, "lead": lead, "created_at": at, **fields}
    )
    if motion.lead_id != lead.pk:
        raise NotYours(_("This form belongs to somebody else. Open a new one."))
    if not is_new:
        return sent_again(motion, fields, partial(edit, by=by, at=at))
    motion.signers.create(mandate=lead, state=SignerState.SIGNED, signed_text=motion.text_no, signed_at=at)
    record("motion.begin", f"motion:{motion.pk}", by=by, at=at)
    return motion


@transaction.atomic
def edit(motion: Motion, *, by: User, at: datetime, seen: int | None = None, **fields: Any) -> Motion:
    """Change the text. Whoever signed the text before it is asked again (each confirms the present text)."""
    unknown = set(fields) - set(TEXT)
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    locked = lock(motion, seen=seen)
    if all(getattr(locked, name) == value for name, value in fields.items()):
        MOTION_LAW.check("edit", locked.status, motion_parties_of(by, locked))
        return locked
    return ask_again(step("edit", locked, by=by, at=at, text_no=locked.text_no + 1, **fields), by=by, at=at)


def ask_again(row: Motion, *, by: User, at: datetime) -> Motion:
    """The lead stands by the new text; whoever signed the one before is asked to read and sign it."""
    row.signers.filter(mandate=row.lead_id).update(signed_text=row.text_no, signed_at=at)
    asked = row.signers.filter(state=SignerState.SIGNED).exclude(mandate=row.lead_id)
    told = list(movers(row, SignerState.SIGNED).exclude(pk=by.pk))
    asked.update(state=SignerState.INVITED)
    text = gettext_noop("The text changed, please read and sign again: %(title)s")
    tell(told, "motion-sign-again", text, row, at=at)
    return row


@transaction.atomic
def discard(motion: Motion, *, by: User, at: datetime) -> None:
    """Delete a draft nobody was invited to."""
    row = lock(motion)
    MOTION_LAW.check("edit", row.status, motion_parties_of(by, row))
    files = [attachment.upload for attachment in row.attachments.select_related("upload")]
    if row.steps.filter(name="invite").exists():
        raise NotYours(_("Others were invited to sign. Give the motion up instead; they are told."))
    record("motion.discard", f"motion:{row.pk}", by=by, at=at, detail={"title": row.title})
    row.delete()
    for upload in files:
        throw_away(upload)


@transaction.atomic
def give_up(motion: Motion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Motion:
    """End the collecting; everybody invited or signed is told."""
    row = step("give_up", motion, by=by, at=at, note=reason.strip(), seen=seen, closed_on=localdate(at))
    told = movers(row, SignerState.INVITED, SignerState.SIGNED).exclude(pk=by.pk)
    tell(told, "motion-given-up", gettext_noop("The lead gave the motion up: %(title)s"), row, at=at)
    return row
