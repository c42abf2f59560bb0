"""A local rule or the calendar changes: the dry run, and one confirmation that applies it exactly as shown."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from congress.organs.models import Holiday, LocalRule
from congress.organs.workdays import PeriodUnit
from suggestions.actions.calendar_change import CalendarChange
from suggestions.actions.moving import Unlawful, apply
from suggestions.actions.rule_change import RuleChange
from suggestions.models import Clock, ClockMove, Suggestion
from suggestions.rules import NUMBERS
from suggestions.rules.clocks import NEAR
from tests.suggestions.changing import (
    CLAUSE,
    NOW,
    PAST,
    TODAY,
    K,
    announce,
    clock_of,
    confirm,
    day_off,
    fixed,
    rule,
    started,
)


@pytest.fixture(autouse=True)
def announced(town):
    announce()


@pytest.mark.parametrize(
    ("since_days_ago", "moved"), [(None, set()), (0, {0}), (10, {0, 10}), (29, {0, 10}), (30, {0, 10, 30})]
)
def test_a_changed_rule_takes_along_only_what_started_since_the_day_named(town, since_days_ago, moved):
    items = {days: town.assigned(started(days)) for days in (0, 10, 30)}
    since = None if since_days_ago is None else TODAY - timedelta(days=since_days_ago)
    plan = rule(town, since=since).plan(TODAY)
    assert {days for days, item in items.items() if item.pk in {m.clock.suggestion_id for m in plan.moves}} == moved


def test_other_clocks_stopped_ones_and_other_places_stay(town):
    town.replied(started(30))  # its answer clock is stopped
    item = town.assigned(started(30))
    plan = rule(town, since=PAST).plan(TODAY)
    assert [(move.clock.suggestion_id, move.clock.kind) for move in plan.recounted] == [(item.pk, "answer")]
    Suggestion.objects.filter(pk=item.pk).update(congress=elsewhere(town))
    assert rule(town, since=PAST).plan(TODAY).recounted == []


def elsewhere(town):
    region = type(town.congress.region).objects.create(code="990200000000", name="临江市", kind="city")
    names = {"name": "临江市人大", "committee_name": "临江市人大常委会", "office_name": "临江市代表工委"}
    return type(town.congress).objects.create(region=region, level="city", **names)


def test_a_later_rule_keeps_its_own_clocks(town):
    LocalRule.objects.create(
        congress=town.congress, key="suggestions.answer", amount=1, unit="months", clause="新办法",
        valid_from=TODAY - timedelta(days=5),
    )  # fmt: skip
    older, newer = town.assigned(started(30)), town.assigned(started(3))
    plan = rule(town, days_ago=60, since=PAST).plan(TODAY)
    assert [move.clock.suggestion_id for move in plan.recounted] == [older.pk]
    assert clock_of(newer).amount == 1


def test_a_rule_of_the_future_is_kept_for_then(town):
    item = town.assigned()
    before = clock_of(item).basis
    confirm(rule(town, days_ago=-30), town.dispatcher)
    assert clock_of(item).basis == before
    ruling = [LocalRule.objects.ruling(town.congress, NUMBERS[K.ANSWER], TODAY + timedelta(days=n)) for n in (29, 30)]
    assert [(each.amount, str(each.clause)) for each in ruling] == [(3, "Deputies Law, article 51"), (2, CLAUSE)]


def test_a_number_without_clocks_only_takes_its_value(town):
    town.assigned()
    change = RuleChange(town.congress, NEAR, 20, "days", CLAUSE, TODAY, TODAY)
    confirm(change, town.dispatcher)
    assert LocalRule.objects.amounts(town.congress, [NEAR], TODAY) == [20]
    assert ClockMove.objects.count() == 0


def test_the_default_may_be_confirmed_without_a_clause(town):
    confirm(rule(town, amount=3, clause=""), town.dispatcher)
    ruling = LocalRule.objects.ruling(town.congress, NUMBERS[K.ANSWER], TODAY)
    assert (ruling.amount, ruling.unit, str(ruling.clause)) == (3, PeriodUnit.MONTHS, "Deputies Law, article 51")
    assert clock_of(town.assigned()).local_clause == ""


def test_an_unlawful_number_is_refused_by_the_act_itself(town):
    with pytest.raises(Unlawful, match=r"The lawful range is 1 to 3 months \(Deputies Law, article 51\)\."):
        rule(town, amount=4).plan(TODAY)
    assert LocalRule.objects.count() == 0


def test_a_confirmed_rule_moves_the_clock_tells_why_and_stays_true_to_its_explanation(town):
    item = town.assigned(started(10))
    old = clock_of(item)
    Clock.objects.filter(pk=old.pk).update(reminded="near")
    plan = confirm(rule(town, since=PAST), town.supervisor)
    new = clock_of(item)
    assert (new.amount, new.unit, new.clause, new.reminded) == (2, "months", CLAUSE, "")
    assert new.due_on == plan.moves[0].after.due_on == new.explained(Holiday.objects.calendar()).due_on
    move = new.moves.get()
    assert (move.before_on, move.after_on, move.moved_on, move.by) == (old.due_on, new.due_on, TODAY, town.supervisor)
    assert str(move).endswith(f"because the local rule changed ({CLAUSE})")


def test_the_trail_keeps_what_was_before_and_after(town):
    item = town.assigned(started(10))
    old = clock_of(item)
    confirm(rule(town, since=PAST), town.supervisor)
    entry = Entry.objects.get(act="local-rule.change")
    assert (entry.by_id, entry.thing) == (town.supervisor.pk, f"congress:{town.congress.pk}:suggestions.answer")
    assert (entry.detail["before"], entry.detail["after"]) == ({}, {TODAY.isoformat(): [2, "months", CLAUSE]})
    assert entry.detail["clocks"] == {str(old.pk): [old.due_on.isoformat(), clock_of(item).due_on.isoformat()]}


def test_a_day_off_moves_the_clocks_it_bears_on_and_is_named(town):
    item = town.assigned()
    answer = clock_of(item)
    plan = confirm(day_off(answer), town.system)
    moved = clock_of(item)
    assert moved.due_on > answer.due_on
    assert moved.due_on == moved.explained(Holiday.objects.calendar()).due_on
    assert next(m for m in plan.moves if m.clock.pk == answer.pk).because == f"{answer.due_on} 台风假"
    assert Holiday.objects.filter(on=answer.due_on).values_list("kind", "name").get() == ("rest", "台风假")
    back = confirm(CalendarChange({answer.due_on: ("", "")}), town.system)
    assert (clock_of(item).due_on, back.earlier) == (answer.due_on, plan.later)
    assert [str(move.cause) for move in moved.moves.all()] == ["calendar", "calendar"]


def test_a_clock_that_no_longer_agreed_with_the_calendar_is_put_right(town):
    item = town.assigned()
    right = clock_of(item).due_on
    Clock.objects.filter(suggestion=item, kind="answer").update(due_on=right + timedelta(days=40))
    plan = CalendarChange({TODAY - timedelta(days=300): ("", "")}).plan(TODAY)
    assert [(move.after.due_on, move.because) for move in plan.moves] == [(right, "")]


def test_the_first_days_of_a_year_must_name_its_fixed_holidays(town):
    with pytest.raises(Unlawful, match=r"The notice of 2051 is entered as a whole; 2051-05-01 is missing\."):
        CalendarChange({date(2051, 10, 3): ("rest", "国庆节")}).plan(TODAY)


def test_announcing_a_year_takes_the_mark_provisional_off_without_moving_or_telling(town):
    Holiday.objects.filter(on__gt=date(TODAY.year, 12, 31)).delete()
    item = town.assigned()
    year = clock_of(item).due_on.year
    days = {on: ("rest", name) for on, name in (fixed(TODAY.year + 1) | fixed(TODAY.year)).items()}
    was = clock_of(item).is_provisional
    plan = confirm(CalendarChange(days), town.system)
    assert (was, clock_of(item).is_provisional) == (year > TODAY.year, False)
    assert [move for move in plan.moves if move.clock.suggestion_id == item.pk] == []
    assert Notice.objects.filter(kind="deadline-moved").count() == 0


def test_each_person_is_told_once_per_item(town):
    items = [town.assigned(started(days)) for days in (3, 4)]
    kinds = {clock.kind for clock in Clock.objects.running().filter(suggestion=items[0])}
    assert kinds == {"sign", "return", "contact", "answer", "co_opinion"}
    soon = TODAY + timedelta(days=1)
    workday = next(
        day for day in (soon + timedelta(days=n) for n in range(9)) if Holiday.objects.calendar().is_workday(day)
    )
    plan = confirm(CalendarChange({workday: ("rest", "台风假")}), town.system)
    assert len(plan.moves) > len(items) * 4
    told = Notice.objects.filter(kind="deadline-moved", channel="site")
    names = {name: told.filter(recipient=user).count() for name, user in town.people.items()}
    assert {name for name, count in names.items() if count} == {"clerk", "clerk2", "approver", "co_clerk"}
    assert {count for count in names.values() if count} == {2}


def test_the_deputy_is_told_of_the_answer_and_the_office_of_its_own_clock(town):
    waiting, handled = town.accepted(), town.assigned()
    confirm(day_off(clock_of(waiting, K.DISPATCH)), town.system)
    confirm(day_off(clock_of(handled)), town.system)
    told = Notice.objects.filter(kind="deadline-moved", channel="site")
    heard = {name: set(told.filter(recipient=town.people[name]).values_list("url", flat=True)) for name in town.people}
    assert heard["deputy"] == {handled.get_absolute_url()}
    assert waiting.get_absolute_url() in heard["dispatcher"]
    assert heard["deputy2"] == heard["other_clerk"] == set()


def test_a_notice_speaks_its_readers_language(town):
    item = town.assigned(started(10))
    town.clerk.language = "en"
    town.clerk.save()
    before = clock_of(item).due_on
    confirm(rule(town, since=PAST), town.supervisor)
    text = Notice.objects.get(kind="deadline-moved", channel="site", recipient=town.clerk).text
    assert text.startswith("The local rule changed. Answer now by ")
    assert text.endswith(f"{item.title}")
    assert str(before.year) in text


def test_what_falls_into_the_past_needs_a_tick_of_its_own(town):
    item = town.assigned(started(70))
    change = rule(town, since=PAST)
    plan = change.plan(TODAY)
    assert [move.clock.suggestion_id for move in plan.past] == [item.pk]
    before = clock_of(item).basis
    with pytest.raises(Refused, match="over at once"), transaction.atomic():
        confirm(change, town.supervisor, past_ok=False)
    assert (clock_of(item).basis, LocalRule.objects.count()) == (before, 0)
    confirm(change, town.supervisor)
    assert clock_of(item).due_on < TODAY


def test_a_second_click_does_nothing_twice(town):
    town.assigned(started(10))
    change = rule(town, since=PAST)
    print_ = change.plan(TODAY).fingerprint
    first, second = (apply(change, fingerprint=print_, past_ok=True, by=town.supervisor, at=NOW) for _click in range(2))
    assert (len(first.moves), second.is_empty) == (1, True)
    assert (Entry.objects.filter(act="local-rule.change").count(), ClockMove.objects.count()) == (1, 1)
