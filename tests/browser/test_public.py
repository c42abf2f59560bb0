"""A visitor with a phone: how much the front page weighs, and the way from the search to a deputy, by keyboard."""

from typing import Any

import pytest

from tests.browser.test_every_page import NARROW, WIDE, overflow, squeezed, violations
from tests.portal.conftest import Square, build_square

HEAVY = 200_000  # bytes, without fonts, before anything is compressed on the way


@pytest.fixture
def square(shared_town: Any) -> Square:
    own = build_square(shared_town)
    own.ahead(2)
    return own


def loaded(page: Any, address: str) -> dict[str, int]:
    """Bytes of everything the page fetches, by address; fonts are left out."""
    answers: list[Any] = []

    def keep(answer: Any) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", keep)
    return {each.url: len(each.body()) for each in answers if each.request.resource_type != "font"}


def faults(page: Any) -> list[str]:
    """What is wrong with the page as it stands, at both widths and in large type."""
    found = []
    for is_elder in (False, True):
        page.evaluate("elder => document.documentElement.classList.toggle('elder', elder)", is_elder)
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 800})
            too_wide = [f"{overflow(page)} px wide"] if overflow(page) > width else []
            found += [f"{page.url} {width} {fault}" for fault in (*violations(page), *too_wide, *squeezed(page))]
    return found


def test_a_visitor_finds_a_deputy_on_light_pages_by_keyboard(page: Any, square: Square, live_server: Any) -> None:
    light = loaded(page, live_server.url)
    heavy = loaded(page, f"{live_server.url}/published/")
    found = faults(page)
    page.goto(live_server.url)
    found += faults(page)
    page.focus("[name=q]")
    page.keyboard.type("河东")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    found += faults(page)
    page.focus(f'a[href="{square.page()}"]')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    found += faults(page)
    assert page.locator("h1").inner_text() == "deputy-deputy"
    assert found == []
    assert sum(light.values()) <= HEAVY < sum(heavy.values())  # the second is the negative control
