"""The acts on a job, the same for every kind of paper; `jobs` is the manager of one kind."""

from datetime import datetime
from io import BufferedRandom
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.files.actions import keep
from congress.files.jobs import KEPT, LEASE, MAX_ATTEMPTS, OPEN, JobState


def cancel(job: Any, *, by: User, at: datetime) -> None:
    """The worker stops at its next step; nothing is offered."""
    changes = {"state": JobState.CANCELLED, "finished_at": at, "leased_until": None}
    if not _rows(job).visible_to(by).filter(pk=job.pk, state__in=OPEN).update(**changes):
        raise Refused(_("It is not being put together any more."))


@transaction.atomic
def claim(jobs: Any, *, at: datetime) -> Any:
    """The oldest job that is free, or None; one whose worker died for the second time is given up."""
    for job in jobs.claimable(at):
        mine = jobs.filter(pk=job.pk)
        if job.attempts >= MAX_ATTEMPTS:
            mine.update(state=JobState.FAILED, finished_at=at, leased_until=None)
            continue
        mine.update(state=JobState.RUNNING, attempts=F("attempts") + 1, leased_until=at + LEASE, done=0)
        return jobs.get(pk=job.pk)
    return None


def advance(job: Any, done: int, total: int, *, at: datetime) -> bool:
    """Say how far it is and that somebody is at work; False when it was cancelled or is in other hands."""
    return bool(_held(job).update(done=done, total=total, leased_until=at + LEASE))


@transaction.atomic
def offer(job: Any, file: BufferedRandom, *, name: str, content_type: str, at: datetime) -> bool:
    """Lay the whole file ready for its owner for KEPT; False, and nothing is kept, when it was cancelled meanwhile."""
    if not _held(job).select_for_update().exists():
        return False
    upload = keep(file, name=name, content_type=content_type, by=job.by, at=at, keep_for=KEPT)
    _held(job).update(state=JobState.DONE, result=upload, finished_at=at, leased_until=None, done=F("total"))
    return True


def fail(job: Any, *, at: datetime) -> None:
    """It cannot be put together."""
    _held(job).update(state=JobState.FAILED, finished_at=at, leased_until=None)


def _held(job: Any) -> Any:
    """The row while it is in this worker's hands."""
    return _rows(job).filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)


def _rows(job: Any) -> Any:
    return type(job)._default_manager
