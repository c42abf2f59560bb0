"""Where uploads go and who sends them."""

from pathlib import Path
from typing import Any

import pytest

from congress.accounts.models import User


@pytest.fixture
def kept(settings: Any, tmp_path: Path) -> Path:
    """The folder uploads are kept in."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def sender() -> User:
    return User.objects.create(username="wang", name="王海")
