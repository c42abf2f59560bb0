"""How often strangers may do a thing: counted exactly, in fixed windows of time, in Redis.

Every try counts, also one that is refused. An address is kept as a keyed hash and for one window only.
"""

import math
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network

import redis
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.common.lifecycle import Refused

FLOOD = 2  # times the limit
WAIT = 2  # seconds for Redis to answer
SHADE = 24  # hexadecimal characters of the hash
IPV6_NET = 64  # bits that one subscriber has at least to oneself (RFC 6177)


class TooOften(Refused):
    """`seconds` until the window ends; `is_flood` where no person can have come so often by mistake."""

    def __init__(self, seconds: int, *, is_flood: bool) -> None:
        minutes = math.ceil(seconds / 60)
        told = ngettext(
            "Too much came from your network at once. Try again in %(minutes)d minute.",
            "Too much came from your network at once. Try again in %(minutes)d minutes.",
            minutes,
        )
        super().__init__(told % {"minutes": minutes})
        self.seconds = seconds
        self.is_flood = is_flood


class CannotCount(Refused):
    """Nobody is let in uncounted."""


def count(tries: Mapping[str, str], at: datetime) -> None:
    """Count one try for each limit of `settings.PACE` and whom it counts; raises TooOften, or CannotCount when Redis
    is away.

    The counter's increment is one act of Redis, so of any number at once just as many as the limit get through.
    """
    now = int(at.timestamp())
    try:
        counted = _increment(tries, now)
    except redis.RedisError as error:
        raise CannotCount(_("The check against floods is not working just now. Try again in a minute.")) from error
    found = list(zip(counted, _limits(tries), strict=True))
    waits = [seconds - now % seconds for number, (limit, seconds) in found if number > limit]
    if waits:
        raise TooOften(max(waits), is_flood=any(number > FLOOD * limit for number, (limit, _seconds) in found))


def network(address: str | None) -> str:
    """Whom an address counts for: itself, of IPv6 its net of 64 bits; all unknown ones are one."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return ""
    return str(ip_network((parsed, IPV6_NET), strict=False)) if isinstance(parsed, IPv6Address) else str(parsed)


def _increment(tries: Mapping[str, str], now: int) -> list[int]:
    pipe = _redis(settings.CACHES["default"]["LOCATION"]).pipeline(transaction=False)
    for (name, whom), (_limit, seconds) in zip(tries.items(), _limits(tries), strict=True):
        shade = salted_hmac("congress.pace", whom, algorithm="sha256").hexdigest()[:SHADE]
        key = f"pace:{name}:{now // seconds}:{shade}"
        pipe.incr(key)
        pipe.expire(key, seconds)
    return list(pipe.execute()[::2])


def _limits(tries: Mapping[str, str]) -> list[tuple[int, int]]:
    """So many in so many seconds."""
    return [settings.PACE[name] for name in tries]


@cache
def _redis(url: str) -> redis.Redis:
    """Two threads that are the first at once may make one each; neither closes the other's pool, as from_url would."""
    pool = redis.BlockingConnectionPool.from_url(url, timeout=WAIT, socket_timeout=WAIT, socket_connect_timeout=WAIT)
    return redis.Redis(connection_pool=pool)
