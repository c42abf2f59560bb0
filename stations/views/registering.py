"""The reception register: a visit is written down, and the citizen gets receipt number and code on a slip."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from stations.actions.registering import register
from stations.forms.registering import VisitForm, stations_of
from stations.models import Opinion, Station
from stations.rules.receipts import query_code
from stations.rules.registers import REGISTRARS


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """The station first, where the person has several to choose from; then the visit."""
    if request.user.roles.isdisjoint(REGISTRARS):
        raise PermissionDenied
    stations = stations_of(request.user)
    station = _chosen(request, stations)
    if station is None:
        return render(request, "stations/registers/choose.html", {"stations": _near(stations, request.user)})
    at = timezone.now()
    form = VisitForm(request.POST or None, request.FILES or None, station=station, by=request.user, at=at)
    if form.is_bound and form.is_valid():
        try:
            opinion, _code = register(station, by=request.user, at=at, **form.cleaned_data)
            return redirect("stations:opinion-slip", opinion.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "stations/registers/visit.html", {"form": form, "station": station})


@login_required
@require_safe
@never_cache
def slip(request: SignedInRequest, pk: int) -> HttpResponse:
    """Receipt number and code, for whoever registered the visit to show or print; nobody else sees the code."""
    mine = Opinion.objects.visible_to(request.user).filter(recorded_by=request.user).exclude(secret="")
    opinion = get_object_or_404(mine.select_related("station", "congress"), pk=pk)
    context = {"opinion": opinion, "code": query_code(opinion.form_key)}
    return render(request, "stations/registers/slip.html", context)


def _chosen(request: SignedInRequest, stations: Any) -> Station | None:
    """The station asked for; 404 where the person may not register. The only one needs no question."""
    if key := request.GET.get("station", ""):
        return get_object_or_404(stations, pk=int(key) if key.isdecimal() else 0)
    found = list(stations[:2])
    return found[0] if len(found) == 1 else None


def _near(stations: Any, user: Any) -> list[Station]:
    """The stations the person is grouped into first."""
    mine = set(stations.filter(memberships__mandate__person__user=user).values_list("pk", flat=True))
    return sorted(stations.by_area().order_by("region_code", "code"), key=lambda station: station.pk not in mine)
