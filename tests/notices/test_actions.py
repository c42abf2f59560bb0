"""Writing, reading and claiming notices."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from congress.accounts.models import User
from congress.notices import actions
from congress.notices.actions import claim, mark_all_read, mark_failed, mark_read, mark_sent, notify
from congress.notices.models import Notice
from congress.notices.rules import LEASE, MAX_ATTEMPTS, Channel

NOON = timezone.make_aware(datetime.fromisoformat("2026-11-20 12:00"))
pytestmark = pytest.mark.django_db


@pytest.fixture
def wang(person: Callable[..., User]) -> User:
    return person("wang", email="wang@example.org", phone="13800138000")


def rows(**which: Any) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(**which).order_by("pk").values_list("recipient__username", "channel"))


def test_each_person_gets_a_row_for_each_channel_they_can_be_reached_by(
    wang: User, person: Callable[..., User], settings: Any
) -> None:
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/"
    settings.WECOM_WEBHOOK_URL = "http://127.0.0.1:9/"
    notify([wang, person("li")], "assigned", "12", "Assigned", at=NOON)
    assert rows() == [("wang", "site"), ("wang", "email"), ("wang", "sms"), ("li", "site")]


def test_wecom_is_used_only_where_it_is_named(wang: User, settings: Any) -> None:
    settings.WECOM_WEBHOOK_URL = "http://127.0.0.1:9/"
    notify([wang], "assigned", "12", "Assigned", at=NOON, channels=[Channel.SITE, Channel.WECOM])
    assert rows() == [("wang", "site"), ("wang", "wecom")]


def test_a_channel_the_site_has_not_set_up_is_left_out(wang: User) -> None:
    notify([wang], "assigned", "12", "Assigned", at=NOON, channels=[Channel.SMS, Channel.WECOM])
    assert rows() == []


def test_the_same_matter_is_told_once(wang: User) -> None:
    notify([wang], "due", "12:2026-11-30", "First", at=NOON)
    notify([wang, wang], "due", "12:2026-11-30", "Second", at=NOON)
    notify([wang], "due", "12:2026-12-01", "Third", at=NOON)
    notify([wang], "late", "12:2026-11-30", "Fourth", at=NOON)
    assert list(Notice.objects.of(wang).order_by("pk").values_list("text", flat=True)) == ["First", "Third", "Fourth"]


def test_a_notice_is_written_in_one_statement_however_many_people(
    person: Callable[..., User], django_assert_num_queries: Any
) -> None:
    people = [person(f"deputy{number}", email="a@example.org") for number in range(30)]
    with django_assert_num_queries(1):
        notify(people, "due", "12", "Due", at=NOON)
    assert Notice.objects.count() == 60


def test_a_rolled_back_act_tells_nobody(wang: User) -> None:
    @transaction.atomic
    def fail_late() -> float:
        notify([wang], "due", "12", "Due", at=NOON)
        return Notice.objects.count() / 0

    with pytest.raises(ZeroDivisionError):
        fail_late()
    assert rows() == []


def test_everybody_reads_their_own_language(person: Callable[..., User]) -> None:
    people = [person("wang", language="zh-hans"), person("smith", language="en")]
    notify(people, "x", "1", "Yes", at=NOON)
    notify(people, "x", "2", "%(title)s (%(day)s)", at=NOON, values={"title": "50% off", "day": 3})
    texts = [list(Notice.objects.of(user).order_by("pk").values_list("text", flat=True)) for user in people]
    assert texts == [["是", "50% off (3)"], ["Yes", "50% off (3)"]]


def test_a_long_text_is_shortened(wang: User) -> None:
    notify([wang], "x", "1", "%(title)s", at=NOON, values={"title": "建" * 600})
    assert Notice.objects.of(wang).get().text == "建" * 499 + "…"


def test_in_site_rows_are_there_at_once_and_ringing_ones_in_the_morning(wang: User, settings: Any) -> None:
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/"
    night = NOON + timedelta(hours=10)
    notify([wang], "due", "12", "Due", at=night)
    assert list(Notice.objects.order_by("pk").values_list("channel", "not_before", "sent_at")) == [
        ("site", night, night),
        ("email", night, None),
        ("sms", NOON + timedelta(hours=20), None),
    ]


def test_only_the_recipient_reads_and_the_first_time_counts(wang: User, person: Callable[..., User]) -> None:
    notify([wang], "due", "12", "Due", at=NOON)
    notice = Notice.objects.of(wang).get()
    mark_read(notice, by=person("li"), at=NOON)
    assert Notice.objects.unread_of(wang).count() == 1
    mark_read(notice, by=wang, at=NOON)
    mark_read(notice, by=wang, at=NOON + LEASE)
    notice.refresh_from_db()
    assert notice.read_at == NOON


def test_all_of_ones_own_are_read_at_once(wang: User, person: Callable[..., User]) -> None:
    li = person("li")
    for key in "123":
        notify([wang, li], "due", key, "Due", at=NOON)
    assert mark_all_read(by=wang, at=NOON) == 3
    assert (Notice.objects.unread_of(wang).count(), Notice.objects.unread_of(li).count()) == (0, 3)


def test_due_are_the_waiting_whose_time_has_come_oldest_first(wang: User) -> None:
    for key, hours in [("later", 1), ("second", -1), ("first", -2), ("sent", -3), ("given up", -4)]:
        notify([wang], "due", key, key, at=NOON + timedelta(hours=hours), channels=[Channel.EMAIL])
    Notice.objects.filter(key="sent").update(sent_at=NOON)
    Notice.objects.filter(key="given up").update(given_up_at=NOON)
    assert list(Notice.objects.due(NOON).values_list("key", flat=True)) == ["first", "second"]


def test_what_missed_its_hours_does_not_ring_at_night(wang: User, settings: Any) -> None:
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/"
    notify([wang], "due", "12", "Due", at=NOON, channels=[Channel.SMS])
    assert [Notice.objects.due(NOON + timedelta(hours=hours)).count() for hours in (0, 7, 8, 19, 20)] == [1, 1, 0, 0, 1]


def test_a_claimed_batch_is_nobody_elses_until_the_lease_ends(wang: User) -> None:
    for key in range(actions.BATCH + 1):
        notify([wang], "due", str(key), "Due", at=NOON, channels=[Channel.EMAIL])
    first, second, third = claim(NOON), claim(NOON), claim(NOON)
    assert [notice.key for notice in first] == [str(key) for key in range(actions.BATCH)]
    assert ([notice.key for notice in second], third) == ([str(actions.BATCH)], [])
    assert {(notice.leased_until, notice.attempts) for notice in first} == {(NOON + LEASE, 1)}
    assert len(claim(NOON + LEASE)) == actions.BATCH


def test_a_failure_waits_longer_each_time_and_is_given_up_in_the_end(wang: User) -> None:
    notify([wang], "due", "12", "Due", at=NOON, channels=[Channel.EMAIL])
    now, waits = NOON, []
    while batch := claim(now):
        mark_failed(batch[0], "ConnectionRefusedError: " + "x" * 400, at=now)
        notice = Notice.objects.get()
        waits.append(notice.not_before - now)
        now = max(notice.not_before, now)
    assert (notice.attempts, notice.given_up_at, len(notice.last_error)) == (MAX_ATTEMPTS, now, 300)
    assert [wait.total_seconds() // 60 for wait in waits[:-1]] == [2, 4, 8, 16, 32, 64, 128]


def test_a_slow_worker_cannot_undo_what_a_quicker_one_did(wang: User) -> None:
    notify([wang], "due", "12", "Due", at=NOON, channels=[Channel.EMAIL])
    [slow], [quick] = claim(NOON), claim(NOON + LEASE)
    mark_sent(quick, at=NOON + LEASE)
    mark_failed(slow, "too late", at=NOON + LEASE)
    notice = Notice.objects.get()
    assert (notice.sent_at, notice.last_error, notice.attempts) == (NOON + LEASE, "", 2)
