"""Handing the motion in."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.organs.models import Congress, Session
from suggestions.actions.drafting import session_on
from suggestions.actions.motions.steps import secretariat, start, step, tell
from suggestions.models import Motion, Suggestion
from suggestions.rules.motions import MotionClockKind, is_in_time, min_movers, missing_before_submitting

Period = Suggestion.Period


@transaction.atomic
def submit(motion: Motion, *, by: User, at: datetime, seen: int | None = None) -> Motion:
    """Hand in the text everybody signed: to the session sitting or announced, in time, else as between sessions."""
    session, period = _target(motion.congress, at)
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


def _target(congress: Congress, at: datetime) -> tuple[Session, Period]:
    """The session ahead until the presidium's deadline; refused from then to its close, and between sessions after."""
    session = Session.objects.ahead(congress, localdate(at))
    if session is None:
        return session_on(congress, localdate(at)), Period.BETWEEN
    until = session.motions_until
    if not is_in_time(until, at):
        raise Refused(
            _(
                "The presidium's deadline for motions was %(when)s. Put the matter forward as a suggestion, or submit "
                "the motion after the session; it is then referred to a special committee."
            )
            % {"when": f"{localtime(until):%Y-%m-%d %H:%M}"}
        )
    return session, Period.IN_SESSION
