"""The archive of a session: asked for, cancelled, and offered when it is whole."""

from datetime import datetime
from io import BufferedRandom

from django.db import transaction
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.files import making
from congress.files.jobs import OPEN, JobState
from congress.notices.actions import notify
from congress.organs.models import Session
from suggestions.models import ArchiveJob

ZIP = "application/zip"


@transaction.atomic
def ask_archive(session: Session, *, by: User, at: datetime) -> ArchiveJob:
    """Write the wish down; one that is still open is gone on with. A worker takes it up within a minute or so."""
    job, is_new = ArchiveJob.objects.get_or_create(
        session=session, by=by, state__in=OPEN, defaults={"asked_at": at, "state": JobState.WAITING}
    )
    if is_new:
        record("archive.ask", f"session:{session.pk}", by=by, at=at)
    return job


@transaction.atomic
def cancel_archive(job: ArchiveJob, *, by: User, at: datetime) -> None:
    """The worker stops at its next step; nothing is offered."""
    making.cancel(job, by=by, at=at)
    record("archive.cancel", f"session:{job.session_id}", by=by, at=at)


@transaction.atomic
def finish_archive(job: ArchiveJob, file: BufferedRandom, *, name: str, at: datetime) -> bool:
    """Offer the whole file to its owner, who is told; False when it was cancelled meanwhile."""
    if not making.offer(job, file, name=name, content_type=ZIP, at=at):
        return False
    text = gettext_noop("The archive of %(session)s is ready; it is kept for seven days.")
    values = {"session": str(job.session)}
    notify([job.by], "archive-ready", str(job.pk), text, url=job.get_absolute_url(), at=at, values=values)
    return True
