"""What happens by itself at the stations. Every task is safe to run twice and safe to miss for days."""

from datetime import datetime, time, timedelta
from tempfile import TemporaryFile

from celery import shared_task
from django.db.models import Q
from django.utils import timezone

from congress.files import making
from congress.organs.models import Congress, Holiday, LocalRule
from stations.actions import events, receptions
from stations.actions.printing import codes_of, finish_papers
from stations.actions.reminding import end_rating, remind
from stations.actions.retention import forget_contact
from stations.documents import write_papers
from stations.models import CardJob, EventWithCitizens, Opinion, ReceptionDay, Station
from stations.rules.codes import FILE_NAMES, Paper
from stations.rules.opinions import RETENTION
from stations.rules.receptions import AHEAD, NOTICE_DAYS, DayStatus
from stations.rules.reminders import months_before

LOOK_AHEAD = timedelta(days=12)  # the longest holiday lies between a last day and the working day before


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


@shared_task
def plan_receptions() -> int:
    """The reception days of the next three months and their rosters; returns at how many stations it looked."""
    now, calendar = timezone.now(), Holiday.objects.calendar()
    ahead = ReceptionDay.objects.ahead(timezone.localdate(now)).order_by().values("station")
    planned = Station.objects.filter(Q(is_active=True) & ~Q(rule={}) | Q(pk__in=ahead)).order_by("pk")
    looked = 0
    for station in planned.iterator(chunk_size=200):
        receptions.plan(station, calendar=calendar, at=now)
        looked += 1
    return looked


@shared_task
def announce_receptions() -> int:
    """Days whose notice is due: late rather than never, and never once they are over; returns how many."""
    now = timezone.now()
    today = timezone.localdate(now)
    due = ReceptionDay.objects.filter(status=DayStatus.PLANNED, station__is_active=True)
    due = due.between(today, today + timedelta(days=NOTICE_DAYS.high)).order_by("on", "pk")
    return sum(receptions.announce_due(day, at=now) for day in due)


@shared_task
def remind_of_receptions() -> int:
    """Deputies on the eve, keepers of days that are over and not recorded; returns how many days."""
    now = timezone.now()
    today = timezone.localdate(now)
    days = ReceptionDay.objects.select_related("station__congress", "station__region").order_by("on", "pk")
    eves = days.announced().filter(reminded_at=None).between(today, today + timedelta(days=1))
    over = days.filter(status__in=AHEAD, asked_at=None, on__lt=today)
    reminded = sum(receptions.remind(day, at=now) for day in eves)
    return reminded + sum(receptions.ask_for_record(day, at=now) for day in over)


@shared_task
def remind_of_opinions() -> int:
    """Reminders of clocks that end soon, today or ended, not yet said in that stage; returns how many."""
    now, calendar = timezone.now(), Holiday.objects.calendar()
    due = Opinion.objects.to_remind(timezone.localdate(now) + LOOK_AHEAD)
    rows = due.select_related("congress", "station__region", "deputy__person__user", "higher__person__user")
    return sum(1 for row in rows.iterator(chunk_size=500) if remind(row, calendar=calendar, at=now))


@shared_task
def end_opinion_ratings() -> int:
    """Rating periods that are over; returns how many ended."""
    now = timezone.now()
    over = Opinion.objects.awaiting_rating().filter(due_on__lt=timezone.localdate(now))
    return sum(1 for row in over.iterator(chunk_size=500) if end_rating(row, at=now))


@shared_task
def forget_contacts() -> int:
    """Contacts whose retention period is over, by the rule of each place; returns how many opinions."""
    now = timezone.now()
    return sum(_forget_in(congress, now) for congress in Congress.objects.filter(opinions__isnull=False).distinct())


def _forget_in(congress: Congress, now: datetime) -> int:
    today = timezone.localdate(now)
    last_on = months_before(today, LocalRule.objects.ruling(congress, RETENTION, today).amount)
    before = timezone.make_aware(datetime.combine(last_on, time.min))
    over = congress.opinions.ended_before(before).filter(deidentified_at=None)
    return sum(1 for row in over.iterator(chunk_size=500) if forget_contact(row, at=now))


@shared_task
def remind_of_events() -> int:
    """On the eve of an event and on its day, those who are invited; each once, however often it runs."""
    now = timezone.now()
    day_after_next = timezone.localdate(now) + timedelta(days=2)
    end = timezone.make_aware(datetime.combine(day_after_next, time.min))
    ahead = EventWithCitizens.objects.starting_before(end).filter(starts_at__gt=now).for_rows()
    for event in ahead:
        events.remind(event, at=now)
    return len(ahead)
