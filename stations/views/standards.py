"""Grades of stations in the portal: keepers apply, the office assesses and decides, leaders read."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import LEADERS, STAFF, Role
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.paging import page_by_key
from congress.files.serving import serve
from stations.forms.standards import GRADING_FORMS, ApplyForm, ChoiceForm, offered
from stations.models import Station, StationGrading, StationStandard
from stations.parties import parties_at
from stations.rules.standards import GRADING_LAW
from stations.views.acts import act_page, check_may, is_too_late

READERS = STAFF | LEADERS | {Role.STATION_KEEPER}


@login_required
@require_safe
def gradings(request: SignedInRequest) -> HttpResponse:
    """Applications and grades of the stations the reader keeps or oversees, and the standards in force."""
    if request.user.roles.isdisjoint(READERS):
        raise Http404
    today = timezone.localdate()
    rows = StationGrading.objects.visible_to(request.user).for_rows()
    context = {
        "page": page_by_key(rows, order=["-pk"], after=request.GET.get("after", "")),
        "standards": StationStandard.objects.visible_to(request.user).in_force(today),
        "is_keeper": Role.STATION_KEEPER in request.user.roles,
        "today": today,
    }
    return render(request, "stations/standards/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: SignedInRequest) -> Any:
    """Choose station and standard, then claim item by item."""
    if request.user.roles.isdisjoint(READERS):
        raise Http404
    if Role.STATION_KEEPER not in request.user.roles:
        raise PermissionDenied
    today = timezone.localdate()
    choice = ChoiceForm(
        request.GET,
        stations=Station.objects.visible_to(request.user).open_to_public().filter(congress=request.user.post.congress),
        standards=StationStandard.objects.visible_to(request.user).in_force(today),
    )
    if not choice.is_valid():
        return render(request, "stations/standards/choose.html", {"form": choice})
    station, standard = choice.cleaned_data["station"], choice.cleaned_data["standard"]
    words = {"title": _("Apply for the grade"), "lead": f"{station}　{standard.name}"}
    return act_page(request, ApplyForm, (station, standard), back="stations:gradings", **words)


@login_required
@require_safe
def grading(request: SignedInRequest, pk: int) -> HttpResponse:
    """One grading with what was claimed and given, and its course."""
    found = _find(request, pk)
    parties = parties_at(request.user, found.station)
    open_steps = offered(GRADING_LAW.open_to(found.status, parties), found)
    today = timezone.localdate()
    context = {
        "grading": found,
        "lines": found.lines.prefetch_related("uploads"),
        "offers": [(name, GRADING_LAW.steps[name].label) for name in open_steps],
        "steps": found.steps.select_related("by"),
        "is_in_force": found.is_in_force(today),
        "today": today,
    }
    return render(request, "stations/standards/grading.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, pk: int, name: str) -> Any:
    """One step of its course."""
    found = _find(request, pk)
    if name not in GRADING_FORMS:
        raise Http404
    check_may(GRADING_LAW, name, parties_at(request.user, found.station))
    if is_too_late(request, GRADING_LAW, name, found.status):
        return redirect(found)
    lead = found if found.total is None else _("%(thing)s: %(total)s points") % {"thing": found, "total": found.total}
    return act_page(request, GRADING_FORMS[name], found, title=GRADING_LAW.steps[name].label, lead=lead, back=found)


@login_required
@require_safe
def evidence(request: SignedInRequest, pk: int, upload: int) -> Any:
    """A file handed in with an item; that it was read goes to the trail."""
    found = _find(request, pk)
    line = get_object_or_404(found.lines.filter(uploads=upload))
    record("grading.file", f"station-grading:{found.pk}", by=request.user, detail={"file": upload})
    return serve(line.uploads.get(pk=upload), inline=True)


def _find(request: SignedInRequest, pk: int) -> StationGrading:
    return get_object_or_404(StationGrading.objects.visible_to(request.user).for_rows(), pk=pk)
