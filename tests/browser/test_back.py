"""The back button after a form was sent: the words come back, and with them what tells that they were sent."""

import pytest
from django.test import Client
from django.utils import timezone

from suggestions import actions
from suggestions.models import Suggestion

SAVE = "form[data-warn] .c-acts button:not([name])"


def press(page, button):
    """Where it leads."""
    with page.expect_navigation():
        page.click(button)
    return page.url


@pytest.fixture
def deputy(page, live_server, shared_town, settings):
    client = Client()
    client.force_login(shared_town.deputy)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return page


@pytest.mark.parametrize("made", [1, 2])
def test_what_is_sent_again_after_going_back_is_made_once(deputy, live_server, made):
    """Negative control: without our script the words come back into a form with another key, and make a second."""
    if made > 1:
        deputy.route("**/app*.js", lambda route: route.abort())
    deputy.goto(f"{live_server.url}/suggestions/new")
    typed = {"title": "关于增设座椅的建议", "body": "公交站没有座椅。"}
    for name, words in typed.items():
        deputy.fill(f"[name={name}]", words)
    first = press(deputy, SAVE)
    deputy.go_back()
    assert {name: deputy.input_value(f"[name={name}]") for name in typed} == typed
    assert (press(deputy, SAVE) == first, Suggestion.objects.count()) == (made == 1, made)


def test_words_that_came_back_do_not_overwrite_what_was_written_since(deputy, live_server, shared_town):
    row = shared_town.draft()
    deputy.goto(f"{live_server.url}/suggestions/{row.pk}/edit")
    deputy.fill("[name=body]", "先写的")
    press(deputy, SAVE)
    actions.edit(row, body="后来写的", by=shared_town.deputy, at=timezone.now())
    deputy.go_back()
    press(deputy, SAVE)
    assert (deputy.input_value("[name=body]"), Suggestion.objects.get().body) == ("先写的", "后来写的")
