"""Co-signers: invited, each signing the present text or not, dropped."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.records import MovedOn
from deputies.models import Mandate
from suggestions.actions.motions.steps import movers, step, tell
from suggestions.models import Motion, MotionSigner
from suggestions.rules.motions import STANDING, SignerState


@transaction.atomic
def invite(motion: Motion, *, mandates: Iterable[Mandate], by: User, at: datetime, seen: int | None = None) -> Motion:
    """Ask deputies in office of the same congress to sign; who declined before is asked again."""
    row = step("invite", motion, by=by, at=at, seen=seen)
    asked = list(mandates)
    own = Mandate.objects.in_office().filter(term__congress=row.congress, pk__in=[one.pk for one in asked])
    if not asked or own.count() != len(asked):
        raise Refused(_("Choose deputies in office of this congress."))
    signers = [MotionSigner(motion=row, mandate=one) for one in asked if one.pk != row.lead_id]
    MotionSigner.objects.bulk_create(signers, ignore_conflicts=True)
    again = row.signers.filter(mandate__in=asked, state__in=[SignerState.DECLINED, SignerState.DROPPED])
    again.update(state=SignerState.INVITED)
    told = movers(row, SignerState.INVITED).filter(person__mandates__in=asked)
    text = gettext_noop("%(who)s asks you to sign the motion: %(title)s")
    tell(told, "motion-invited", text, row, at=at, who=by.name)
    return row


@transaction.atomic
def sign(motion: Motion, *, text_no: int, by: User, at: datetime) -> Motion:
    """Confirm the text that was read; one that changed since must be read again."""
    row = step("sign", motion, by=by, at=at)
    if row.text_no != text_no:
        raise MovedOn(_("The text was changed since you opened it. Please read it again; nothing was signed."))
    signer = _own(row, by)
    if signer.state != SignerState.INVITED:
        raise Refused(_("You have signed this text already."))
    signer.state, signer.signed_text, signer.signed_at = SignerState.SIGNED, text_no, at
    signer.save(update_fields=["state", "signed_text", "signed_at"])
    return row


@transaction.atomic
def decline(motion: Motion, *, by: User, at: datetime) -> Motion:
    """Not sign, or take a signature back before the motion is submitted."""
    row = step("decline", motion, by=by, at=at)
    _own(row, by)
    row.signers.filter(mandate__person__user=by).update(state=SignerState.DECLINED)
    text = gettext_noop("%(who)s does not sign the motion: %(title)s")
    tell(movers(row).filter(person__mandates=row.lead_id), "motion-declined", text, row, at=at, who=by.name)
    return row


@transaction.atomic
def drop(motion: Motion, *, signer: MotionSigner, by: User, at: datetime, seen: int | None = None) -> Motion:
    """Take an invitation back that was not answered."""
    row = step("drop", motion, by=by, at=at, seen=seen)
    if not row.signers.awaited().filter(pk=signer.pk).update(state=SignerState.DROPPED):
        raise Refused(_("This invitation has been answered already."))
    return row


def _own(motion: Motion, by: User) -> MotionSigner:
    """The person's own row among those who may sign; the motion's lock guards it."""
    mine: MotionSigner = motion.signers.filter(
        mandate__person__user=by, state__in=[SignerState.INVITED, *STANDING]
    ).get()
    return mine
