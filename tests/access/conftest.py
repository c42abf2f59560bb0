"""The world of the access table; pages without a collected manifest of static files, uploads thrown away."""

from pathlib import Path
from typing import Any

import pytest

from tests.access.world import World, build_world


@pytest.fixture(autouse=True)
def own_storage(settings: Any, tmp_path: Path) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world(db: None) -> World:
    return build_world()
