"""What happens by itself to suggestions. Every task is safe to run twice and safe to miss for days."""

from datetime import date, timedelta
from tempfile import TemporaryFile

from celery import shared_task
from django.db.models import QuerySet
from django.utils import timezone

from congress.files import making
from congress.organs.models import Session
from suggestions import actions, rolling
from suggestions.actions import archiving, motions
from suggestions.actions.supervision import digests, following_up
from suggestions.advice import learn
from suggestions.documents import write_archive
from suggestions.models import ArchiveJob, Clock, MotionClock
from suggestions.models.supervision import FollowUp
from suggestions.rules.clocks import NEAR
from suggestions.rules.supervision.inquiries import TaskState


@shared_task
def remind_of_clocks() -> int:
    """Reminders for clocks that are near, urgent or late and not yet reminded in that light; returns how many."""
    now = timezone.now()
    due = Clock.objects.to_remind(timezone.localdate(now), within=NEAR.high).select_related("suggestion__congress")
    return sum(1 for clock in due.iterator(chunk_size=500) if actions.remind(clock, at=now))


@shared_task
def end_rating_periods() -> int:
    """Rating periods that are over: "no feedback"; returns how many ended."""
    now = timezone.now()
    over = Clock.objects.running().filter(kind="rating", due_on__lt=timezone.localdate(now))
    return sum(1 for clock in over.iterator(chunk_size=500) if actions.end_rating_period(clock, at=now))


@shared_task
def learn_from_suggestions() -> int:
    """What is new or was decided since, for similar suggestions and recommendations; returns how many were read."""
    return learn()


@shared_task
def keep_months() -> int:
    """The months of every session that may still change, counted anew; how many were different."""
    today = timezone.localdate()
    return rolling.roll_up_recent(_begun(today), today=today)


@shared_task
def keep_this_month() -> int:
    """The running month alone, more often."""
    today = timezone.localdate()
    return rolling.roll_up(_begun(today), today=today, since=today)


def _begun(today: date) -> QuerySet[Session]:
    return Session.objects.begun(today).select_related("term__congress")


@shared_task
def remind_of_motion_clocks() -> int:
    """Reminders for clocks of motions, as `remind_of_clocks`; returns how many."""
    now = timezone.now()
    due = MotionClock.objects.to_remind(timezone.localdate(now), within=NEAR.high)
    due = due.select_related("motion__congress")
    return sum(1 for clock in due.iterator(chunk_size=500) if motions.remind(clock, at=now))


@shared_task
def remind_of_follow_up_tasks() -> int:
    """Reminders of what units were told to do at inquiries, as `remind_of_clocks`; returns how many."""
    now = timezone.now()
    last = timezone.localdate(now) + timedelta(days=NEAR.high)
    due = FollowUp.objects.filter(state=TaskState.OPEN, due_on__lte=last).exclude(reminded="late")
    due = due.select_related("inquiry__congress", "unit")
    return sum(1 for task in due.iterator(chunk_size=500) if following_up.remind_of_task(task, at=now))


@shared_task
def build_archives() -> int:
    """Archives that are asked for, or whose worker died, one after the other; returns how many came out whole."""
    whole = 0
    jobs = ArchiveJob.objects.select_related("session__term__congress__region", "by")
    while job := making.claim(jobs, at=timezone.now()):
        whole += build_archive(job)
    return whole


def build_archive(job: ArchiveJob) -> bool:
    """Put a claimed archive together beside its place, and offer it only when the last byte is written."""

    def go_on(done: int, total: int) -> bool:
        return making.advance(job, done, total, at=timezone.now())

    name = f"{job.session.full_name}代表建议办理档案.zip"
    with TemporaryFile() as file:
        try:
            if not write_archive(file, job.by, job.session, go_on):
                return False
        except Exception:
            making.fail(job, at=timezone.now())
            raise
        return archiving.finish_archive(job, file, name=name, at=timezone.now())


@shared_task
def write_morning_digests() -> int:
    """Every leader's digest of this morning, once. A missed morning is made up the same day, an earlier one never."""
    digests.forget_links()
    return digests.write_due(at=timezone.now())
