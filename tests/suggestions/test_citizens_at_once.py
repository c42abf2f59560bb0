"""A suggestion's act and an act on the opinion it grew out of, at the same moment: one waits, none breaks."""

import threading
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connections, transaction
from django.utils import timezone

from congress.audit.actions import record
from stations.actions.steps import step
from stations.models import Opinion
from suggestions import actions
from suggestions.actions import from_citizens
from tests.suggestions.test_from_citizens import made, said
from tests.town import BODY, Town


def beside_somebody_at(opinion: Opinion, act: Any) -> list[Any]:
    """Do it while somebody who holds the opinion's row goes on to the trail; how both end."""
    ends: list[Any] = []
    holds, goes_on = threading.Event(), threading.Event()

    def somebody() -> None:
        try:
            with transaction.atomic():
                Opinion.objects.select_for_update().get(pk=opinion.pk)
                holds.set()
                goes_on.wait(0.5)
                record("opinion.tell", f"opinion:{opinion.pk}", by=None, at=timezone.now())
        except OperationalError as error:
            ends.append(type(error))
        finally:
            connections.close_all()

    thread = threading.Thread(target=somebody)
    thread.start()
    holds.wait(5)
    try:
        act()
    except OperationalError as error:
        ends.append(type(error))
    thread.join()
    return ends


def begin(town: Town, opinion: Opinion) -> Any:
    fields = {"title": "关于路灯的建议", "body": BODY, "form_key": uuid4()}
    return lambda: actions.begin_from(opinion, town.mandates["deputy"], by=town.deputy, at=timezone.now(), **fields)


def hand_over(town: Town, opinion: Opinion) -> Any:
    row = actions.submit(made(town, opinion), is_clean=True, by=town.deputy, at=timezone.now())
    row = actions.accept(row, by=town.reviewer, at=timezone.now(), category=town.category)
    return lambda: actions.assign(row, lead=town.units["住建局"], by=town.dispatcher, at=timezone.now())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("prepare", [begin, hand_over])
def test_both_are_done(town: Town, prepare: Any) -> None:
    opinion = said(town)
    assert beside_somebody_at(opinion, prepare(town, opinion)) == []


@pytest.mark.django_db(transaction=True)
def test_without_locking_first_one_of_them_is_broken_off(town: Town, monkeypatch: Any) -> None:
    """Negative control."""
    opinion = said(town)
    monkeypatch.setattr(from_citizens, "lock", lambda row: row)
    assert beside_somebody_at(opinion, begin(town, opinion)) == [OperationalError]


@pytest.mark.django_db(transaction=True)
def test_without_locking_first_a_hand_over_is_broken_off(town: Town, monkeypatch: Any) -> None:
    """Negative control."""
    opinion = said(town)
    act = hand_over(town, opinion)
    monkeypatch.setattr("suggestions.actions.steps.tell_step", lambda *row, **at: None)
    assert beside_somebody_at(opinion, act) == [OperationalError]


@pytest.mark.django_db(transaction=True)
def test_an_end_waits_for_who_acts_on_what_was_handled_with_it(town: Town) -> None:
    main, other = said(town), said(town)
    Opinion.objects.filter(pk=other.pk).update(status="folded", folded_into=main)
    now = timezone.now()
    act = transaction.atomic(lambda: step("refuse", main, by=town.deputy, at=now, refusal="private"))
    assert beside_somebody_at(other, act) == []
    assert set(Opinion.objects.values_list("status", flat=True)) == {"not_accepted", "accepted"}


@pytest.mark.django_db(transaction=True)
def test_without_locking_together_an_end_is_broken_off(town: Town, monkeypatch: Any) -> None:
    """Negative control."""
    main, other = said(town), said(town)
    Opinion.objects.filter(pk=other.pk).update(status="folded", folded_into=main)
    monkeypatch.setattr("stations.actions.steps.lock_together", lambda which: None)
    act = transaction.atomic(lambda: step("refuse", main, by=town.deputy, at=timezone.now(), refusal="private"))
    assert beside_somebody_at(other, act) == [OperationalError]
