"""The archive of a session: asked for, claimed by a worker, advanced, and offered only when it is whole."""

from datetime import datetime
from io import BufferedRandom
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.files.actions import keep
from congress.notices.actions import notify
from congress.organs.models import Session
from suggestions.models import ArchiveJob
from suggestions.rules.archives import KEPT, LEASE, MAX_ATTEMPTS, OPEN, JobState

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
    changes = {"state": JobState.CANCELLED, "finished_at": at, "leased_until": None}
    if not ArchiveJob.objects.visible_to(by).filter(pk=job.pk, state__in=OPEN).update(**changes):
        raise Refused(_("It is not being put together any more."))
    record("archive.cancel", f"session:{job.session_id}", by=by, at=at)


@transaction.atomic
def claim_archive(*, at: datetime) -> ArchiveJob | None:
    """Take the oldest job that is free; one whose worker died for the second time is given up."""
    for job in ArchiveJob.objects.claimable(at):
        mine = ArchiveJob.objects.filter(pk=job.pk)
        if job.attempts >= MAX_ATTEMPTS:
            mine.update(state=JobState.FAILED, finished_at=at, leased_until=None)
            continue
        mine.update(state=JobState.RUNNING, attempts=F("attempts") + 1, leased_until=at + LEASE, done=0)
        return ArchiveJob.objects.select_related("session__term__congress__region", "by").get(pk=job.pk)
    return None


def advance_archive(job: ArchiveJob, done: int, total: int, *, at: datetime) -> bool:
    """Say how far it is and that somebody is at work; False when it was cancelled or is in other hands."""
    return bool(_held(job).update(done=done, total=total, leased_until=at + LEASE))


@transaction.atomic
def finish_archive(job: ArchiveJob, file: BufferedRandom, *, name: str, at: datetime) -> bool:
    """Offer the whole file to its owner for KEPT; False, and nothing is kept, when it was cancelled meanwhile."""
    if not _held(job).select_for_update().exists():
        return False
    upload = keep(file, name=name, content_type=ZIP, by=job.by, at=at, keep_for=KEPT)
    _held(job).update(state=JobState.DONE, result=upload, finished_at=at, leased_until=None, done=F("total"))
    text = gettext_noop("The archive of %(session)s is ready; it is kept for seven days.")
    values = {"session": str(job.session)}
    notify([job.by], "archive-ready", str(job.pk), text, url=job.get_absolute_url(), at=at, values=values)
    return True


def fail_archive(job: ArchiveJob, *, at: datetime) -> None:
    """It cannot be put together."""
    _held(job).update(state=JobState.FAILED, finished_at=at, leased_until=None)


def _held(job: ArchiveJob) -> Any:
    """The row while it is in this worker's hands."""
    return ArchiveJob.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)
