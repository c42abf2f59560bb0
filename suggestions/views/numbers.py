"""Numbers and the spreadsheet of a list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.rules import UNIT_ROLES
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from suggestions.reports import figures, limits
from suggestions.resources import export_suggestions
from suggestions.views.lists import ORDER, filter_form, visible_rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def statistics(request: SignedInRequest) -> HttpResponse:
    """First numbers; each opens its list."""
    return render(request, "suggestions/statistics.html", {"groups": figures(request.user, timezone.localdate())})


@login_required
@require_safe
def export(request: SignedInRequest) -> HttpResponse:
    """What the list shows, as a spreadsheet; the trail keeps who took it."""
    today = timezone.localdate()
    near, hot = limits(request.user, today)
    form = filter_form(request)
    found = form.narrow(visible_rows(request), today=today, near=near, hot=hot)
    content = export_suggestions(found.order_by(*ORDER), with_ratings=request.user.roles.isdisjoint(UNIT_ROLES))
    record("suggestion.export", "suggestions", by=request.user, detail={"query": form.data.urlencode()})
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="suggestions.xlsx"'}
    )
