"""The back office in a real browser: everything works under the one content security policy of the site."""

import pytest
from django.test import Client


@pytest.fixture
def office(live_server, shared_town, settings, page):
    """Opens a page of the back office as the system administrator; `complaints` collects what the browser says."""
    client = Client()
    client.force_login(shared_town.system)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    complaints = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def visit(path):
        response = page.goto(f"{live_server.url}/office/{path}")
        assert response.status == 200
        return page

    visit.complaints = complaints
    return visit


def test_the_policy_allows_nothing_inline(live_server, client):
    policy = client.get("/office/").headers["Content-Security-Policy"].split("; ")
    assert [rule for rule in policy if rule.startswith(("script-src", "style-src"))] == [
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_the_browser_does_complain_of_inline_style(office):
    page = office("organs/unit/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert len(office.complaints) == 1


def test_no_page_breaks_a_rule_of_the_policy(office):
    for path in ("", "organs/unit/", "organs/unit/add/", "organs/holiday/", "accounts/user/"):
        office(path)
        assert (path, office.complaints) == (path, [])


def test_the_filters_open_by_keyboard(office):
    page = office("organs/unit/")
    page.get_by_role("button").filter(has_text="filter_list").focus()
    page.keyboard.press("Enter")
    page.locator("#changelist-filter").wait_for(state="visible")
    assert office.complaints == []


def test_on_a_phone_nothing_runs_out_of_the_window(office):
    page = office("organs/unit/")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
