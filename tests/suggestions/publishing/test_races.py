"""Two who act on one publication at once: one wins, the other is told. Each lock has its negative control."""

from threading import Barrier

from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from congress.common.lifecycle import Refused
from congress.common.records import MovedOn
from suggestions import actions
from suggestions.models import Publication, Suggestion
from tests.at_once import at_once
from tests.suggestions.publishing.conftest import fresh

WORDS = {"title": "题", "body": "文", "source": "0" * 64, "words": "文", "pairs": []}


def refusals(results):
    return [type(result) for result in results if isinstance(result, Exception)]


def release(press, row, who, **more):
    return lambda: actions.release(row, by=press.town.people[who], at=timezone.now(), **more)


def test_of_two_clerks_who_release_at_once_one_wins(shared_press):
    row = shared_press.accepted()
    results = at_once(release(shared_press, row, "supervisor"), release(shared_press, row, "reviewer"))
    assert (refusals(results), Publication.objects.count()) == ([Refused], 1)
    assert row.steps.filter(name="release").count() == 1


def test_the_second_who_looked_at_the_same_page_is_told_what_happened(shared_press):
    row = shared_press.accepted()
    both = [release(shared_press, row, who, seen=row.version) for who in ("supervisor", "reviewer")]
    assert (refusals(at_once(*both)), Publication.objects.count()) == ([MovedOn], 1)


def test_without_the_row_lock_the_second_breaks_on_the_tables_own_rule(shared_press):
    """Negative control: both look before either has released; no sentence is said, and only the constraint holds."""
    row, gate = shared_press.accepted(), Barrier(2)

    def careless(who):
        with transaction.atomic():
            assert not row.publications.standing().exists()
            gate.wait()
            by = shared_press.town.people[who]
            Publication.objects.create(suggestion=row, slug=who, released_at=timezone.now(), released_by=by, **WORDS)

    results = at_once(*[lambda who=who: careless(who) for who in ("supervisor", "reviewer")])
    assert (refusals(results), Publication.objects.count()) == ([IntegrityError], 1)


def test_a_consent_withdrawn_while_the_office_releases_leaves_nothing_public(shared_press):
    for _time in range(3):
        row = shared_press.accepted()
        results = at_once(
            release(shared_press, row, "supervisor"),
            lambda row=row: actions.revoke_consent(row, by=shared_press.town.deputy, at=timezone.now()),
        )
        assert set(refusals(results)) <= {Refused}
        assert not Publication.objects.visible_to(AnonymousUser()).filter(suggestion=row).exists()
        assert not fresh(row).may_publish


def test_a_consent_read_before_the_lock_would_publish_against_the_deputys_will(shared_press):
    """Negative control: the consent looked at first, the row written later; the open door alone still holds it back."""
    row, gate = shared_press.accepted(), Barrier(2)

    def careless():
        may = Suggestion.objects.get(pk=row.pk).may_publish
        gate.wait()
        gate.wait()
        by = shared_press.town.supervisor
        if may:
            Publication.objects.create(suggestion=row, slug="x", released_at=timezone.now(), released_by=by, **WORDS)

    def revoke():
        gate.wait()
        actions.revoke_consent(row, by=shared_press.town.deputy, at=timezone.now())
        gate.wait()

    assert refusals(at_once(careless, revoke)) == []
    assert (Publication.objects.standing().count(), Publication.objects.visible_to(None).count()) == (1, 0)
