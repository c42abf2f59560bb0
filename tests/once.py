"""A world that tests share: built once, and whatever a test changes of it is undone."""

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
    STANDING.fall()
    with blocker.unblock(), transaction.atomic(), translation.override("en"):
        world = build()
        connection.check_constraints()  # now: what is put off till later would be checked again after every test
        yield world
        transaction.set_rollback(True)


class Standing:
    """A world that stays from one test to the next, in whatever file, until one comes that has no use for it."""

    world: Any = None

    def stand(self, blocker: Any, build: Callable[[], Any]) -> None:
        """Does nothing where it stands already, or where the world of a file does."""
        if connection.in_atomic_block:
            return
        self.blocker, self.block = blocker, transaction.atomic()
        with blocker.unblock(), translation.override("en"):
            self.block.__enter__()
            self.world = build()
            connection.check_constraints()

    def fall(self) -> None:
        if self.world:
            self.world = None
            with self.blocker.unblock():
                transaction.set_rollback(True)
                self.block.__exit__(None, None, None)


STANDING = Standing()


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
