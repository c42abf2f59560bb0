"""Who is reached over which channel, how often it is tried, and what one worker may do to another's notice."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as few
from hypothesis import strategies as st

from congress.accounts.models import User
from congress.notices.actions import (
    BATCH,
    ERROR_LENGTH,
    claim,
    compose,
    is_reachable,
    mark_failed,
    mark_read,
    mark_sent,
    notify,
)
from congress.notices.models import Notice
from congress.notices.rules import LEASE, MAX_ATTEMPTS, RINGING, Channel, earliest, is_open, wait_after

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)  # ten in the morning in China
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(channel=st.sampled_from(list(Channel)), at=INSTANTS)
@few(max_examples=80)
def test_the_first_lawful_instant_is_lawful_not_early_and_within_a_night(channel: Channel, at: datetime) -> None:
    found = earliest(channel, at)
    assert (is_open(channel, found), found >= at, found - at <= timedelta(hours=12)) == (True, True, True)
    assert earliest(channel, found) == found
    assert found == at or (
        channel in RINGING and timezone.localtime(found).strftime("%H:%M:%S.%f") == "08:00:00.000000"
    )


def test_the_last_try_comes_about_four_hours_after_the_first() -> None:
    waits = [wait_after(attempt) for attempt in range(1, MAX_ATTEMPTS)]
    assert sum(waits, timedelta()) == timedelta(hours=4, minutes=14)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "phone", "gateway", "robot", "reached"),
    [
        ("", "", "", "", [Channel.SITE]),
        ("a@example.org", "", "http://sms", "http://wecom", [Channel.SITE, Channel.EMAIL, Channel.WECOM]),
        ("", "13812341234", "http://sms", "", [Channel.SITE, Channel.SMS]),
        ("", "13812341234", "", "", [Channel.SITE]),
        ("a@example.org", "13812341234", "http://sms", "http://wecom", list(Channel)),
    ],
)
def test_a_person_is_reached_where_site_and_person_both_have_the_channel(
    person: Callable[..., User], settings: Any, email: str, phone: str, gateway: str, robot: str, reached: list[Channel]
) -> None:
    settings.SMS_GATEWAY_URL, settings.WECOM_WEBHOOK_URL = gateway, robot
    user = person("wang", email=email, phone=phone)
    assert [channel for channel in Channel if is_reachable(user, channel)] == reached


@pytest.mark.django_db
def test_composing_writes_nothing(person: Callable[..., User]) -> None:
    composed = compose([person("wang")], "k", "1", "Nothing of the kind", at=AT)
    assert ([notice.text for notice in composed], Notice.objects.count()) == (["Nothing of the kind"], 0)


@pytest.mark.django_db
def test_nobody_to_tell_writes_nothing() -> None:
    notify([], "k", "1", "Text", at=AT)
    assert Notice.objects.count() == 0


@pytest.mark.django_db
def test_a_percent_sign_is_a_sign_where_nothing_is_filled_in(person: Callable[..., User]) -> None:
    notify([person("wang")], "k", "1", "100% done", at=AT)
    notify([person("li")], "k", "1", "%(share)s done", at=AT, values={"share": "100%"})
    assert sorted(Notice.objects.values_list("text", flat=True)) == ["100% done", "100% done"]


@pytest.fixture
def mails(person: Callable[..., User]) -> list[Notice]:
    """More mails than one batch, all due."""
    people = [person(f"p{number}", email=f"p{number}@example.org") for number in range(BATCH + 2)]
    notify(people, "k", "1", "Text", at=AT, channels=[Channel.EMAIL])
    return list(Notice.objects.order_by("pk"))


@pytest.mark.django_db
def test_a_batch_is_bounded_oldest_first_and_counted_as_a_try(mails: list[Notice]) -> None:
    first, second = claim(AT), claim(AT)
    assert [notice.pk for notice in first + second] == [notice.pk for notice in mails]
    assert (len(first), {notice.attempts for notice in first}) == (BATCH, {1})
    assert {notice.leased_until for notice in first} == {AT + LEASE}
    assert claim(AT) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "count"), [(-1, 2), (0, BATCH)])
def test_a_lease_ends_on_its_instant(mails: list[Notice], seconds: int, count: int) -> None:
    claim(AT)
    assert len(claim(AT + LEASE + timedelta(seconds=seconds))) == count


@pytest.mark.django_db
def test_what_was_sent_stays_sent(mails: list[Notice]) -> None:
    [notice, *_others] = claim(AT)
    mark_sent(notice, at=AT)
    mark_sent(notice, at=AT + timedelta(hours=1))
    notice.refresh_from_db()
    assert (notice.sent_at, notice.leased_until, notice.last_error) == (AT, None, "")


@pytest.mark.django_db
def test_a_failure_names_its_reason_and_only_so_much_of_it(mails: list[Notice]) -> None:
    [notice, *_others] = claim(AT)
    mark_failed(notice, "x" * 1000, at=AT)
    notice.refresh_from_db()
    assert (notice.last_error, notice.leased_until, notice.given_up_at) == ("x" * ERROR_LENGTH, None, None)
    assert notice.not_before == AT + wait_after(1)


@pytest.mark.django_db
@pytest.mark.parametrize(("attempts", "is_over"), [(MAX_ATTEMPTS - 1, False), (MAX_ATTEMPTS, True)])
def test_the_eighth_failure_is_the_last(mails: list[Notice], attempts: int, is_over: bool) -> None:
    [notice, *_others] = claim(AT)
    notice.attempts = attempts
    mark_failed(notice, "down", at=AT)
    notice.refresh_from_db()
    assert ((notice.given_up_at == AT), notice.sent_at) == (is_over, None)
    assert Notice.objects.due(AT + timedelta(days=30)).filter(pk=notice.pk).exists() is not is_over


@pytest.mark.django_db
def test_a_sent_notice_cannot_fail_afterwards(mails: list[Notice]) -> None:
    [notice, *_others] = claim(AT)
    mark_sent(notice, at=AT)
    mark_failed(notice, "late news", at=AT)
    notice.refresh_from_db()
    assert (notice.sent_at, notice.last_error) == (AT, "")


@pytest.mark.django_db
def test_reading_the_copy_that_went_by_mail_is_not_reading(mails: list[Notice]) -> None:
    mark_read(mails[0], by=mails[0].recipient, at=AT)
    mails[0].refresh_from_db()
    assert mails[0].read_at is None
