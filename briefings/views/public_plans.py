"""The work plan of a year for everybody (代表法 §43): rows with their state, without names or reasons."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from briefings.documents.plans import PLAN_PAPERS
from briefings.models import Plan
from briefings.views.plan_rows import rows_of, told
from briefings.views.plans import printed
from congress.accounts.sessions import address_of
from congress.common.lifecycle import Refused
from congress.common.pace import TooOften, count, network

STRANGER = AnonymousUser()


@require_safe
def plans(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Those of a year, of each congress that works here; without one, of this year or the newest before it."""
    today, rows = timezone.localdate(), _public().select_related("congress")
    nearest = rows.nearest(today).first()
    asked = year or (nearest.year if nearest else None)
    found = list(rows.filter(year=asked))
    if year and not found:
        raise Http404
    shown = [told(plan, rows_of(plan, STRANGER, today), request.GET.get("show", ""), today) for plan in found]
    years = [(each, reverse("briefings:public-plan", args=[each])) for each in _years()]
    return render(request, "briefings/plans/public.html", {"shown": shown, "years": years, "year": asked})


@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The plan as it stands today; made anew each time, so only so many go to one address."""
    found = get_object_or_404(_public().select_related("congress"), pk=pk)
    if kind not in PLAN_PAPERS:
        raise Http404
    try:
        count({"data-address": network(address_of(request))}, timezone.now())
    except Refused as slowed:
        status = 429 if isinstance(slowed, TooOften) else 503
        return HttpResponse(str(slowed), status=status, content_type="text/plain; charset=utf-8")
    return printed(found, kind, with_names=False)


def _years() -> list[int]:
    return sorted(set(_public().values_list("year", flat=True)), reverse=True)


def _public() -> Any:
    return Plan.objects.visible_to(STRANGER)
