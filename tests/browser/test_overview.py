"""The overview in a browser: drawn from its tables, read without script, by keyboard, on a phone, a desk and a wall."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.accounts.models import User
from stations.rolling import roll_up as roll_up_stations
from suggestions.rolling import roll_up
from tests.browser.test_every_page import NARROW, WIDE, overflow, squeezed, violations
from tests.stations.heard import around

FETCH = """() => {  // what the five minutes do
    const wall = document.querySelector(".c-overview-in"), said = (name) => wall.getAttribute(name);
    htmx.ajax("GET", said("hx-get"), {source: wall, select: said("hx-select"), swap: said("hx-swap")});
}"""
WALL = {"width": 1920, "height": 1080}
TODAY = timezone.localdate()
ENDS = (
    "[...document.querySelectorAll('.c-drawn')].map(one => [...one.querySelectorAll('text')].map(t => t.textContent))"
)


@pytest.fixture
def town(shared_town):
    """Answers, a promise, a bad rating, opinions, and all of it kept by month."""
    heard = around(shared_town)
    shared_town.rate(shared_town.replied(timezone.now() - timedelta(days=40), "B"), "satisfied")
    shared_town.dissatisfied()
    shared_town.handling(timezone.now() - timedelta(days=100))
    heard.answered()
    roll_up([shared_town.session], today=TODAY)
    roll_up_stations(shared_town.congress, today=TODAY)
    return shared_town


@pytest.fixture
def opened(browser, town, live_server, settings) -> Any:
    """Opens the overview as the chair; gives the page and what the browser complains of."""
    client = Client()
    client.force_login(town.chair)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    contexts = []

    def open_page(query: str = "", **more: Any) -> tuple[Any, list[str]]:
        context = browser.new_context(locale="zh-CN", **more)
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page, complaints = context.new_page(), []
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        assert page.goto(live_server.url + reverse("portal:overview") + query).status == 200
        return page, complaints

    yield open_page
    for context in contexts:
        context.close()


def faults(page: Any, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    return [*violations(page), *squeezed(page), *([f"{overflow(page)} px"] if overflow(page) > width else [])]


def test_the_overview_is_drawn_read_and_worked_by_keyboard(opened: Callable[..., Any]) -> None:
    page, complaints = opened()
    first, *_others = page.evaluate(ENDS)
    name = page.locator("#t-answered thead th").nth(1).text_content()
    assert [text for text in first if text.startswith(name)] == [f"{name} 2"]
    assert page.locator(".c-numbers[open]").count() == 0
    page.locator(".c-numbers summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#t-answered").is_visible()
    assert page.locator(".c-drawn svg path[stroke-dasharray]").count() >= 2  # told apart without colour
    assert {width: faults(page, width) for width in (NARROW, WIDE)} == {NARROW: [], WIDE: []}
    page.focus("#month")
    page.keyboard.press("ArrowDown")
    page.focus("form.c-filters button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert (page.locator("#h-lights").count(), complaints) == (0, [])


def test_without_script_the_tables_stand(opened: Callable[..., Any]) -> None:
    page, _complaints = opened(java_script_enabled=False)
    assert [page.locator(f"#t-{key}").is_visible() for key in ("answered", "opinions")] == [True, True]
    assert page.locator(".c-drawn:visible").count() == 0


def test_the_wall_fits_its_screen_and_fetches_itself(opened: Callable[..., Any]) -> None:
    User.objects.update(language="en")
    page, complaints = opened("?wall=1", viewport=WALL)
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert (size, violations(page), complaints) == ([WALL["width"], WALL["height"]], [], [])
    page.evaluate("document.querySelector('.c-overview-in').dataset.old = '1'")
    with page.expect_response(lambda response: "wall=1" in response.url):
        page.evaluate(FETCH)
    page.wait_for_selector(".c-overview-in:not([data-old]) .c-drawn svg")
    assert complaints == []
