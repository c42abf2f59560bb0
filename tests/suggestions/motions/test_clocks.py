"""A motion's clocks: what starts and stops each, whom it reminds in which light, though worker or nights were lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.notices.models import Notice
from suggestions import tasks
from suggestions.actions import motions
from suggestions.models import MotionClock
from suggestions.rules.motions import MOTION_CLOCKS, MOTION_NUMBERS, MotionClockKind
from tests.worker import die_in_the_middle

OFFICE, COMMITTEE, CHAIR, UNIT = {"reviewer"}, {"committee"}, {"chair"}, {"clerk", "clerk2", "approver"}
# Whom each clock reminds: while it runs, and when it is late. Written down apart from the code.
OWED = {
    "refer": (OFFICE, OFFICE),
    "opinion": (OFFICE | COMMITTEE, OFFICE | COMMITTEE),
    "send": (OFFICE | COMMITTEE, OFFICE | COMMITTEE),
    "bodies": (OFFICE | COMMITTEE | UNIT, OFFICE | COMMITTEE | UNIT),
    "report": (OFFICE | COMMITTEE, OFFICE | COMMITTEE | CHAIR),
    "rereport": (OFFICE | COMMITTEE, OFFICE | COMMITTEE | CHAIR),
    "implement": (OFFICE | UNIT, OFFICE | UNIT),
}
LENGTHS = {
    "refer": (15, "days"),
    "opinion": (30, "days"),
    "send": (15, "days"),
    "bodies": (30, "days"),
    "report": (3, "months"),
    "rereport": (1, "months"),
    "implement": (3, "months"),
}
PLACES = {
    "refer": lambda movers: movers.submitted(),
    "opinion": lambda movers: motions.refer(
        movers.registered(), committee="法制委", by=movers.reviewer, at=timezone.now()
    ),
    "send": lambda movers: movers.decided("to_committee"),
    "bodies": lambda movers: sent_out(movers),
    "report": lambda movers: movers.decided("to_standing"),
    "rereport": lambda movers: motions.disapprove(
        movers.reported(), reason="论证不足", by=movers.reviewer, at=timezone.now()
    ),
    "implement": lambda movers: motions.approve(
        movers.reported(), units=[movers.units["住建局"]], by=movers.reviewer, at=timezone.now()
    ),
}


def sent_out(movers):
    row = movers.decided("to_committee")
    return motions.send_out(row, units=[movers.units["住建局"]], by=movers.committee, at=timezone.now())


def due_in(clock, days):
    """Put the clock's last day so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    MotionClock.objects.filter(pk=clock.pk).update(starts_on=day - timedelta(days=200), due_on=day)


def reminded(clock, **of):
    return Notice.objects.filter(key__startswith=f"motion-clock:{clock.pk}:", channel="site", **of)


def test_every_clock_has_its_length_its_debtor_and_its_consequence():
    assert set(OWED) == set(LENGTHS) == set(MotionClockKind.values) == set(MOTION_CLOCKS) == set(MOTION_NUMBERS)
    lengths = {kind: (number.amount, number.unit) for kind, number in MOTION_NUMBERS.items()}
    assert lengths == LENGTHS


@pytest.mark.parametrize("number", MOTION_NUMBERS.values(), ids=lambda number: number.key)
def test_a_places_own_number_lies_within_what_other_places_use(number):
    assert number.low <= number.amount <= number.high


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("kind", OWED)
def test_each_clock_reminds_exactly_those_who_owe_the_act(movers, kind, late):
    clock = PLACES[kind](movers).clocks.running().get(kind=kind)
    MotionClock.objects.exclude(pk=clock.pk).delete()
    due_in(clock, -1 if late else 1)
    tasks.remind_of_motion_clocks()
    told = set(reminded(clock).values_list("recipient__username", flat=True))
    assert told == OWED[kind][late]


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (60, None),
        (16, None),
        (15, "clock-near"),
        (6, "clock-near"),
        (3, "clock-hot"),
        (0, "clock-hot"),
        (-1, "clock-late"),
    ],
)
def test_a_clock_speaks_by_its_light(movers, days, kind):
    clock = movers.submitted().clocks.get()
    due_in(clock, days)
    tasks.remind_of_motion_clocks()
    assert set(reminded(clock).values_list("kind", flat=True)) == ({kind} if kind else set())


def test_each_light_is_said_once_however_often_the_sweep_runs(movers):
    clock = movers.submitted().clocks.get()
    counts = []
    for days in (10, 10, 2, 2, -1, -30):
        due_in(clock, days)
        counts.append(tasks.remind_of_motion_clocks())
    assert counts == [1, 0, 1, 0, 1, 0]


def test_nights_that_were_missed_are_made_up_for_once(movers):
    """Down from before the first light until long after the last day: one reminder, of today's light."""
    clock = movers.submitted().clocks.get()
    due_in(clock, -40)
    assert (tasks.remind_of_motion_clocks(), tasks.remind_of_motion_clocks()) == (1, 0)
    assert list(reminded(clock).values_list("kind", flat=True)) == ["clock-late"]


def test_a_sweep_that_asks_what_fell_due_since_yesterday_would_lose_them(movers):
    """Negative control: the window of a nightly job that was down for a month finds nothing."""
    clock = movers.submitted().clocks.get()
    due_in(clock, -40)
    today = timezone.localdate()
    window = MotionClock.objects.running().filter(due_on__gte=today - timedelta(days=1), due_on__lt=today)
    assert (window.count(), MotionClock.objects.to_remind(today, within=1).count()) == (0, 1)


def test_a_stopped_clock_is_silent(movers):
    row = movers.submitted()
    clock = row.clocks.get()
    due_in(clock, -1)
    row = motions.register(row, by=movers.reviewer, at=timezone.now())
    motions.refer(row, committee="法制委", by=movers.reviewer, at=timezone.now())
    tasks.remind_of_motion_clocks()
    assert reminded(clock).count() == 0


def test_a_worker_killed_in_the_middle_loses_no_reminder_and_repeats_none(shared_movers):
    clock = shared_movers.submitted().clocks.get()
    due_in(clock, -1)
    die_in_the_middle("suggestions.tasks.remind_of_motion_clocks", clock)
    assert reminded(clock).count() == 0
    assert [tasks.remind_of_motion_clocks() for _ in range(3)] == [1, 0, 0]
    assert reminded(clock, recipient=shared_movers.reviewer).count() == 1


def test_a_claim_kept_apart_from_its_notice_would_be_lost(shared_movers):
    """Negative control: claimed in a transaction of its own, killed before the notice, and nobody is ever told."""
    clock = shared_movers.submitted().clocks.get()
    due_in(clock, -1)
    MotionClock.objects.filter(pk=clock.pk).update(reminded="late")  # ... and here the careless worker died
    tasks.remind_of_motion_clocks()
    assert reminded(clock).count() == 0
