"""Co-signers of a draft: asked, confirm the present text, decline, left out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import NotYours, Refused
from deputies.models import Mandate
from deputies.rules import MandateStatus
from suggestions.actions.steps import step
from suggestions.actions.telling import cosigners, deputy, tell
from suggestions.models import Cosigner, Suggestion

State = Cosigner.State


@transaction.atomic
def invite(
    suggestion: Suggestion, *, mandates: Iterable[Mandate], by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """Ask deputies of the same congress, in office, to co-sign; whoever declined or was left out is asked again."""
    asked = list(mandates)
    suggestion = step("invite", suggestion, by=by, at=at, seen=seen)
    for mandate in asked:
        if mandate.term.congress_id != suggestion.congress_id or mandate.status != MandateStatus.IN_OFFICE:
            raise Refused(_("%(name)s is not a deputy in office of this congress.") % {"name": mandate.person.name})
        if mandate.pk == suggestion.lead_id:
            raise Refused(_("You are the lead deputy; ask others to co-sign."))
        _ask(suggestion, mandate)
    tell(
        [mandate.person.user for mandate in asked if mandate.person.user],
        "cosign-asked",
        gettext_noop("%(who)s asks you to co-sign: %(title)s"),
        suggestion,
        at=at,
        who=suggestion.lead_name,
    )
    return suggestion


def _ask(suggestion: Suggestion, mandate: Mandate) -> None:
    row, is_new = Cosigner.objects.get_or_create(
        suggestion=suggestion, mandate=mandate, defaults={"name": mandate.person.name, "state": State.INVITED}
    )
    if not is_new and row.state != State.CONFIRMED:
        row.state, row.answered_at = State.INVITED, None
        row.save(update_fields=["state", "answered_at"])


@transaction.atomic
def confirm(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Cosigner:
    """Co-sign the text as it stands; `seen` is the version read, so that nobody signs what they have not seen."""
    suggestion = step("confirm", suggestion, by=by, at=at, seen=seen)
    row = _answer(suggestion, by, State.CONFIRMED, at)
    tell(deputy(suggestion), "cosigned", gettext_noop("%(who)s co-signed: %(title)s"), suggestion, at=at, who=row.name)
    return row


@transaction.atomic
def decline(suggestion: Suggestion, *, note: str = "", by: User, at: datetime, seen: int | None = None) -> Cosigner:
    """Not co-sign; also takes back a signature given before the submission."""
    suggestion = step("decline", suggestion, by=by, at=at, seen=seen, note=note)
    row = _answer(suggestion, by, State.DECLINED, at)
    text = gettext_noop("%(who)s does not co-sign: %(title)s. %(note)s")
    tell(deputy(suggestion), "cosign-declined", text, suggestion, at=at, who=row.name, note=note[:200])
    return row


def _answer(suggestion: Suggestion, by: User, state: str, at: datetime) -> Cosigner:
    row = suggestion.cosigners.signing(by).first()
    if row is None:
        raise NotYours(_("You were not asked to co-sign this suggestion."))
    if row.state == state:
        raise Refused(_("You have answered already: %(state)s.") % {"state": row.get_state_display()})
    row.state, row.answered_at = state, at
    row.text_version = suggestion.text_version if state == State.CONFIRMED else None
    row.save(update_fields=["state", "answered_at", "text_version"])
    return row


@transaction.atomic
def drop_cosigner(cosigner: Cosigner, *, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Go on without somebody who has not answered; a confirmed signature is not the lead's to strike."""
    suggestion = step("drop_cosigner", cosigner.suggestion, by=by, at=at, seen=seen)
    row = Cosigner.objects.get(pk=cosigner.pk)
    if row.state != State.INVITED:
        raise Refused(_("%(name)s has answered already.") % {"name": row.name})
    row.state = State.DROPPED
    row.save(update_fields=["state"])
    return suggestion


def ask_again(suggestion: Suggestion, *, at: datetime) -> None:
    """The text changed: confirmations of the old one are open again."""
    again = cosigners(suggestion)
    suggestion.cosigners.confirmed().filter(mandate__isnull=False).update(
        state=State.INVITED, answered_at=None, text_version=None
    )
    tell(again, "cosign-again", gettext_noop("The text was changed, please confirm: %(title)s"), suggestion, at=at)
