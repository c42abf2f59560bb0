"""The citizen's way back to one opinion, opened by receipt number and code.

A signed cookie for that one opinion's addresses, for an hour: the code stands in no address and no log, nobody is
known from one opinion to the next, and on a borrowed phone it ends by itself or by the button.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stations.models import Opinion

COOKIE = "opinion"
SECONDS = 3600


def admit(opinion: Opinion, page: str) -> HttpResponse:
    """To that page of the opinion, with the key to it."""
    response = redirect(f"stations:{page}", opinion.pk)
    response.set_signed_cookie(COOKIE, str(opinion.pk), _salt(opinion.pk), max_age=SECONDS, **_kept(opinion.pk))
    return response


def is_admitted(request: HttpRequest, pk: int) -> bool:
    return request.get_signed_cookie(COOKIE, "", _salt(pk), max_age=SECONDS) == str(pk)


def leave(pk: int) -> HttpResponse:
    response = redirect("stations:track")
    response.delete_cookie(COOKIE, path=_kept(pk)["path"])
    return response


def _salt(pk: int) -> str:
    return f"stations.opinion.{pk}"


def _kept(pk: int) -> dict[str, Any]:
    path = reverse("stations:following", args=[pk])
    return {"path": path, "httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
