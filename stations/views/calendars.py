"""Reception days for people's own calendars: a station's for everybody, a deputy's by an unguessable address."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from stations.actions import receptions as actions
from stations.icalendar import Event, calendar
from stations.models import Feed
from stations.reports import everybodys
from stations.reports.receptions import own_events, station_events


@require_safe
def of_station(request: HttpRequest, pk: int) -> HttpResponse:
    """The announced days of an open station."""
    station = get_object_or_404(everybodys(), pk=pk)
    return _answer(station.name, list(station_events(station, timezone.localdate())))


@require_safe
def of_deputy(request: HttpRequest, token: str) -> HttpResponse:
    """The reception days of whoever the address was made for; a revoked one, or one of nobody in office, is gone."""
    feed = get_object_or_404(Feed.objects.filter(revoked_at=None, user__is_active=True), token=token)
    with translation.override(feed.user.language):
        return _answer(_("My reception days"), list(own_events(feed.user, timezone.localdate())))


@require_POST
@login_required
def address(request: SignedInRequest, act: str) -> HttpResponse:
    """Make a new address for a deputy's own calendar, or take it back."""
    if act == "issue" and request.user.post.role == Role.DEPUTY:
        actions.issue_feed(by=request.user, at=timezone.now())
    elif act == "revoke":
        actions.revoke_feed(by=request.user, at=timezone.now())
    return redirect("stations:receptions")


def _answer(name: str, events: list[Event]) -> HttpResponse:
    body = calendar(name, events, made_at=timezone.now())
    headers = {"Content-Disposition": 'inline; filename="reception-days.ics"', "Cache-Control": "no-cache"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
