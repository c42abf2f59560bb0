"""What the secretariat does before any decision, and the committee's opinion."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from suggestions.actions.motions.steps import committees, movers, secretariat, start, step, stop, tell
from suggestions.actions.numbering import next_number
from suggestions.models import Category, Motion, MotionReport, MotionSeries, Suggestion
from suggestions.rules.motions import DECISIONS, MotionClockKind, SignerState

Period = Suggestion.Period


@transaction.atomic
def send_back(motion: Motion, *, what_to_mend: str, by: User, at: datetime, seen: int | None = None) -> Motion:
    """Give the motion back to its lead with what to mend; signatures stay until the text changes.

    Who asked to withdraw is free again: a co-signer no longer signs, the lead may give the motion up.
    """
    row = step("send_back", motion, by=by, at=at, seen=seen, note=what_to_mend.strip())
    stop(row, localdate(at))
    leaving = row.signers.filter(state=SignerState.LEAVING)
    leaving.filter(mandate=row.lead_id).update(state=SignerState.SIGNED)
    leaving.update(state=SignerState.DECLINED)
    text = gettext_noop("Motion sent back, please mend: %(title)s. %(note)s")
    tell(
        movers(row).filter(person__mandates=row.lead_id),
        "motion-sent-back",
        text,
        row,
        at=at,
        note=what_to_mend.strip()[:200],
    )
    return row


@transaction.atomic
def register(
    motion: Motion, *, category: Category | None = None, by: User, at: datetime, seen: int | None = None
) -> Motion:
    """Register (登记编号): the next number of the session and period, and the class of matters."""
    number = next_number(MotionSeries, session=motion.session, period=motion.period)
    row = step(
        "register", motion, by=by, at=at, seen=seen, number=number, category=category, registered_on=localdate(at)
    )
    tell(movers(row), "motion-registered", gettext_noop("Motion registered: %(title)s"), row, at=at)
    return row


@transaction.atomic
def refer(motion: Motion, *, committee: str, by: User, at: datetime, seen: int | None = None) -> Motion:
    """Pass to a special committee for its opinion; between sessions its clock starts (上海议案)."""
    row = step("refer", motion, by=by, at=at, seen=seen, committee=committee, note=committee)
    stop(row, localdate(at), MotionClockKind.REFER)
    if row.period == Period.BETWEEN:
        start(MotionClockKind.OPINION, row, localdate(at))
    text = gettext_noop("Your committee's opinion is asked for on the motion: %(title)s")
    tell(committees(row, at), "motion-referred", text, row, at=at)
    return row


@transaction.atomic
def opine(motion: Motion, *, advice: str, body: str, by: User, at: datetime, seen: int | None = None) -> Motion:
    """The committee's written opinion: what it advises the presidium to decide, and why."""
    if advice not in DECISIONS:
        raise Refused(_("Choose what the committee advises."))
    row = step("opine", motion, by=by, at=at, seen=seen)
    kind = MotionReport.Kind.OPINION
    row.reports.create(kind=kind, advice=advice, body=body, on=localdate(at), by=by)
    stop(row, localdate(at), MotionClockKind.OPINION)
    text = gettext_noop("The committee gave its opinion, ready for the presidium: %(title)s")
    tell(secretariat(row, at), "motion-opined", text, row, at=at)
    return row
