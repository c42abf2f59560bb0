"""The result approved, carried out, and told to the movers."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.organs.models import Unit
from suggestions.actions.motions.bodies import answer_of, charge
from suggestions.actions.motions.steps import movers, step, tell
from suggestions.models import Motion, MotionBody, MotionReport

Part, Kind = MotionBody.Part, MotionReport.Kind


@transaction.atomic
def approve(
    motion: Motion, *, units: Iterable[Unit], note: str = "", by: User, at: datetime, seen: int | None = None
) -> Motion:
    """The standing committee approved the report; the bodies named carry it out."""
    row = step("approve", motion, by=by, at=at, note=note.strip(), seen=seen)
    charge(row, units, at)
    text = gettext_noop("The standing committee approved the result report: %(title)s")
    tell(movers(row), "motion-approved", text, row, at=at)
    return row


@transaction.atomic
def record_implementation(
    motion: Motion, *, body: MotionBody, answer: str, by: User, at: datetime, seen: int | None = None
) -> Motion:
    """A body's report on how it carried the motion out; the last one stops their clock."""
    row = step("implement", motion, by=by, at=at, seen=seen)
    answer_of(row, body, Part.CARRIES, answer, by=by, at=at)
    return row


@transaction.atomic
def feed_back(motion: Motion, *, letter_no: str, body: str, by: User, at: datetime, seen: int | None = None) -> Motion:
    """Reply to the movers; the motion is closed and stands in the print for the next session."""
    row = step("feed_back", motion, by=by, at=at, seen=seen, closed_on=localdate(at))
    if row.bodies.filter(part=Part.CARRIES, answered_on__isnull=True).exists():
        raise Refused(_("A body that carries the motion out has not reported yet."))
    row.reports.create(kind=Kind.REPLY, letter_no=letter_no, body=body, on=localdate(at), by=by)
    tell(movers(row), "motion-replied", gettext_noop("Reply to your motion: %(title)s"), row, at=at)
    return row
