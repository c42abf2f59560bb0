"""Movers who withdraw: the motion goes on while the rest still meet the number (山东代表法办法 §9, 上海议案 §13)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.records import lock
from suggestions.actions.motions.bodies import people_of
from suggestions.actions.motions.steps import movers, secretariat, step, stop, tell
from suggestions.models import Motion, MotionSigner
from suggestions.rules.motions import SignerState, min_movers


@transaction.atomic
def leave(motion: Motion, *, reason: str, by: User, at: datetime) -> Motion:
    """Ask, in writing, to withdraw one's signature; the presidium consents or refuses. Until then it counts."""
    if not reason.strip():
        raise Refused(_("A withdrawal is made in writing: give the reason."))
    row = step("leave", motion, by=by, at=at, note=reason.strip())
    own = row.signers.filter(mandate__person__user=by, state=SignerState.SIGNED)
    if not own.update(state=SignerState.LEAVING, reason=reason.strip()):
        raise Refused(_("You have asked already; the presidium has not yet answered."))
    text = gettext_noop("%(who)s wishes to withdraw from the motion: %(title)s")
    tell(secretariat(row, at), "motion-leave", text, row, at=at, who=by.name)
    return row


@transaction.atomic
def answer_leave(
    motion: Motion, *, signer: MotionSigner, agreed: bool, by: User, at: datetime, seen: int | None = None
) -> Motion:
    """Record the presidium's consent or refusal. Too few movers left end the motion; a lead who goes is followed."""
    row = lock(motion, seen=seen)
    wish = row.signers.filter(pk=signer.pk, state=SignerState.LEAVING).first()
    if wish is None:
        raise Refused(_("This wish has been answered already."))
    if not agreed:
        row = step("refuse_leave", row, by=by, at=at)
        row.signers.filter(pk=wish.pk).update(state=SignerState.SIGNED)
        told, text = movers(row).filter(person__mandates=wish.mandate_id), gettext_noop("Withdrawal refused: %(title)s")
        tell(told, "motion-leave-answered", text, row, at=at)
        return row
    told = list(movers(row))
    row.signers.filter(pk=wish.pk).update(state=SignerState.LEFT)
    rest = row.signers.standing()
    if rest.count() < min_movers(row.congress.level):
        row = step("end_by_leave", row, by=by, at=at, closed_on=localdate(at))
        stop(row, localdate(at))
        text = gettext_noop("The motion ends, too few movers are left: %(title)s")
        told += people_of(row.bodies.awaited().values_list("unit", flat=True), at)
    else:
        follower = rest.first() if wish.mandate_id == row.lead_id else None
        change = {"lead": follower.mandate} if follower else {}
        row = step("agree_leave", row, by=by, at=at, **change)
        text = gettext_noop("A mover withdrew, the motion goes on: %(title)s")
    tell(told, "motion-left", text, row, at=at)
    return row
