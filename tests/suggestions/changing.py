"""What tests of changed rules share: a day, a rule, a day off, and somebody who looks and confirms."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from congress.organs.models import Holiday
from congress.organs.workdays import FIXED
from suggestions.actions.calendar_change import CalendarChange
from suggestions.actions.moving import apply
from suggestions.actions.rule_change import RuleChange
from suggestions.models import Clock
from suggestions.rules import NUMBERS, ClockKind

K = ClockKind
CLAUSE = "《清源市人大代表建议办理条例》第二十一条"
NOW = timezone.now()
TODAY = localdate(NOW)
PAST = TODAY - timedelta(days=400)


def announce():
    """The notices of the years to come are entered, with the fixed holidays alone."""
    for year in (TODAY.year + 1, TODAY.year + 2):
        Holiday.objects.filter(on__year=year).delete()
        Holiday.objects.bulk_create(Holiday(on=on, kind="rest", name=name) for on, name in fixed(year).items())


def fixed(year):
    return {date(year, *on): name for on, name in FIXED.items()}


def rule(town, kind=K.ANSWER, amount=2, unit="months", *, days_ago=0, since=None, clause=CLAUSE):
    valid_from = TODAY - timedelta(days=days_ago)
    return RuleChange(town.congress, NUMBERS[kind], amount, unit, clause, valid_from, since)


def day_off(clock, kind="rest"):
    """The last day of a clock becomes a rest day."""
    return CalendarChange({clock.due_on: (kind, "台风假")})


def confirm(change, by, *, past_ok=True, at=NOW):
    return apply(change, fingerprint=change.plan(localdate(at)).fingerprint, past_ok=past_ok, by=by, at=at)


def clock_of(item, kind=K.ANSWER):
    return Clock.objects.running().get(suggestion=item, kind=kind)


def started(days_ago):
    return NOW - timedelta(days=days_ago)
