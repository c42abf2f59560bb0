"""Handing the motion in."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.organs.models import Session
from suggestions.actions.drafting import session_on
from suggestions.actions.motions.steps import secretariat, start, step, tell
from suggestions.models import Motion, Suggestion
from suggestions.rules.motions import MotionClockKind, min_movers, missing_before_submitting

Period = Suggestion.Period


@transaction.atomic
def submit(motion: Motion, *, by: User, at: datetime, seen: int | None = None) -> Motion:
    """Hand in the text everybody signed: to the sitting session before its deadline, else as between sessions."""
    session = session_on(motion.congress, localdate(at))
    period = _period(session, at)
    row = step("submit", motion, by=by, at=at, seen=seen, session=session, period=period, submitted_on=localdate(at))
    missing = missing_before_submitting(
        grounds=row.grounds,
        proposal=row.proposal,
        is_bill=row.is_bill,
        bill=row.bill,
        movers=row.signers.standing().count(),
        needed=min_movers(row.congress.level),
        unanswered=row.signers.awaited().count(),
    )
    if missing:
        raise Refused(_("The motion cannot be submitted yet. Missing: %(what)s.") % {"what": "; ".join(missing)})
    if period == Period.BETWEEN:
        start(MotionClockKind.REFER, row, localdate(at))
    tell(secretariat(row, at), "motion-submitted", gettext_noop("Motion to register: %(title)s"), row, at=at)
    return row


def _period(session: Session, at: datetime) -> Period:
    """In session until the presidium's deadline; refused after it while the session sits (代表法 §15)."""
    if localdate(at) > session.closed_on:
        return Period.BETWEEN
    until = session.motions_until
    if until and at > until:
        raise Refused(
            _(
                "The presidium's deadline for motions was %(when)s. Put the matter forward as a suggestion, or submit "
                "the motion after the session; it is then referred to a special committee."
            )
            % {"when": f"{localtime(until):%Y-%m-%d %H:%M}"}
        )
    return Period.IN_SESSION
