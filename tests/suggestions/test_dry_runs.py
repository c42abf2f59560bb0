"""A dry run and its confirmation: overtaken, at scale, and the same whatever the calendar and the rule."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.organs.models import Holiday
from suggestions.actions.calendar_change import CalendarChange
from suggestions.actions.moving import Overtaken, Unlawful, apply
from suggestions.models import Clock, ClockMove, Suggestion
from suggestions.rules import NUMBERS
from tests.suggestions.changing import NOW, PAST, TODAY, K, announce, confirm, rule, started


@pytest.fixture(autouse=True)
def announced(town):
    announce()


def another_starts(town):
    town.assigned(started(5))


def one_stops(town):
    town.reply(town.handling(started(8)))
    town.reply(Suggestion.objects.get(title="先办"))


def somebody_else_edits(town):
    confirm(rule(town, amount=1), town.dispatcher)


@pytest.mark.parametrize("meanwhile", [another_starts, one_stops, somebody_else_edits])
def test_what_changed_since_the_dry_run_refuses_the_confirmation(town, meanwhile):
    town.handling(started(10), title="先办")
    change = rule(town, since=PAST)
    shown = change.plan(TODAY).fingerprint
    meanwhile(town)
    with pytest.raises(Overtaken):
        apply(change, fingerprint=shown, past_ok=True, by=town.supervisor, at=NOW)
    assert ClockMove.objects.count() == 0


def test_what_does_not_bear_on_the_dry_run_lets_it_be(town):
    """Control of the test above: a new draft, and the title of an item that moves."""
    item = town.assigned(started(10))
    change = rule(town, since=PAST)
    shown = change.plan(TODAY).fingerprint
    town.draft()
    Suggestion.objects.filter(pk=item.pk).update(title="改过的标题")
    assert len(apply(change, fingerprint=shown, past_ok=True, by=town.supervisor, at=NOW).moves) == 1


@pytest.mark.parametrize("number", [1, 2_000])
def test_a_dry_run_asks_the_same_questions_for_any_number_of_clocks(town, number, django_assert_num_queries):
    many(town, number)
    with django_assert_num_queries(3):
        plan = CalendarChange({TODAY + timedelta(days=n): ("rest", "台风假") for n in range(-40, 120)}).plan(TODAY)
    assert len(plan.moves) == number
    with django_assert_num_queries(3):
        assert len(rule(town, since=PAST).plan(TODAY).moves) == number


def many(town, number):
    """Items with a running answer clock, as rows."""
    base = {
        "congress": town.congress,
        "session": town.session,
        "period": "between",
        "lead_name": "代表",
        "status": "handling",
    }
    rows = [
        Suggestion(title="甲", number=1_000 + n, lead=town.mandates["deputy"], created_at=NOW, form_key=uuid4(), **base)
        for n in range(number)
    ]
    start = TODAY - timedelta(days=20)
    calendar = Holiday.objects.calendar()
    clock = Clock(kind="answer", starts_on=start, amount=3, unit="months")
    due = clock.explained(calendar)
    Clock.objects.bulk_create(
        Clock(
            suggestion=row, kind="answer", starts_on=start, amount=3, unit="months",
            due_on=due.due_on, is_provisional=due.is_provisional,
        )
        for row in Suggestion.objects.bulk_create(rows)
    )  # fmt: skip


DAYS = st.dictionaries(
    st.integers(-40, 100).map(lambda n: TODAY + timedelta(days=n)),
    st.sampled_from([("rest", "假"), ("", "")]),
    min_size=1,
    max_size=30,
)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=DAYS, kind=st.sampled_from([K.ANSWER, K.SIGN, K.CO_OPINION, K.CONTACT]), data=st.data())
def test_applying_is_what_the_dry_run_showed_whatever_the_calendar_and_the_rule(several, days, kind, data):
    """And every clock then ends on the day its explanation counts."""
    town = several
    unit, (low, high) = data.draw(st.sampled_from(sorted(NUMBERS[kind].ranges.items())))
    number = rule(town, kind, data.draw(st.integers(low, high)), unit, since=data.draw(st.none() | st.just(PAST)))
    with transaction.atomic():
        for change in (CalendarChange(days), number):
            try:
                shown = change.plan(TODAY)
            except Unlawful:
                continue
            expected = {clock.pk: clock.basis for clock in Clock.objects.running()}
            expected |= {move.clock.pk: move.after for move in shown.recounted}
            apply(change, fingerprint=shown.fingerprint, past_ok=True, by=town.system, at=NOW)
            assert {clock.pk: clock.basis for clock in Clock.objects.running()} == expected
            assert change.plan(TODAY).is_empty
        calendar = Holiday.objects.calendar()
        assert [clock.explained(calendar).due_on for clock in Clock.objects.running()] == [
            clock.due_on for clock in Clock.objects.running()
        ]
        transaction.set_rollback(True)


@pytest.fixture
def several(town):
    for days in (0, 7, 30, 80):
        town.assigned(started(days))
    town.accepted()
    town.replied(started(15))
    return town
