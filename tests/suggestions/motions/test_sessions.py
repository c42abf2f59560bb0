"""Which session a motion is put to, and until when: written and signed before it opens, submitted once announced."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from congress.common.lifecycle import Refused
from congress.organs.models import Session
from suggestions.actions import motions
from suggestions.reports import sessions_of
from suggestions.rules.motions import is_ahead, is_in_time, left

UNTIL = datetime(2027, 1, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "parts", "words"),
    [
        (timedelta(days=6, hours=3, minutes=59), (6, 3, 59), "6 days 3 hours"),
        (timedelta(days=1, hours=1), (1, 1, 0), "1 day 1 hour"),
        (timedelta(days=1), (1, 0, 0), "1 day 0 hours"),
        (timedelta(hours=23, minutes=59, seconds=59), (0, 23, 59), "23 hours 59 minutes"),
        (timedelta(hours=1, minutes=1), (0, 1, 1), "1 hour 1 minute"),
        (timedelta(minutes=1, seconds=59), (0, 0, 1), "0 hours 1 minute"),
        (timedelta(seconds=59), (0, 0, 0), "0 hours 0 minutes"),
        (timedelta(), (0, 0, 0), "0 hours 0 minutes"),
        (timedelta(days=-1), (0, 0, 0), "0 hours 0 minutes"),
    ],
)
def test_what_is_left_is_told_in_whole_parts(before, parts, words):
    found = left(UNTIL, UNTIL - before)
    with translation.override("en"):
        told = found.words
    assert ((found.days, found.hours, found.minutes), told, found.is_over) == (parts, words, not any(parts))


@pytest.mark.parametrize(
    ("until", "at", "expected"),
    [
        (UNTIL, UNTIL - timedelta(seconds=1), True),
        (UNTIL, UNTIL, True),
        (UNTIL, UNTIL + timedelta(seconds=1), False),
        (None, UNTIL, True),
    ],
)
def test_the_deadlines_own_instant_is_in_time(until, at, expected):
    assert is_in_time(until, at) == expected


@pytest.mark.parametrize(("day", "expected"), [(24, True), (25, False), (26, False)])
def test_a_session_is_ahead_until_the_day_it_opens(day, expected):
    assert is_ahead(date(2027, 1, 25), date(2027, 1, day)) == expected


@pytest.fixture
def announced(movers):
    """The next session stands in the calendar: it opens in thirty days and takes motions for two more."""
    opens = timezone.localdate() + timedelta(days=30)
    until = timezone.now() + timedelta(days=32)
    days = {"opened_on": opens, "closed_on": opens + timedelta(days=4)}
    return Session.objects.create(term=movers.session.term, number=99, motions_until=until, **days)


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [(-9, -5, None), (-1, 0, "it"), (0, 0, "it"), (0, 3, "it"), (1, 3, "it"), (300, 303, "it")],
)
def test_the_session_ahead_is_the_one_sitting_or_else_the_next_one_announced(movers, opens, closes, expected):
    today = timezone.localdate()
    days = {"opened_on": today + timedelta(days=opens), "closed_on": today + timedelta(days=closes)}
    movers.session.opened_on = movers.session.closed_on = today - timedelta(days=20)
    movers.session.save()
    row = Session.objects.create(term=movers.session.term, number=98, **days)
    assert Session.objects.ahead(movers.congress, today) == (row if expected else None)


def test_of_two_announced_the_nearer_one_is_ahead(movers, announced):
    later = announced.opened_on + timedelta(days=300)
    Session.objects.create(term=announced.term, number=100, opened_on=later, closed_on=later)
    assert Session.objects.ahead(movers.congress, timezone.localdate()) == announced


def test_another_places_session_is_not_ours(movers, announced):
    Session.objects.filter(pk=announced.pk).update(term=announced.term)
    assert Session.objects.ahead(announced.term.congress_id + 1, timezone.localdate()) is None


def test_written_and_signed_before_the_session_it_is_put_to_the_one_announced(movers, announced):
    row = movers.submitted()
    assert (row.session, row.period, row.clocks.count()) == (announced, "in", 0)


def test_without_an_announced_session_it_is_one_between_sessions(movers):
    row = movers.submitted()
    assert (row.session, row.period, row.clocks.get().kind) == (movers.session, "between", "refer")


def test_a_session_announced_while_signatures_come_in_is_the_one_it_is_put_to(movers):
    motion = movers.collecting()
    opens = timezone.localdate() + timedelta(days=9)
    coming = Session.objects.create(term=movers.session.term, number=99, opened_on=opens, closed_on=opens)
    before = motion.session
    row = motions.submit(motion, by=movers.deputy, at=timezone.now())
    assert (before, row.session, row.period) == (movers.session, coming, "in")


@pytest.mark.parametrize(
    ("days", "outcome"), [(31, "in"), (32, "in"), (33, "refused"), (34, "refused"), (35, "between")]
)
def test_the_announced_sessions_deadline_ends_the_right_until_it_closes(movers, announced, days, outcome):
    motion, start = movers.collecting(), timezone.now()
    at = start + timedelta(days=days) - (timedelta(hours=1) if days == 32 else timedelta())
    if outcome == "refused":
        with pytest.raises(Refused, match="deadline for motions"):
            motions.submit(motion, by=movers.deputy, at=at)
    else:
        assert motions.submit(motion, by=movers.deputy, at=at).period == outcome


def test_numbers_of_the_coming_session_begin_at_one(movers, announced):
    rows = [movers.registered(), movers.registered()]
    assert [(row.session, row.number) for row in rows] == [(announced, 1), (announced, 2)]


@pytest.mark.parametrize("name", ["put_on_agenda", "to_standing", "to_committee", "as_suggestion", "not_motion"])
def test_nothing_is_decided_before_the_session_opens(movers, announced, name):
    row = movers.opined()
    one = motions.Decision(row, name, "form" if name == "not_motion" else "")
    with pytest.raises(Refused, match="had not opened"):
        motions.decide(one, decided_on=timezone.localdate(), by=movers.reviewer, at=timezone.now())


def test_on_its_opening_day_it_is_decided(movers, announced):
    row = movers.opined()
    at = timezone.now() + timedelta(days=30)
    row = motions.decide(
        motions.Decision(row, "to_committee"), decided_on=announced.opened_on, by=movers.reviewer, at=at
    )
    assert set(row.clocks.values_list("starts_on", flat=True)) == {announced.closed_on}


def page_of(user, row):
    client = Client()
    client.force_login(user)
    return client.get(f"/motions/{row.pk}/count")


def test_the_page_counts_down_to_the_deadline(movers, announced):
    now = page_of(movers.deputy, movers.collecting()).context["now"]
    assert (now.ahead, now.is_before_opening, now.is_too_late, now.left.days) == (announced, True, False, 31)


def test_after_the_deadline_the_page_says_so_and_offers_no_submission(movers, announced):
    movers.sits(motions_until=timezone.now() - timedelta(minutes=1))
    row = movers.collecting()
    now = page_of(movers.deputy, row).context["now"]
    client = Client()
    client.force_login(movers.deputy)
    steps = [name for name, _label in client.get(row.get_absolute_url()).context["steps"]]
    assert (now.is_too_late, now.left.is_over, steps) == (True, True, ["invite", "give_up"])


def test_between_sessions_no_deadline_is_shown(movers):
    now = page_of(movers.deputy, movers.collecting()).context["now"]
    assert (now.ahead, now.left, now.is_before_opening, now.is_too_late) == (None, None, False, False)


@pytest.mark.parametrize("who", ["supervisor", "dispatcher"])
def test_figures_and_meetings_begin_with_the_session_that_has_begun(movers, announced, who):
    """A session announced early must not hide the one that is worked on."""
    assert sessions_of(movers.people[who])[0] == movers.session
    client = Client()
    client.force_login(movers.people[who])
    asked = client.get("/suggestions/statistics").context["form"]
    assert asked.newest == str(movers.session.pk)
