"""While a deputy writes: what was put forward before on the same matter. Nothing is saved."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from congress.accounts.sessions import SignedInRequest
from congress.organs.models import Congress
from suggestions.advice import Similar, similar_to
from suggestions.forms import DraftForm
from suggestions.models import Suggestion
from suggestions.rules import Status


def look(request: SignedInRequest, congress: Congress, suggestion: Any = None) -> HttpResponse:
    """The list alone for htmx; without it the whole form again, with the list and everything as typed."""
    found = similar_for(request, congress)
    if "HX-Request" in request.headers:
        return render(request, "suggestions/_similar_to_draft.html", {"similar": found})
    form = DraftForm(instance=suggestion, congress=congress, initial=typed(request))
    return render(request, "suggestions/draft.html", {"form": form, "suggestion": suggestion, "similar": found})


def similar_for(request: SignedInRequest, congress: Congress) -> list[Similar]:
    """Of what the writer may see; drafts, their own too, are no earlier suggestions."""
    among = Suggestion.objects.visible_to(request.user).exclude(status=Status.DRAFT)
    return similar_to(request.POST.get("title", ""), request.POST.get("body", ""), congress=congress.pk, among=among)


def typed(request: SignedInRequest) -> dict[str, Any]:
    return {name: request.POST.get(name, "") for name in [*DraftForm.Meta.fields, "seen", "form_key"]}
