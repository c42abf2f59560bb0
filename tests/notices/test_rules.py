"""When a channel may ring."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from congress.notices.rules import Channel, earliest, is_open, wait_after


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("asked", "rings"),
    [
        ("2026-11-20 07:59:59", "2026-11-20 08:00"),
        ("2026-11-20 08:00:00", "2026-11-20 08:00"),
        ("2026-11-20 19:59:59", "2026-11-20 19:59:59"),
        ("2026-11-20 20:00:00", "2026-11-21 08:00"),
        ("2026-11-20 23:59:59", "2026-11-21 08:00"),
        ("2026-12-31 20:00:00", "2027-01-01 08:00"),
        ("2026-11-21 00:00:00", "2026-11-21 08:00"),
    ],
)
@pytest.mark.parametrize("channel", [Channel.SMS, Channel.WECOM])
def test_what_rings_waits_for_the_day(channel: Channel, asked: str, rings: str) -> None:
    assert earliest(channel, at(asked)) == at(rings)
    assert is_open(channel, at(asked)) == (at(asked) == at(rings))


@pytest.mark.parametrize("channel", [Channel.SITE, Channel.EMAIL])
def test_what_lies_still_does_not_wait(channel: Channel) -> None:
    assert earliest(channel, at("2026-11-20 03:00")) == at("2026-11-20 03:00")


def test_the_hours_are_a_setting(settings: object) -> None:
    settings.NOTICE_HOURS = (9, 12)  # type: ignore[attr-defined]
    assert earliest(Channel.SMS, at("2026-11-20 08:30")) == at("2026-11-20 09:00")
    assert earliest(Channel.SMS, at("2026-11-20 12:00")) == at("2026-11-21 09:00")


def test_waits_double() -> None:
    assert [wait_after(attempts) for attempts in (1, 2, 7)] == [timedelta(minutes=m) for m in (2, 4, 128)]
