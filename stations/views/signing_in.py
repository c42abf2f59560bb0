"""The code at the station on a reception day: the keeper shows it, deputies scan it and sign in."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from congress.documents.qr import qr_svg
from stations.actions import receptions as actions
from stations.parties import keeps
from stations.views.receptions import find


@require_safe
@login_required
def code(request: SignedInRequest, pk: int) -> HttpResponse:
    """The code of one day, to be shown on a screen or printed; for whoever keeps the station."""
    row = find(request, pk)
    if not keeps(request.user, row.station):
        raise PermissionDenied
    address = settings.SITE_URL + reverse("stations:reception-in", args=[actions.token_of(row)])
    context = {"day": row, "svg": qr_svg(address), "today": timezone.localdate()}
    return render(request, "stations/receptions/code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sign_in(request: SignedInRequest, token: str) -> HttpResponse:
    """GET asks, POST signs in; again shows the same time."""
    row = actions.day_of(token)
    if row is None:
        raise Http404
    own = row.attendances.filter(mandate__person__user=request.user).first()
    refusal = ""
    if request.method == "POST":
        try:
            own = actions.sign_in(row, by=request.user, at=timezone.now())
        except Refused as refused:
            refusal = str(refused)
    context = {"day": row, "own": own, "refusal": refusal, "today": timezone.localdate()}
    return render(request, "stations/receptions/sign_in.html", context, status=409 if refusal else 200)
