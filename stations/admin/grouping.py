"""The deputies of a station in the back office: who is grouped in, join, role, leave; and all at once by the roster."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.accounts.office import post_for, step_page
from congress.accounts.rules import STAFF
from congress.common.lifecycle import Refused
from deputies.models import Mandate
from stations import actions
from stations.actions import Grouped
from stations.forms import ConfirmForm, JoinForm, LeaveForm, RoleForm
from stations.models import Membership, Station
from stations.reports import grouped_in
from stations.rules import KEEPERS, may_keep

UNKNOWN_SHOWN = 20


def grouping_urls() -> list[Any]:
    view, base = admin.site.admin_view, "<int:pk>/deputies/"
    return [
        path("group/", view(group), name="stations_station_group"),
        path(base, view(deputies), name="stations_station_members"),
        path(f"{base}<int:key>/leave", view(leave), name="stations_station_leave"),
        path(f"{base}<int:key>/role", view(role), name="stations_station_role"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def deputies(request: Any, pk: int) -> HttpResponse:
    """Who is grouped in, by level and role; and the form with which one joins, for whoever keeps the station."""
    post_for(request, STAFF)
    station = get_object_or_404(Station.objects.visible_to(request.user).select_related("congress__region"), pk=pk)
    may = may_keep(request.user, station.congress_id)
    if request.method == "POST" and not may:
        raise PermissionDenied
    rows = Mandate.objects.visible_to(request.user).in_office()
    form = JoinForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_bound and form.is_valid():
        try:
            actions.join(station, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(request.path)
    members = grouped_in(station, timezone.localdate())
    context = {"title": _("Deputies of the station"), "station": station, "members": members, "form": form, "may": may}
    whole = admin.site.each_context(request) | context
    return TemplateResponse(request, "admin/stations/deputies.html", whole)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Any, pk: int, key: int) -> HttpResponse:
    row, back = _own(request, pk, key)
    act = partial(actions.leave, row, by=request.user, at=timezone.now())
    words = {"title": f"{row.mandate}　{row.station}", "button": _("End it on that day")}
    return step_page(request, LeaveForm(_sent(request)), act, **words, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def role(request: Any, pk: int, key: int) -> HttpResponse:
    row, back = _own(request, pk, key)
    act = partial(actions.give_role, row, by=request.user, at=timezone.now())
    words = {"title": f"{row.mandate}　{row.station}", "button": _("Keep it so")}
    return step_page(request, RoleForm(_sent(request), membership=row), act, **words, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: Any) -> HttpResponse:
    """All deputies in office by the stations their roster names."""
    congress, back = post_for(request, KEEPERS).congress, reverse("admin:stations_station_changelist")

    def act() -> None:
        _tell(request, actions.group_by_roster(congress, by=request.user, at=timezone.now()))

    explain = _("Each deputy in office joins the station the roster names. Who is or was there is passed over.")
    words = {"title": _("Group by the roster"), "button": _("Group them"), "explain": explain}
    return step_page(request, ConfirmForm(_sent(request)), act, **words, back=back)


def _tell(request: Any, found: Grouped) -> None:
    told = ngettext("%(count)d deputy joined.", "%(count)d deputies joined.", found.joined) % {"count": found.joined}
    messages.success(request, told)
    if found.unknown:
        shown = "、".join(f"{name}（{count}）" for name, count in list(found.unknown.items())[:UNKNOWN_SHOWN])
        sentence = _("Names of the roster that fit no open station or several: %(names)s")
        messages.warning(request, sentence % {"names": shown})


def _own(request: Any, pk: int, key: int) -> tuple[Membership, str]:
    """A membership of a station the person keeps, and the way back."""
    post_for(request, STAFF)
    station = get_object_or_404(Station.objects.visible_to(request.user), pk=pk)
    if not may_keep(request.user, station.congress_id):
        raise PermissionDenied
    rows = Membership.objects.filter(station=station).select_related("station", "mandate__person")
    return get_object_or_404(rows, pk=key), reverse("admin:stations_station_members", args=[pk])


def _sent(request: Any) -> Any:
    return request.POST if request.method == "POST" else None
