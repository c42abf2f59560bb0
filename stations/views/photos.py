"""Photographs of stations: everybody sees those of open ones; keeper and office add them and take them away."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from congress.files.serving import serve
from stations.actions.photos import HOSTS, add_photo, remove_photo
from stations.forms.photos import PhotoForm
from stations.models import Station
from stations.parties import parties_at
from stations.reports import everybodys

NOT_TAKEN = 409


@require_safe
def photo(request: HttpRequest, pk: int, photo: int) -> FileResponse:
    """A photograph of an open station."""
    station = get_object_or_404(everybodys(), pk=pk)
    return serve(get_object_or_404(station.photos.select_related("upload"), pk=photo).upload, inline=True)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: SignedInRequest, pk: int) -> HttpResponse:
    """The station's photographs, with a form for one more."""
    station = _own(request, pk)
    is_sent = request.method == "POST"
    form = PhotoForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if is_sent and form.is_valid():
        try:
            add_photo(station, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The photograph is shown."))
            return redirect("stations:photos", pk)
    context = {"station": station, "photos": station.photos.all(), "form": form}
    return render(request, "stations/photos.html", context, status=NOT_TAKEN if is_sent else 200)


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, photo: int) -> Any:
    """Take one away."""
    station = _own(request, pk)
    remove_photo(get_object_or_404(station.photos.select_related("station__region"), pk=photo), by=request.user,
                 at=timezone.now())  # fmt: skip
    messages.success(request, _("The photograph is taken away."))
    return redirect("stations:photos", pk)


def _own(request: SignedInRequest, pk: int) -> Station:
    """An open station the person keeps; one that is only seen is refused."""
    station: Station = get_object_or_404(Station.objects.visible_to(request.user).open_to_public().by_area(), pk=pk)
    if parties_at(request.user, station).isdisjoint(HOSTS):
        raise PermissionDenied
    return station
