"""Events with citizens: those coming, for everybody; in the portal the keeper's, the deputies' and the office's."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import LEADERS, STAFF, Role
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.paging import page_by_key
from congress.documents.chapters import paper_docx, paper_pdf
from congress.files.serving import serve
from stations.documents.events import minutes
from stations.forms.events import EVENT_FORMS, PlanForm, StationChoiceForm
from stations.models import EventWithCitizens, Opinion, Station
from stations.parties import parties_to_event
from stations.rules import KEEPERS
from stations.rules.events import EVENT_LAW, EventStatus
from stations.views.acts import act_page, check_may, is_too_late

READERS = STAFF | LEADERS | {Role.STATION_KEEPER, Role.DEPUTY}
HOSTS = KEEPERS | {Role.STATION_KEEPER}
PAPERS = {
    "pdf": (paper_pdf, "application/pdf"),
    "docx": (paper_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_safe
def coming(request: HttpRequest) -> HttpResponse:
    """What was announced and has not begun, at open stations; the same for whoever asks."""
    now = timezone.now()
    rows = EventWithCitizens.objects.visible_to(AnonymousUser()).coming(now).for_rows()
    return render(request, "stations/events/coming.html", {"rows": rows, "today": timezone.localdate(now)})


@login_required
@require_safe
def events(request: SignedInRequest) -> HttpResponse:
    """The events the reader keeps, oversees or is invited to."""
    if request.user.roles.isdisjoint(READERS):
        raise Http404
    rows = EventWithCitizens.objects.visible_to(request.user).for_rows()
    context = {
        "page": page_by_key(rows, order=["-pk"], after=request.GET.get("after", "")),
        "is_host": not request.user.roles.isdisjoint(HOSTS),
        "today": timezone.localdate(),
    }
    return render(request, "stations/events/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest) -> Any:
    """Choose the station, then say what, when and where, and whom to invite."""
    if request.user.roles.isdisjoint(READERS):
        raise Http404
    if request.user.roles.isdisjoint(HOSTS):
        raise PermissionDenied
    own = Station.objects.visible_to(request.user).open_to_public().filter(congress=request.user.post.congress)
    choice = StationChoiceForm(request.GET, stations=own)
    if not choice.is_valid():
        return render(request, "stations/events/choose.html", {"form": choice})
    station = choice.cleaned_data["station"]
    return act_page(request, PlanForm, station, title=_("Plan an event"), lead=station, back="stations:events")


@login_required
@require_safe
def event(request: SignedInRequest, pk: int) -> HttpResponse:
    """One event with those invited, its minutes and its course."""
    found = _find(request, pk)
    open_steps = EVENT_LAW.open_to(found.status, parties_to_event(request.user, found))
    context = {
        "event": found,
        "invitations": found.invitations.select_related("mandate__person"),
        "matters": found.matters.select_related("opinion"),
        "seen": set(Opinion.objects.visible_to(request.user).filter(matter__event=found).values_list("pk", flat=True)),
        "uploads": found.uploads.order_by("pk"),
        "offers": [(name, EVENT_LAW.steps[name].label) for name in open_steps],
        "steps": found.steps.select_related("by"),
        "today": timezone.localdate(),
    }
    return render(request, "stations/events/event.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, pk: int, name: str) -> Any:
    """One step of its course."""
    found = _find(request, pk)
    if name not in EVENT_FORMS:
        raise Http404
    check_may(EVENT_LAW, name, parties_to_event(request.user, found))
    if is_too_late(request, EVENT_LAW, name, found.status):
        return redirect(found)
    return act_page(request, EVENT_FORMS[name], found, title=EVENT_LAW.steps[name].label, lead=found, back=found)


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The minutes as a paper, once they are written."""
    found = _find(request, pk)
    if kind not in PAPERS or found.status != EventStatus.MINUTED:
        raise Http404
    record("event.paper", f"event:{found.pk}", by=request.user)
    write, content_type = PAPERS[kind]
    headers = {"Content-Disposition": f'attachment; filename="event-{found.pk}.{kind}"'}
    return HttpResponse(write(minutes(found)), content_type=content_type, headers=headers)


@login_required
@require_safe
def file(request: SignedInRequest, pk: int, upload: int) -> Any:
    """A file kept with the minutes; that it was read goes to the trail."""
    found = _find(request, pk)
    kept = get_object_or_404(found.uploads, pk=upload)
    record("event.file", f"event:{found.pk}", by=request.user, detail={"file": upload})
    return serve(kept, inline=True)


def _find(request: SignedInRequest, pk: int) -> EventWithCitizens:
    return get_object_or_404(EventWithCitizens.objects.visible_to(request.user).for_rows(), pk=pk)
