"""A world that the tests of a file share: built once, and whatever a test changes of it is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import translation

World = TypeVar("World")


@contextmanager
def built_once(blocker: Any, build: Callable[[], World]) -> Iterator[World]:
    """For a fixture of a module without tests that commit. Each test takes a deep copy of it, and the fixture `db`."""
    with blocker.unblock(), transaction.atomic(), translation.override("en"):
        world = build()
        connection.check_constraints()  # now: what is put off till later would be checked again after every test
        yield world
        transaction.set_rollback(True)
