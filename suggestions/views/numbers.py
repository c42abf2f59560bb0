"""Figures, the lists and spreadsheets behind them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.rules import STAFF, UNIT_ROLES
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from suggestions import reports
from suggestions.forms.scope import StatisticsForm
from suggestions.resources import export_statistics, export_suggestions
from suggestions.views.lists import ORDER, filter_form, visible_rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def statistics(request: SignedInRequest) -> HttpResponse:
    """The figures of a session or of all, each opening its list, and how things stand now."""
    form, told = _told(request)
    groups = reports.figures(request.user, told.on)[:2]
    context = {"form": form, "told": told, "groups": groups, "filters": request.GET.urlencode()}
    if request.user.post.role in STAFF:
        context["report_of"] = told.asked.get("session")
    return render(request, "suggestions/statistics.html", context)


@login_required
@require_safe
def statistics_export(request: SignedInRequest) -> HttpResponse:
    """The same figures as a spreadsheet."""
    form, told = _told(request)
    record("suggestion.statistics", "suggestions", by=request.user, detail={"query": form.data.urlencode()})
    return _attached(export_statistics(told), "statistics.xlsx")


@login_required
@require_safe
def export(request: SignedInRequest) -> HttpResponse:
    """What the list shows, as a spreadsheet; the trail keeps who took it."""
    today = timezone.localdate()
    near, hot = reports.limits(request.user, today)
    form = filter_form(request)
    found = form.of_light(form.match(visible_rows(request)), today=today, near=near, hot=hot)
    content = export_suggestions(found.order_by(*ORDER), with_ratings=request.user.roles.isdisjoint(UNIT_ROLES))
    record("suggestion.export", "suggestions", by=request.user, detail={"query": form.data.urlencode()})
    return _attached(content, "suggestions.xlsx")


def _told(request: SignedInRequest) -> tuple[StatisticsForm, reports.Statistics]:
    form = StatisticsForm(request.GET, user=request.user)
    today = timezone.localdate()
    return form, reports.statistics(request.user, form.asked(), form.day(today), by=(form.table(),))


def _attached(content: bytes, name: str) -> Any:
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
