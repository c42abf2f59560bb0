"""Limits hold to the very one, however many come at once."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import redis
from django.core.cache import cache

from congress.common.pace import CannotCount, TooOften, _redis, count, network
from tests.at_once import at_once

NOON = datetime(2026, 11, 20, 12, 0, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def limits(settings):
    settings.PACE = {"knock": (20, 600), "ring": (5, 60)}


@pytest.fixture
def whom():
    return str(uuid4())


def let_in(tries, at=NOON):
    try:
        count(tries, at)
    except TooOften:
        return False
    return True


def test_so_many_get_in_and_no_more(whom):
    assert [let_in({"ring": whom}) for _ in range(7)] == [True] * 5 + [False] * 2


def test_another_has_a_count_of_their_own(whom):
    assert [let_in({"ring": whom}) for _ in range(6)][-1] is False
    assert let_in({"ring": whom + "x"}) is True


def test_with_the_next_window_the_count_begins_anew(whom):
    times = [NOON] * 6 + [NOON + timedelta(seconds=29), NOON + timedelta(seconds=30)]
    assert [let_in({"ring": whom}, at) for at in times] == [True] * 5 + [False, False, True]


def test_of_two_limits_the_narrower_holds(whom):
    assert [let_in({"knock": whom, "ring": whom}) for _ in range(6)].count(True) == 5


def test_the_sentence_says_how_long_to_wait(whom):
    for _ in range(20):
        count({"knock": whom}, NOON)
    with pytest.raises(TooOften) as refused:
        count({"knock": whom}, NOON)
    assert (refused.value.seconds, refused.value.is_flood) == (570, False)


def test_who_comes_twice_as_often_as_one_may_is_a_flood(whom):
    told = []
    for _ in range(12):
        try:
            count({"ring": whom}, NOON)
        except TooOften as refused:
            told.append(refused.is_flood)
    assert told == [False] * 5 + [True] * 2


def test_of_two_hundred_at_once_just_so_many_get_in(whom):
    """The very first of a process among them, which open the way to Redis together."""
    _redis.cache_clear()
    assert sum(at_once(*[lambda: let_in({"knock": whom})] * 200)) == 20


def test_a_limiter_that_reads_and_then_writes_lets_more_in(whom):
    """Negative control: the same two hundred against the usual get-then-set."""

    def naive():
        number = cache.get(whom, 0)
        cache.set(whom, number + 1, 60)
        return number < 20

    assert sum(at_once(*[naive] * 200)) > 20


def test_without_redis_nobody_gets_in(settings, whom):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    with pytest.raises(CannotCount):
        count({"knock": whom}, NOON)


def test_addresses_are_kept_as_hashes_and_for_one_window(settings):
    with redis.Redis.from_url(settings.CACHES["default"]["LOCATION"]) as server:
        server.delete(*server.keys("pace:*") or ["pace:"])
        count({"ring": "203.0.113.77"}, NOON)
        [key] = server.keys("pace:*")
        assert (b"203.0.113" in key, 0 < server.ttl(key) <= 60) == (False, True)


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("203.0.113.77", "203.0.113.77"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("unknown", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_an_address_counts_for_its_network(address, whose):
    assert network(address) == whose
