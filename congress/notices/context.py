"""The figure beside “Notices” in the masthead."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from congress.notices.models import Notice


def unread(request: HttpRequest) -> dict[str, Any]:
    """`unread_notices`: how many notices wait for the reader; asked of the database only where a page prints it."""
    return {"unread_notices": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return Notice.objects.unread_of(user).count() if user is not None and user.is_authenticated else 0
