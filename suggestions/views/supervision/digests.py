"""The page behind the link of a morning digest."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from suggestions.actions.supervision.digests import open_link

HEADINGS = {
    "new": _("New"),
    "late": _("Late"),
    "urgent": _("Urgent"),
    "dissatisfied": _("Rated not satisfied"),
    "key": _("Key suggestions"),
}


@require_safe
@never_cache
def digest(request: HttpRequest, token: str) -> HttpResponse:
    """Read-only, without sign-in: this one digest, as it was written. Nothing on it leads to a row."""
    found = open_link(token, at=timezone.now())
    if found is None:
        raise Http404
    parts: list[Any] = [(label, found.content.get(name)) for name, label in HEADINGS.items()]
    response = render(request, "suggestions/supervision/digest.html", {"digest": found, "parts": parts})
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
