"""The registers of a station as books to print, for its keeper and the office: they name citizens."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Min
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from stations.documents.registers import register_pdf
from stations.models import EventWithCitizens, Opinion, Station
from stations.rules.registers import BOOK_KEEPERS, RegisterKind


@login_required
@require_safe
def books(request: SignedInRequest, pk: int) -> HttpResponse:
    """The years of which there are rows, this year first, each with its books."""
    station = _kept(request, pk)
    this_year = timezone.localdate().year
    years = range(this_year, min([this_year, *_first_years(request, station)]) - 1, -1)
    context = {"station": station, "years": years, "kinds": RegisterKind.choices}
    return render(request, "stations/registers/books.html", context)


@login_required
@require_safe
def book(request: SignedInRequest, pk: int, kind: str, year: int) -> HttpResponse:
    """One book of a year as PDF; the trail keeps who took it."""
    station = _kept(request, pk)
    if kind not in RegisterKind or not 1979 <= year <= timezone.localdate().year:
        raise Http404
    content = register_pdf(RegisterKind(kind), station, year, reader=request.user)
    record("station.book", f"station:{station.pk}", by=request.user, detail={"kind": kind, "year": year})
    headers = {"Content-Disposition": f'inline; filename="{kind}-{year}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _first_years(request: SignedInRequest, station: Station) -> list[int]:
    """Of what was said, of events and of memberships, where there are any; three queries."""
    opinions = Opinion.objects.visible_to(request.user).filter(station=station)
    events = EventWithCitizens.objects.visible_to(request.user).filter(station=station)
    asked: list[tuple[Any, str]] = [(opinions, "received_at"), (events, "starts_at"), (station.memberships, "from_on")]
    firsts = [rows.aggregate(first=Min(f"{day}__year"))["first"] for rows, day in asked]
    return [first for first in firsts if first]


def _kept(request: SignedInRequest, pk: int) -> Any:
    """A station whose books the person keeps; 404 for one they do not."""
    if request.user.roles.isdisjoint(BOOK_KEEPERS):
        raise PermissionDenied
    held = {post.congress_id for post in request.user.current_posts if post.role in BOOK_KEEPERS}
    return get_object_or_404(Station.objects.visible_to(request.user).filter(congress__in=held), pk=pk)
