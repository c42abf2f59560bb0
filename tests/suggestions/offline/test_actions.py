"""Registering a paper and recording its days; nothing of the matter has a place to stand in."""

from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import models
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions import actions
from suggestions.actions import offline
from suggestions.models import NumberSeries, OfflineItem, SimilarityEntry, Suggestion
from tests.at_once import at_once
from tests.suggestions.offline.conftest import moved, registered

DAY = timedelta(days=1)


def test_it_takes_the_next_number_of_the_same_series_without_a_hole(town):
    numbers = [town.accepted().number, registered(town).number, town.accepted().number]
    assert numbers == [1, 2, 3]


def test_the_same_form_sent_twice_takes_one_number(town):
    key = uuid4()
    assert registered(town, form_key=key) == registered(town, form_key=key)
    assert (OfflineItem.objects.count(), town.accepted().number) == (1, 2)


def test_a_form_sent_again_with_another_day_is_refused_and_takes_no_number(town):
    key, today = uuid4(), timezone.localdate()
    registered(town, form_key=key, received_on=today)
    with pytest.raises(Refused) as refusal:
        registered(town, form_key=key, received_on=today - DAY)
    assert str(refusal.value).startswith("This form was sent already with other facts.")
    assert (OfflineItem.objects.get().received_on, town.accepted().number) == (today, 2)


def click_twice(town, monkeypatch, gate):
    """Two sends of one form at once; each passes the gate on its way to a number, if it comes so far."""
    key, number = uuid4(), offline.next_number

    def slow_number(series, **place):
        gate()
        return number(series, **place)

    monkeypatch.setattr(offline, "next_number", slow_number)
    return at_once(*[lambda: registered(town, form_key=key)] * 2)


def test_a_double_click_registers_once_and_gives_the_second_number_back(shared_town, monkeypatch):
    first, second = click_twice(shared_town, monkeypatch, gate=Barrier(2).wait)
    assert (first, NumberSeries.objects.get().last) == (second, 1)


def test_a_number_taken_before_the_form_is_known_leaves_a_hole(shared_town, monkeypatch):
    """Negative control: asked for at once, the second send's number is not given back."""
    monkeypatch.setattr(offline, "partial", lambda take, *key, **place: take(*key, **place))
    first, second = click_twice(shared_town, monkeypatch, gate=Barrier(2).wait)
    assert (first, NumberSeries.objects.get().last) == (second, 2)


def test_there_is_no_field_for_a_word_of_the_matter():
    free = [field.name for field in OfflineItem._meta.fields if isinstance(field, models.TextField)]
    words = [field.name for field in OfflineItem._meta.fields if isinstance(field, models.CharField)]
    assert (free, words) == ([], ["period", "status"])


def test_its_course_is_kept_by_days_steps_trail_and_notices(town, item):
    for name in ("hand_over", "reply", "close"):
        item = moved(town, item, name)
    today = timezone.localdate()
    assert (item.status, item.unit, item.closed_on) == ("closed", town.units["住建局"], today)
    assert list(item.steps.values_list("name", flat=True)) == ["hand_over", "reply", "close"]
    acts = ["offline.register", "offline.hand_over", "offline.reply", "offline.close"]
    assert list(Entry.objects.filter(act__startswith="offline").order_by("pk").values_list("act", flat=True)) == acts
    told = Notice.objects.filter(kind="offline", channel="site")
    assert {(notice.recipient, notice.url) for notice in told} == {(town.deputy, "/suggestions/offline")}
    assert told.count() == 4


@pytest.mark.parametrize("by", ["supervisor", "deputy", "clerk", "chair", "system"])
def test_only_the_office_registers(town, by):
    with pytest.raises(NotYours):
        registered(town, by=by)
    assert OfflineItem.objects.count() == 0


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (
            lambda town: registered(town, received_on=timezone.localdate() + DAY),
            Refused,
            "The paper cannot have come in after today.",
        ),
        (
            lambda town: moved(town, registered(town), "hand_over", unit=None),
            Refused,
            "Choose the unit that got the paper.",
        ),
        (
            lambda town: moved(town, registered(town), "hand_over", by="supervisor"),
            NotYours,
            "“Record the hand-over” is not yours to do here. Nothing was changed.",
        ),
        (
            lambda town: moved(town, registered(town), "reply"),
            Unlawful,
            "“Record the reply” is not possible while the status is “Received on paper”. Nothing was changed.",
        ),
    ],
)
def test_what_is_refused_says_why(town, act, kind, sentence):
    with pytest.raises(kind) as refusal:
        act(town)
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_before_the_last_step_or_to_come_is_refused_and_changes_nothing(town, item, days):
    with pytest.raises(Refused) as refusal:
        moved(town, item, "hand_over", on=timezone.localdate() + days * DAY)
    assert str(refusal.value).startswith("The day lies between the step before")
    assert OfflineItem.objects.get().status == "received"


def test_of_two_who_record_at_once_one_is_told(town, item):
    moved(town, item, "hand_over", seen=0)
    with pytest.raises(MovedOn):
        moved(town, item, "hand_over", seen=0)


def test_a_draft_said_to_be_secret_goes_without_its_title_in_the_trail(town):
    for is_secret in (True, False):
        actions.discard(town.draft(title="甲"), by=town.deputy, at=timezone.now(), is_secret=is_secret)
    details = [entry.detail for entry in Entry.objects.filter(act="suggestion.discard").order_by("pk")]
    assert (details, Suggestion.objects.count()) == ([{"secret": True}, {"title": "甲"}], 0)


def test_it_is_no_suggestion_so_no_list_search_or_export_meets_it(town, item):
    assert (Suggestion.objects.count(), SimilarityEntry.objects.count()) == (0, 0)
