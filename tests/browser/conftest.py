"""A citizen's window before the codes of the town."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.test_every_page import NARROW
from tests.stations.citizen.conftest import Square, build_square


@pytest.fixture
def square(shared_town, settings) -> Square:
    settings.PUZZLE_BITS = 10
    return build_square(shared_town)


@pytest.fixture
def pages(browser) -> Iterator[Any]:
    """A phone's fresh window, asked for with or without scripts."""
    contexts = []

    def open_window(**more: Any) -> Any:
        contexts.append(browser.new_context(locale="zh-CN", viewport={"width": NARROW, "height": 800}, **more))
        contexts[-1].set_default_timeout(10_000)
        return contexts[-1].new_page()

    yield open_window
    for context in contexts:
        context.close()
