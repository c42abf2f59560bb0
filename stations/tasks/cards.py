"""Cards and posters. Every task is safe to run twice and safe to miss for days."""

from tempfile import TemporaryFile

from celery import shared_task
from django.utils import timezone

from congress.files import making
from stations.actions.printing import codes_of, finish_papers
from stations.documents import write_papers
from stations.models import CardJob
from stations.rules.codes import FILE_NAMES, Paper


@shared_task
def make_cards() -> int:
    """Cards and posters that are asked for, or whose worker died, one after the other; how many came out whole."""
    whole = 0
    jobs = CardJob.objects.select_related("congress__region", "delegation", "by")
    while job := making.claim(jobs, at=timezone.now()):
        whole += make_papers(job)
    return whole


def make_papers(job: CardJob) -> bool:
    """Draw a claimed job beside its place, and offer it only when the last byte is written."""

    def go_on(done: int, total: int) -> bool:
        return making.advance(job, done, total, at=timezone.now())

    paper, now = Paper(job.paper), timezone.now()
    title = f"{job.congress.region.name}{job.delegation or ''}{FILE_NAMES[job.of, paper]}"
    with TemporaryFile() as file:
        try:
            on = timezone.localdate(now)
            if not write_papers(file, codes_of(job), paper=paper, title=title, on=on, go_on=go_on):
                return False
        except Exception:
            making.fail(job, at=timezone.now())
            raise
        return finish_papers(job, file, name=f"{title}.pdf", at=timezone.now())
