"""The world of the access table, built once for the whole file."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.test import override_settings

from tests.access.world import World, build_world
from tests.once import built_once


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    with files, built_once(django_db_blocker, build_world) as world:
        yield world


@pytest.fixture
def world(built: World, db: None) -> World:
    """The world as built: rows a test writes are undone, objects it changes are its own."""
    return deepcopy(built)
