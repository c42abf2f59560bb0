"""What the presidium decided, on one motion or on many at once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.organs.models import Session
from suggestions.actions.motions.steps import committees, movers, start_after_session, step, stop, tell
from suggestions.actions.motions.turning import turn_into_suggestion
from suggestions.models import Motion, Suggestion
from suggestions.rules.motions import DECISIONS, NOT_A_MOTION, is_ahead


class Decision(NamedTuple):
    """What was decided on one motion; `reason` where it is none; `seen`, the version looked at."""

    motion: Motion
    name: str
    reason: str = ""
    note: str = ""
    seen: int | None = None


@transaction.atomic
def decide_all(decisions: Sequence[Decision], *, decided_on: date, by: User, at: datetime) -> list[Motion]:
    """Record several decisions of one meeting: all or none. The refusal names the motion it is about."""
    found = []
    for one in sorted(decisions, key=lambda one: one.motion.pk):  # everybody locks in one order
        try:
            found.append(decide(one, decided_on=decided_on, by=by, at=at))
        except Refused as refusal:
            raise type(refusal)(
                _("%(number)s: %(why)s") % {"number": one.motion.number_label, "why": refusal}
            ) from refusal
    return found


@transaction.atomic
def decide(decision: Decision, *, decided_on: date, by: User, at: datetime) -> Motion:
    """Record the presidium's decision (组织法 §22) and set going what follows from it; the movers are told."""
    motion, name, reason, note, seen = decision
    if name not in DECISIONS:
        raise Refused(_("Choose one of the presidium's decisions."))
    told = _told(name, reason, note)
    _check_day(motion, name, decided_on, localdate(at))
    row = step(name, motion, by=by, at=at, note=told, seen=seen, decision=name, decided_on=decided_on)
    stop(row, localdate(at))
    if name in ("to_committee", "to_standing"):
        start_after_session(row, decided_on)
        text = gettext_noop("To be examined after the session: %(title)s")
        tell(committees(row, at), "motion-to-examine", text, row, at=at)
    if name == "as_suggestion":
        turn_into_suggestion(row, by=by, at=at)
    text = gettext_noop("The presidium decided “%(decision)s”: %(title)s")
    tell(movers(row), "motion-decided", text, row, at=at, decision=str(row.decision_label))
    return row


def _told(name: str, reason: str, note: str) -> str:
    if name != "not_motion":
        return note.strip()
    if reason not in NOT_A_MOTION:
        raise Refused(_("Choose from the list why it is not a motion."))
    return f"{NOT_A_MOTION[reason]} {note}".strip()


def _check_day(motion: Motion, name: str, decided_on: date, today: date) -> None:
    if decided_on > today or motion.submitted_on is None or decided_on < motion.submitted_on:
        raise Refused(_("The day of the decision lies between the submission and today."))
    if motion.period == Suggestion.Period.IN_SESSION and is_ahead(motion.session.opened_on, decided_on):
        raise Refused(_("The session it is put to had not opened, so no presidium decided on it (组织法 §22)."))
    sitting = Session.objects.filter(
        term__congress=motion.congress_id, opened_on__lte=decided_on, closed_on__gte=decided_on
    )
    if name == "put_on_agenda" and not sitting.exists():
        raise Refused(_("No session sat on that day, so nothing could be put on its agenda (组织法 §22)."))
