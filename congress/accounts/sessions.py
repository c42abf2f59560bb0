"""What a browser's session remembers of its person."""

from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY, login
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest

from congress.accounts.models import Event, User, WebSession
from congress.accounts.rules import Act


class SignedInRequest(HttpRequest):
    """What a view behind `login_required` is given: its user is a person with an account."""

    user: User


class SessionStore(DatabaseStore):
    """Sessions in the database, each row naming its account."""

    @classmethod
    def get_model_class(cls) -> type[WebSession]:
        return WebSession

    def create_model_instance(self, data: dict[str, Any]) -> WebSession:
        row: Any = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return cast(WebSession, row)


def begin(request: HttpRequest, user: User, at: datetime) -> None:
    """Sign the person in; the session ends SESSION_COOKIE_AGE seconds from now, however busy it is."""
    login(request, user)
    request.session.update(
        {
            "address": address_of(request),
            "agent": request.headers.get("User-Agent", "")[:200],
            "begun_at": at.timestamp(),
            "seen_at": at.timestamp(),
        }
    )
    request.session.set_expiry(at + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    Event.objects.create(act=Act.SIGNED_IN, at=at, user=user, by=user, address=address_of(request))


def address_of(request: HttpRequest) -> str | None:
    """The visitor's address. On a public site it is what our own proxy saw: the last name it added to the list."""
    if settings.IS_PUBLIC:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or None
    return request.META.get("REMOTE_ADDR") or None
