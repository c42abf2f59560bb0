"""A local rule or the calendar changes: the dry run, and one confirmation that applies it exactly as shown."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from congress.organs.models import Holiday, LocalRule
from congress.organs.workdays import FIXED, PeriodUnit
from suggestions.actions.calendar_change import CalendarChange
from suggestions.actions.moving import Overtaken, Unlawful, apply
from suggestions.actions.rule_change import RuleChange
from suggestions.models import Clock, ClockMove, Suggestion
from suggestions.rules import NUMBERS, ClockKind
from suggestions.rules.clocks import NEAR

K = ClockKind
CLAUSE = "《清源市人大代表建议办理条例》第二十一条"
NOW = timezone.now()
TODAY = localdate(NOW)
PAST = TODAY - timedelta(days=400)


@pytest.fixture(autouse=True)
def announced(town):
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
