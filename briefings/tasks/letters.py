"""Letters on deputies' duty: papers are made, people are told in time. Safe to run twice, and after any pause."""

from celery import shared_task
from django.utils import timezone

from briefings.actions import letters
from briefings.models import LetterRound
from briefings.rules.letters import is_drafting_time, waits_too_long
from congress.organs.models import Congress, Holiday


@shared_task
def make_letters() -> int:
    """Make every paper that is missing, batch by batch beside other workers; how many."""
    made = 0
    while found := letters.make_papers(at=timezone.now()):
        made += found
    return made


@shared_task
def remind_of_letters() -> int:
    """From the first working day of December on the offices that have drafted none; and the chairs, after WAIT."""
    now = timezone.now()
    today, calendar = timezone.localdate(now), Holiday.objects.calendar()
    told = 0
    if is_drafting_time(today, calendar):
        drafted = LetterRound.objects.of_year(today.year).values("congress")
        for congress in Congress.objects.at_work().exclude(pk__in=drafted):
            letters.remind_office(congress, at=now)
            told += 1
    for round in LetterRound.objects.awaiting_approval():
        if waits_too_long(round.sent_on, today, calendar):
            letters.remind_chairs(round, at=now)
            told += 1
    return told
