"""The rows behind a figure of reception days."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.common.paging import page_by_key
from stations.forms.scope import CountedForm
from stations.reports.reception_statistics import FACTS, rows_behind
from stations.rules.registers import COUNTERS

DAYS, TURNS = {"planned", "held", "citizens"}, {"times", "turns"}


@login_required
@require_safe
def counted(request: SignedInRequest) -> HttpResponse:
    """As many rows as the figure says: days, attendances or turns, or deputies."""
    if request.user.roles.isdisjoint(COUNTERS):
        raise PermissionDenied
    today = timezone.localdate()
    asked = CountedForm(request.GET).asked_of(today)
    fact = asked["counted"]
    rows = rows_behind(fact, request.user, asked)
    context = {
        "asked": asked,
        "title": FACTS[fact],
        "count": rows.count(),
        "kind": "days" if fact in DAYS else "turns" if fact in TURNS else "deputies",
        "page": page_by_key(_shown(rows, fact), order=["pk"], after=request.GET.get("after", "")),
        "today": today,
    }
    return render(request, "stations/receptions/counted.html", context)


def _shown(rows: Any, fact: str) -> Any:
    """With what a row shows."""
    if fact in DAYS:
        return rows.for_rows()
    if fact in TURNS:
        return rows.select_related("day__station", "mandate__person")
    return rows.select_related("mandate__person", "mandate__term__congress__region")
