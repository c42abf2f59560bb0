"""After the decision: bodies heard, result reported, approved or not."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.organs.models import Unit
from suggestions.actions.motions.bodies import add, answer_of
from suggestions.actions.motions.steps import committees, secretariat, start, step, stop, tell
from suggestions.models import Motion, MotionBody, MotionReport
from suggestions.rules.motions import MotionClockKind

Part, Kind = MotionBody.Part, MotionReport.Kind


@transaction.atomic
def send_out(motion: Motion, *, units: Iterable[Unit], by: User, at: datetime, seen: int | None = None) -> Motion:
    """Send the motion to the bodies concerned for their opinions; their people are told."""
    row = step("send_out", motion, by=by, at=at, seen=seen)
    add(row, units, Part.ASKED, at)
    stop(row, localdate(at), MotionClockKind.SEND)
    return row


@transaction.atomic
def record_opinion(
    motion: Motion, *, body: MotionBody, answer: str, by: User, at: datetime, seen: int | None = None
) -> Motion:
    """A body's opinion; the last one stops their clock."""
    row = step("body_opinion", motion, by=by, at=at, seen=seen)
    answer_of(row, body, Part.ASKED, answer, by=by, at=at)
    return row


@transaction.atomic
def report_result(motion: Motion, *, body: str, by: User, at: datetime, seen: int | None = None) -> Motion:
    """The committee's result report goes to the standing committee."""
    row = step("report_result", motion, by=by, at=at, seen=seen)
    row.reports.create(kind=Kind.RESULT, body=body, on=localdate(at), by=by)
    stop(row, localdate(at))
    text = gettext_noop("Result report for the standing committee: %(title)s")
    tell(secretariat(row, at), "motion-reported", text, row, at=at)
    return row


@transaction.atomic
def disapprove(motion: Motion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Motion:
    """The standing committee did not approve: the committee reports again, on a clock of its own."""
    row = step("disapprove", motion, by=by, at=at, note=reason.strip(), seen=seen)
    start(MotionClockKind.REREPORT, row, localdate(at))
    text = gettext_noop("The standing committee did not approve the report, please report again: %(title)s")
    tell(committees(row, at), "motion-disapproved", text, row, at=at)
    return row
