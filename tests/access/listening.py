"""What the site says where nobody looks at once: to the logs, and to the broker."""

import base64
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.conf import settings
from redis import Redis

ALL = ("lrange", "hgetall", "smembers", "get", "zrange")  # how each kind of value is read whole
KINDS = dict(zip(("list", "hash", "set", "string", "zset"), ALL, strict=True))


@contextmanager
def logged() -> Iterator[StringIO]:
    """What is logged meanwhile at INFO and above by whichever logger, also by those that keep silent otherwise."""
    told = StringIO()
    handler = logging.StreamHandler(told)
    names = [name for name, each in logging.root.manager.loggerDict.items() if isinstance(each, logging.Logger)]
    loggers = [logging.getLogger(), *map(logging.getLogger, names)]
    before = [(each, each.level, each.propagate, each.disabled) for each in loggers]
    for each in loggers:
        each.setLevel(logging.INFO)
        each.propagate, each.disabled = each is not loggers[0], False
    loggers[0].addHandler(handler)
    yield told
    loggers[0].removeHandler(handler)
    for each, level, propagates, is_disabled in before:
        each.setLevel(level)
        each.propagate, each.disabled = propagates, is_disabled


def kept_in_redis() -> Iterator[str]:
    """Every key with its value; bodies of messages are opened."""
    redis: Any = Redis.from_url(settings.CELERY_BROKER_URL, decode_responses=True, encoding_errors="replace")
    for key in redis.scan_iter():
        kind = redis.type(key)
        value = getattr(redis, KINDS[kind])(key, *([0, -1] if kind in {"list", "zset"} else []))
        yield f"{key} {value}"
        yield from (_opened(each) for each in value if kind == "list")


def _opened(message: str) -> str:
    """The body of a message of Celery's, which is kept in base64."""
    return str(json.loads(base64.b64decode(json.loads(message)["body"])))
