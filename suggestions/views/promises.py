"""The ledger of promises: a unit's own, or all that the reader may see, as a page and as a spreadsheet."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.paging import page_by_key
from congress.files.imports import XLSX
from suggestions import reports
from suggestions.forms.promises import STATES, PromisesForm
from suggestions.parties import inbox_of
from suggestions.resources import export_promises
from suggestions.views.lists import PAGE


@login_required
@require_safe
def promises(request: SignedInRequest) -> HttpResponse:
    """The promises asked for, the nearest last day first."""
    form, found = _found(request)
    near, hot = reports.limits(request.user, timezone.localdate())
    context = {
        "form": form,
        "page": page_by_key(found, order=("due_on", "pk"), after=request.GET.get("after", ""), size=PAGE),
        "count": found.count(),
        "states": STATES,
        "unit": inbox_of(request.user),
        "filters": _query(request, "after"),
        "others": _query(request, "after", "state"),
        "words": reports.WORDS.get(form.asked().get("counted", ""), ""),
        "today": timezone.localdate(),
        "near": near,
        "hot": hot,
    }
    return render(request, "suggestions/promises.html", context)


@login_required
@require_safe
def export(request: SignedInRequest) -> HttpResponse:
    """What the page lists, as a spreadsheet; the trail keeps who took it."""
    _form, found = _found(request)
    record("suggestion.promises", "suggestions", by=request.user, detail={"query": request.GET.urlencode()})
    headers = {"Content-Disposition": 'attachment; filename="promises.xlsx"'}
    return HttpResponse(export_promises(found), content_type=XLSX, headers=headers)


def _found(request: SignedInRequest) -> tuple[PromisesForm, Any]:
    today = timezone.localdate()
    form = PromisesForm(request.GET, user=request.user)
    scope = reports.promises_in_scope(request.user, form.asked(), form.day(today))
    rows = form.narrow(scope, today).select_related("reply__round__suggestion", "reply__assignment__unit")
    return form, rows.order_by("due_on", "pk")


def _query(request: SignedInRequest, *without: str) -> str:
    query = request.GET.copy()
    for name in without:
        query.pop(name, None)
    return query.urlencode()
