"""The leaders' overview, on a desk and on a wall."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.spreadsheets import write_tables
from congress.files.imports import XLSX
from portal.reports.overview import READERS
from portal.reports.overview.page import overview as told_of
from portal.reports.overview.tables import tables


def for_readers(view: Callable[..., Any]) -> Callable[..., Any]:
    """Leaders and the office; to everybody else the page does not exist."""

    @login_required
    @require_safe
    @wraps(view)
    def guarded(request: SignedInRequest) -> Any:
        if request.user.post.role not in READERS:
            raise Http404
        return view(request)

    return guarded


@for_readers
def overview(request: SignedInRequest) -> HttpResponse:
    """The figures of a month; on a wall without what is the reader's own."""
    now = timezone.now()
    wall = request.GET.get("wall") == "1"
    return render(request, "portal/overview/page.html", {"now": now, "is_wall": wall, **_told(request)})


@for_readers
def export(request: SignedInRequest) -> HttpResponse:
    """The same figures as a spreadsheet; the trail keeps who took them."""
    content = write_tables(tables(_told(request)))
    record("portal.overview", "overview", by=request.user, detail={"query": request.GET.urlencode()})
    headers = {"Content-Disposition": 'attachment; filename="overview.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _told(request: SignedInRequest) -> dict[str, Any]:
    month, scope = (request.GET.get(name, "") for name in ("month", "scope"))
    return told_of(request.user, month, scope, timezone.localdate())
