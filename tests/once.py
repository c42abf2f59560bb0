"""A world that the tests of a file share: built once, and whatever a test changes of it is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, TypeVar

import pytest
from django.db import connection, transaction
from django.utils import translation

World = TypeVar("World")


@contextmanager
def built_once(blocker: Any, build: Callable[[], World]) -> Iterator[World]:
    """For a fixture of a module without tests that commit."""
    with blocker.unblock(), transaction.atomic(), translation.override("en"):
        world = build()
        connection.check_constraints()  # now: what is put off till later would be checked again after every test
        yield world
        transaction.set_rollback(True)


def shared(build: Callable[[], Any]) -> tuple[Any, Any]:
    """The fixtures of a file, `lived, world = shared(build)`: what it builds once, and each test's own deep copy."""

    @pytest.fixture(scope="module")
    def lived(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        with built_once(django_db_blocker, build) as world:
            yield world

    @pytest.fixture
    def world(lived: Any, db: None) -> Iterator[Any]:
        with translation.override("en"):
            yield deepcopy(lived)

    return lived, world
