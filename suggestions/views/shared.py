"""What several views need."""

from typing import Any

from django.shortcuts import get_object_or_404

from congress.accounts.sessions import SignedInRequest
from suggestions.models import Suggestion
from suggestions.parties import parties_of
from suggestions.rules import LAW

BESIDE = ("congress__region", "proposed_unit", "first_tier", "merged_into", "lead__delegation__region")


def find(request: SignedInRequest, pk: int) -> Suggestion:
    """The suggestion if this person may see it; 404 otherwise, as if it never was."""
    rows = Suggestion.objects.visible_to(request.user).for_rows()
    return get_object_or_404(rows.select_related(*BESIDE), pk=pk)


def steps_open_to(request: SignedInRequest, suggestion: Any) -> list[str]:
    """Names of the steps this person may take now."""
    return LAW.open_to(suggestion.status, parties_of(request.user, suggestion))
