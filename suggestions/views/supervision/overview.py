"""Where the supervision of suggestions begins."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from suggestions.oversight.overview import parts
from suggestions.views.supervision.pages import for_supervision


@require_safe
@for_supervision
def index(request: SignedInRequest) -> HttpResponse:
    """Every part of supervision with how many wait there."""
    return render(request, "suggestions/supervision/overview.html", {"parts": parts(request.user)})
