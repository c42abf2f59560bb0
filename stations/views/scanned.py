"""What a citizen finds behind a code: who this is, and a form for what they want to say. No account, no session."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.accounts.sessions import address_of
from congress.common import puzzle
from congress.common.lifecycle import Refused
from congress.common.pace import CannotCount, TooOften, count, network
from congress.organs.context import name_for_citizens
from stations.actions import receive
from stations.actions.receiving import PhotoRefused, heard
from stations.forms.citizen import OpinionForm
from stations.models import Code
from stations.reports import coming
from stations.reports.privacy import notice_of
from stations.views.access import admit

WHOLE = ("mandate__person__user", "mandate__term__congress__region", "station__region", "station__congress__region")


@require_http_methods(["GET", "HEAD", "POST"])
def scanned(request: HttpRequest, token: str) -> HttpResponse:
    """A code that is revoked, asleep or never was is answered the same: it is not valid, and where the stations are."""
    at = timezone.now()
    slowed = _count(request, at) if request.method == "POST" else None
    if isinstance(slowed, TooOften) and slowed.is_flood:
        return HttpResponse(str(slowed), status=429, content_type="text/plain; charset=utf-8")  # asks no table
    if request.method == "POST":
        return _send(request, token, slowed, at)
    return _page(request, token, OpinionForm(at=at), at)


def _send(request: HttpRequest, token: str, slowed: Refused | None, at: datetime) -> HttpResponse:
    form = OpinionForm(request.POST, request.FILES, at=at)
    try:
        if slowed:
            raise slowed
        if form.is_valid():
            count({"opinion-code": token}, at)
            opinion, _code = receive(token, at=at, **_said(form))
            return admit(opinion, "receipt")
    except PhotoRefused as refused:
        form.add_error("photos", str(refused))
    except Refused as refused:
        form.full_clean()
        form.add_error(None, str(refused))
        return _page(request, token, form, at, status=_status(refused))
    return _page(request, token, form, at)


def _count(request: HttpRequest, at: datetime) -> Refused | None:
    """Why not now, if so. Whoever answers the question in words instead of letting the browser work has fewer tries."""
    here = network(address_of(request))
    asked = {} if request.POST.get("solution") else {"opinion-question": here}
    try:
        count({"opinion-address": here} | asked, at)
    except Refused as slowed:
        return slowed
    return None


def _said(form: OpinionForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "has_read_notice"}


def _status(refused: Refused) -> int:
    return {TooOften: 429, CannotCount: 503}.get(type(refused), 409)


def _kept(request: HttpRequest) -> str:
    """Browsers do not let a page keep files."""
    if request.FILES:
        return _("Nothing was sent. Your words are still here; please choose the photos once more.")
    return _("Nothing was sent. Your words are still here.")


def _page(request: HttpRequest, token: str, form: OpinionForm, at: datetime, status: int = 200) -> HttpResponse:
    code = Code.objects.live().select_related(*WHOLE).filter(token=token).first()
    if code is None:
        return render(request, "stations/citizen/dead.html", status=404)
    who, today = heard(code, at), timezone.localdate(at)
    next_days = [own.next for own in coming([who.station] if who.station else [], today, 1)]
    context = {
        "site_name": name_for_citizens(who.congress),
        "form": form,
        "who": who,
        "day": next_days[0] if next_days else None,
        "notice": notice_of(who.congress, today),
        "parts": puzzle.PARTS,
        "bits": settings.PUZZLE_BITS,
        "kept": _kept(request),
        "today": today,
    }
    response = render(request, "stations/citizen/form.html", context, status=status)
    add_never_cache_headers(response)
    return response
