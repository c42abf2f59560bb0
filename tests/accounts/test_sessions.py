"""What a session remembers, whose it is, and where its person sat."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from congress.accounts import sessions
from congress.accounts.models import Event, User, WebSession
from congress.accounts.rules import Act

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def begun(rf: RequestFactory, deputy: User) -> WebSession:
    request = rf.post("/", headers={"User-Agent": "浏览器" * 100}, REMOTE_ADDR="10.1.2.3")
    SessionMiddleware(lambda request: HttpResponse()).process_request(request)
    sessions.begin(request, deputy, AT)
    request.session.save()
    return WebSession.objects.get()


def test_a_session_knows_its_person_address_and_times(begun: WebSession, deputy: User) -> None:
    assert begun.user == deputy
    assert begun.facts == {"address": "10.1.2.3", "agent": ("浏览器" * 67)[:200], "begun_at": AT, "seen_at": AT}


def test_a_session_ends_twelve_hours_after_it_began(begun: WebSession) -> None:
    assert begun.expire_date == AT + timedelta(hours=12)


def test_signing_in_is_journaled_with_the_address(begun: WebSession, deputy: User) -> None:
    [event] = Event.objects.all()
    assert (event.act, event.user, event.by, event.at, event.address) == (Act.SIGNED_IN, deputy, deputy, AT, "10.1.2.3")


def test_the_name_of_a_session_does_not_open_it(begun: WebSession) -> None:
    assert (len(begun.name), begun.name in begun.session_key, begun.session_key in begun.name) == (32, False, False)


def test_a_session_of_an_older_kind_tells_what_it_knows(begun: WebSession) -> None:
    begun.session_data = WebSession.get_session_store_class()().encode({})
    assert WebSession(session_data=begun.session_data).facts == {
        "address": "",
        "agent": "",
        "begun_at": None,
        "seen_at": None,
    }


def test_open_sessions_are_the_own_that_have_not_run_out(begun: WebSession, deputy: User, person: Any) -> None:
    other = person("other")
    ends = begun.expire_date
    assert list(WebSession.objects.open_for(deputy, ends - timedelta(seconds=1))) == [begun]
    assert list(WebSession.objects.open_for(deputy, ends)) == []
    assert list(WebSession.objects.open_for(other, AT)) == []


@pytest.mark.parametrize(
    ("is_public", "forwarded", "remote", "address"),
    [
        (False, None, "10.1.2.3", "10.1.2.3"),
        (False, "6.6.6.6", "10.1.2.3", "10.1.2.3"),  # on a laptop nobody forwards, so nobody is believed
        (False, None, "", None),
        (True, "203.0.113.7", "172.18.0.2", "203.0.113.7"),
        (True, "6.6.6.6, 203.0.113.7", "172.18.0.2", "203.0.113.7"),  # the first is what the visitor claims
        (True, "2001:db8::1", "172.18.0.2", "2001:db8::1"),
        (True, "", "172.18.0.2", None),
        (True, None, "172.18.0.2", None),
    ],
)
def test_the_address_is_what_our_own_proxy_saw(
    rf: RequestFactory, settings: Any, is_public: bool, forwarded: str | None, remote: str, address: str | None
) -> None:
    settings.IS_PUBLIC = is_public
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    assert sessions.address_of(rf.get("/", headers=headers, REMOTE_ADDR=remote)) == address
