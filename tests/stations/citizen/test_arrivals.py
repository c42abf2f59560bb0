"""What is sent is kept at once and entered within seconds, once, whoever comes first."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from congress.audit.actions import verify
from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from stations.actions import arrivals, citizens, handling, receive
from stations.models import Opinion
from stations.tasks import enter_arrivals
from tests.at_once import at_once
from tests.stations.citizen.conftest import LAMP, Square, build_square

CLOCK = ("clock", "clock_from", "clock_amount", "clock_unit", "due_on")


def sent(square: Square, **facts) -> Opinion:
    words = {"form_key": uuid4(), "text": LAMP, "at": timezone.now(), **facts}
    return receive(words.pop("code", square.code).token, **words)[0]


def told() -> int:
    return Notice.objects.filter(kind="opinion-new", channel="site").count()


def trail() -> list[str]:
    return list(Entry.objects.filter(thing__startswith="opinion:").order_by("number").values_list("act", flat=True))


def test_what_is_sent_is_kept_before_anything_else_is_done(square):
    row = sent(square)
    assert (row.is_entered, row.status, row.clock, told(), trail()) == (False, "submitted", "", 0, [])
    assert Opinion.objects.visible_to(square.town.deputy).get() == row


def test_entering_starts_the_clock_of_the_day_it_came_and_tells_and_records(square):
    early = timezone.now() - timedelta(days=9)  # the worker was away
    row = sent(square, at=early)
    assert enter_arrivals() == 1
    row.refresh_from_db()
    assert (row.is_entered, row.clock, row.clock_from) == (True, "accept", timezone.localdate(early))
    assert (told(), trail()) == (2, ["opinion.receive"])


def test_nothing_is_entered_twice(square):
    sent(square)
    assert [enter_arrivals(), enter_arrivals(), told(), len(trail())] == [1, 0, 2, 1]


def test_many_are_entered_together_each_with_an_entry_of_its_own(square, monkeypatch):
    monkeypatch.setattr(arrivals, "BATCH", 4)
    at = timezone.now()
    rows = [sent(square, text=f"第{n}件事", at=at) for n in range(5)] + [sent(square, code=square.door, at=at)]
    assert (enter_arrivals(), told(), trail()) == (6, 11, ["opinion.receive"] * 6)
    assert set(Opinion.objects.values_list(*CLOCK)) == set(Opinion.objects.filter(pk=rows[0].pk).values_list(*CLOCK))
    assert verify().faults == ()


def test_a_batch_costs_the_same_few_queries_however_many_it_holds(square, django_assert_num_queries):
    def asked(many: int) -> int:
        for n in range(many):
            sent(square, text=f"第{many}组第{n}件事")
        with django_assert_num_queries(15):
            return arrivals.enter_arrived(at=timezone.now())

    assert [asked(1), asked(9)] == [1, 9]


def test_whoever_acts_before_it_is_entered_has_it_entered_first(square):
    row = sent(square)
    handling.accept(row, topic="road", by=square.town.deputy, at=timezone.now())
    assert (trail(), told(), enter_arrivals()) == (["opinion.receive", "opinion.accept"], 2, 0)


def test_so_does_the_citizen(square):
    citizens.withdraw(sent(square), at=timezone.now())
    assert (trail(), enter_arrivals()) == (["opinion.receive", "opinion.withdraw"], 0)


def test_an_act_that_is_refused_leaves_it_as_it_was(square):
    row = sent(square)
    with pytest.raises(Refused), transaction.atomic():
        citizens.ask_again(row, comment="没修", at=timezone.now())
    assert (trail(), told(), Opinion.objects.get().is_entered) == ([], 0, False)


def test_the_receipt_names_the_day_before_it_is_entered(square, mobile):
    page = mobile.post("/opinions/track", _shown(square), follow=True).content.decode()
    enter_arrivals()
    row = Opinion.objects.get()
    assert f"{row.due_on.month}月{row.due_on.day}日" in page


def _shown(square: Square) -> dict[str, str]:
    row, code = receive(square.code.token, form_key=uuid4(), text=LAMP, at=timezone.now())
    return {"receipt": row.receipt, "code": code}


def test_of_four_sweeps_at_once_each_opinion_is_entered_by_one(shared_town):
    square = build_square(shared_town)
    for n in range(12):
        sent(square, text=f"第{n}件事")
    assert sum(at_once(*[enter_arrivals] * 4)) == 12
    assert (told(), trail(), verify().faults) == (24, ["opinion.receive"] * 12, ())


def test_without_the_lock_two_sweeps_enter_the_same_one(shared_town, monkeypatch):
    """The negative control: what the lock of the rows is for."""
    square = build_square(shared_town)
    for n in range(12):
        sent(square, text=f"第{n}件事")
    monkeypatch.setattr(Opinion._default_manager._queryset_class, "select_for_update", lambda rows, **_how: rows)
    assert sum(at_once(*[enter_arrivals] * 4)) > 12
