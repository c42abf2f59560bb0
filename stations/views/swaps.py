"""A swap of reception days, for the two deputies it is about."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from stations.actions import receptions
from stations.models import Swap
from stations.parties import parties_to_swap
from stations.rules.swaps import SWAP_LAW

ACTS = {"agree": receptions.agree_swap, "decline": receptions.decline_swap, "withdraw": receptions.withdraw_swap}


@require_safe
@login_required
def swap(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who asks for what, and the buttons of whoever looks."""
    row = _find(request, pk)
    lawful = SWAP_LAW.open_to(row.status, parties_to_swap(request.user, row))
    context = {
        "swap": row,
        "acts": [(name, SWAP_LAW.steps[name].label) for name in lawful],
        "steps": row.steps.select_related("by"),
        "today": timezone.localdate(),
    }
    return render(request, "stations/receptions/swap.html", context)


@require_POST
@login_required
def take(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """One button; what is not possible any more is said."""
    row = _find(request, pk)
    if name not in ACTS:
        raise Http404
    try:
        ACTS[name](row, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, SWAP_LAW.done(name))
    return redirect(row)


def _find(request: SignedInRequest, pk: int) -> Any:
    return get_object_or_404(Swap.objects.visible_to(request.user).for_rows(), pk=pk)
