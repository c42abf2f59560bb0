"""Role × URL × method: every address of the site, asked by everybody, answers as the reviewed table says."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from suggestions import actions
from tests.access.sending import sent
from tests.access.table import METHODS, answers, expected
from tests.access.world import CALLERS, NEVER, address, requests, url_names

ALL = requests(url_names())
# What a read may write: the session, and the trail of who read or took away what.
WRITTEN_BY_READS = {"accounts_websession", "audit_entry", "audit_head", "briefings_download"}
TOUCHED = ("clock", "contact", "steprecord", "suggestion")
KEYED = [
    "suggestions:detail",
    "suggestions:edit",
    "suggestions:file",
    "suggestions:paper",
    "suggestions:step contact",
    "suggestions:api-detail",
    "suggestions:api-course",
    "suggestions:api-explain",
    "suggestions:motion",
    "suggestions:motion-count",
    "suggestions:motion-step sign",
    "suggestions:motion-paper",
    "suggestions:api-motion",
    "stations:opinion",
    "stations:opinion-phone",
    "stations:opinion-photo",
    "stations:opinion-step",
    "stations:api-opinion",
    "stations:api-opinion-step",
    "briefings:briefing",
    "briefings:step",
    "briefings:letter",
    "briefings:letter-round",
    "briefings:plan-step",
]


def code(response: Any) -> str:
    """The status; `in` for a redirect to the sign-in page, `go` for any other."""
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if response.url.startswith(reverse("accounts:sign-in")) else "go"


def ask(world: Any, caller: str, method: str, request: str, key: int | None = None, **options: Any) -> Any:
    """The answer; whatever the request wrote is undone."""
    client = world.client(caller, **options)
    here = address(world, request, key)
    with transaction.atomic():
        response = client.post(here, **sent(world, request)) if method == "POST" else client.get(here)
        transaction.set_rollback(True)
    return response


@pytest.mark.parametrize("caller", CALLERS)
def test_every_get_is_answered_as_the_table_says_and_changes_nothing(world, caller):
    world.client(caller)  # signing in writes
    before = written()
    told = {request: code(ask(world, caller, "GET", request)) for request in ALL}
    assert told == expected(caller, "GET", ALL)
    assert changed_since(before) - WRITTEN_BY_READS == set()


@pytest.mark.parametrize("caller", CALLERS)
def test_every_post_is_answered_as_the_table_says(world, caller):
    told = {request: code(ask(world, caller, "POST", request)) for request in ALL}
    assert told == expected(caller, "POST", ALL)


def test_the_table_has_no_address_that_is_gone():
    assert [sorted(answers(method)) for method in METHODS] == [ALL, ALL]


def written() -> dict[str, int]:
    """Rows written to each table in this transaction so far, those undone included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return dict(cursor.fetchall())


def changed_since(before: dict[str, int]) -> set[str]:
    return {table for table, rows in written().items() if rows != before.get(table, 0)}


def test_a_post_that_changes_something_is_seen_by_the_same_count(world):
    """Negative control."""
    world.client("clerk")
    before = written()
    ask(world, "clerk", "POST", "suggestions:step contact")
    changed = changed_since(before) - WRITTEN_BY_READS
    assert changed == {"notices_notice", *(f"suggestions_{name}" for name in TOUCHED)}


def plain(response: Any) -> str:
    """The body without what differs between any two answers: tokens, keys, the path asked for."""
    body = response.content.decode()
    body = re.sub(r"(csrfmiddlewaretoken\" value=\"|X-CSRFToken\": \")[^\"]+", "", body)
    return body.replace(response.request["PATH_INFO"], "PATH")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("caller", ["far_deputy", "far_dispatcher", "far_host", "other_clerk", "auditor"])
def test_a_foreign_row_is_answered_like_one_that_never_was(world, caller, method):
    for request in KEYED:
        foreign, never = (ask(world, caller, method, request, key) for key in (None, NEVER))
        assert (foreign.status_code, plain(foreign)) == (never.status_code, plain(never)), request


def test_a_foreign_notice_is_answered_like_one_that_never_was(world):
    foreign, never = (ask(world, "clerk", "POST", "notices:open", key) for key in (None, NEVER))
    assert (foreign.status_code, plain(foreign)) == (404, plain(never))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("act", ["change", "delete", "history"])
@pytest.mark.parametrize("model", ["suggestions_suggestion", "suggestions_category", "deputies_mandate"])
def test_a_row_of_another_place_is_no_row_in_the_back_office(world, model, act, method):
    request = f"admin:{model}_{act}"
    foreign, never = (ask(world, "far_dispatcher", method, request, key) for key in (None, NEVER))
    assert (code(foreign), foreign.headers.get("Location")) == (code(never), never.headers.get("Location"))
    assert code(foreign) != "200"


PEOPLE = {
    "system": "user_change user_history user_correct user_give_post user_issue_code post_change post_history post_end",
    "security": "user_change user_history user_disable user_enable user_unlock post_change event_change event_history",
    "auditor": "event_change event_history",
}
HOLDERS = [(who, f"admin:accounts_{page}") for who, pages in PEOPLE.items() for page in pages.split()]
HOLDERS += [("auditor", "admin:audit_entry_change"), ("auditor", "admin:audit_entry_history")]


@pytest.mark.parametrize(("caller", "page"), HOLDERS)
def test_accounts_and_trail_of_another_place_never_were(world, caller, page):
    for method in METHODS:
        foreign, never = (ask(world, f"far_{caller}", method, page, key) for key in (None, NEVER))
        assert (code(foreign), foreign.headers.get("Location")) == (code(never), never.headers.get("Location"))
    assert [code(ask(world, who, "GET", page)) == "200" for who in (caller, f"far_{caller}")] == [True, False]


def test_every_unsafe_request_needs_its_token(world):
    """Asked by the first caller who would be let in; addresses nobody may post to are left out."""
    let_in = {caller: expected(caller, "POST", ALL) for caller in CALLERS}
    for request in ALL:
        caller = next((each for each in CALLERS if let_in[each][request] in ("200", "go", "409")), None)
        if caller:
            assert ask(world, caller, "POST", request, enforce_csrf_checks=True).status_code == 403, (request, caller)


def test_rights_change_on_the_next_request(world):
    client, here = world.client("clerk"), address(world, "suggestions:detail")
    before = client.get(here).status_code
    post = world.town.clerk.posts.get()
    post.ends_on = timezone.localdate().replace(year=2023)
    post.save()
    assert (before, client.get(here).status_code) == (200, 302)


def test_a_unit_that_gave_an_item_back_no_longer_sees_it(world):
    town, item = world.town, world.items["assigned"]
    wish = actions.ask_return(
        town.part(item, "住建局"), reason="非本单位职责", proposed_unit=None, by=town.clerk, at=timezone.now()
    )
    here = address(world, "suggestions:detail", item.pk)
    before = world.client("clerk").get(here).status_code
    actions.answer_return(wish, agreed=True, note="", by=town.dispatcher, at=timezone.now())
    assert (before, world.client("clerk").get(here).status_code) == (200, 404)
