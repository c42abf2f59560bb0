"""Two editors, or an editor and a step, at the same moment."""

from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from congress.audit.models import Entry
from congress.common.records import lock
from congress.organs.models import Holiday, LocalRule
from congress.organs.workdays import FIXED
from suggestions import actions
from suggestions.actions.calendar_change import CalendarChange
from suggestions.actions.moving import Overtaken, apply
from suggestions.actions.rule_change import RuleChange
from suggestions.actions.timing import start_clock
from suggestions.models import Clock, ClockMove, Suggestion
from suggestions.rules import NUMBERS, ClockKind
from tests.at_once import at_once

NOW = timezone.now()
TODAY = localdate(NOW)


def day_off(on):
    """That day, with the fixed holidays of its year, which may not be announced yet."""
    fixed = {on.replace(month=month, day=day): ("rest", name) for (month, day), name in FIXED.items()}
    return CalendarChange({**fixed, on: ("rest", "台风假")})


def number(town, amount):
    return RuleChange(town.congress, NUMBERS[ClockKind.ANSWER], amount, "months", f"条例{amount}", TODAY, TODAY)


def confirming(change, by):
    """The act of somebody who has looked at the dry run."""
    shown = change.plan(TODAY).fingerprint
    return lambda: apply(change, fingerprint=shown, past_ok=True, by=by, at=NOW)


def test_of_two_editors_at_once_the_second_is_told(shared_town):
    item = shared_town.assigned()
    results = at_once(
        confirming(number(shared_town, 1), shared_town.dispatcher),
        confirming(number(shared_town, 2), shared_town.supervisor),
    )
    assert [type(result) for result in results if isinstance(result, Exception)] == [Overtaken]
    rule = LocalRule.objects.get(congress=shared_town.congress)
    assert Clock.objects.running().get(suggestion=item, kind="answer").amount == rule.amount
    assert Entry.objects.filter(act="local-rule.change").count() == 1


def test_a_double_click_at_once_applies_once(shared_town):
    shared_town.assigned()
    act = confirming(number(shared_town, 2), shared_town.dispatcher)
    results = at_once(act, act, act)
    assert sorted(result.is_empty for result in results) == [False, True, True]
    assert (ClockMove.objects.count(), Entry.objects.filter(act="local-rule.change").count()) == (1, 1)


def meanwhile_starting(town, item, change, by, *, step_locks):
    """A step that has read the calendar, and is not through yet, while a changed calendar is confirmed."""
    has_read, may_end = Event(), Event()

    def step():
        with transaction.atomic():
            if step_locks:
                lock(item)
            clock = start_clock(ClockKind.REHANDLE, item, TODAY)
            has_read.set()
            may_end.wait(1.5)
        return clock.pk

    def editor():
        has_read.wait(10)
        try:
            return apply(change, fingerprint=change.plan(TODAY).fingerprint, past_ok=True, by=by, at=NOW)
        finally:
            may_end.set()

    return at_once(step, editor)


@pytest.mark.parametrize(("step_locks", "is_true"), [(True, True), (False, False)])
def test_a_clock_started_meanwhile_is_not_missed(shared_town, step_locks, is_true):
    """Each step locks its item, so the editor waits for it and then finds another state than shown; he is told, and
    his next dry run holds the new clock. Without that lock (negative control) it keeps a last day that is no more."""
    item = shared_town.accepted()
    due_on = start_then_forget(item)
    change = day_off(due_on)
    key, result = meanwhile_starting(shared_town, item, change, shared_town.system, step_locks=step_locks)
    if isinstance(result, Overtaken):
        apply(change, fingerprint=change.plan(TODAY).fingerprint, past_ok=True, by=shared_town.system, at=NOW)
    clock = Clock.objects.get(pk=key)
    assert (clock.due_on == clock.explained(Holiday.objects.calendar()).due_on) is is_true


def start_then_forget(item):
    """The day a clock started today would end on."""
    with transaction.atomic():
        clock = start_clock(ClockKind.REHANDLE, item, TODAY)
        transaction.set_rollback(True)
    return clock.due_on


def test_steps_go_on_beside_an_editor_without_a_deadlock(shared_town):
    rows = [shared_town.submitted() for _ in range(4)]
    later = TODAY + timedelta(days=1)
    change = day_off(later)
    results = at_once(
        confirming(change, shared_town.system),
        *[
            lambda row=row: actions.accept(row, by=shared_town.reviewer, at=NOW, category=shared_town.category)
            for row in rows
        ],
    )
    assert [result for result in results if isinstance(result, Exception) and not isinstance(result, Overtaken)] == []
    assert Suggestion.objects.filter(status="accepted").count() == 4
