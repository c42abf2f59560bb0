"""What citizens said, for those who handle it: the list and the page of one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from stations.models import Opinion

BESIDE = ("congress__region", "station__region", "deputy__person", "higher__person", "unit", "folded_into")


def find(request: SignedInRequest, pk: int) -> Any:
    """The opinion if this person may see it; 404 otherwise, as if it never was."""
    return get_object_or_404(Opinion.objects.visible_to(request.user).select_related(*BESIDE), pk=pk)


@login_required
@require_safe
def opinion(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything the reader may know of one opinion, and the acts open to them."""
    return render(request, "stations/opinions/opinion.html", {"opinion": find(request, pk)})
