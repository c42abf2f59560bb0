"""The numbers of what citizens say, each opening its list, and the same as a spreadsheet."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from stations.forms.scope import StatisticsForm
from stations.reports.reception_statistics import Receptions, reception_statistics
from stations.reports.statistics import Statistics, statistics
from stations.resources.statistics import export_statistics
from stations.rules.registers import COUNTERS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def numbers(request: SignedInRequest) -> HttpResponse:
    """Counted over what the reader may see, for a period, with the month and the year before."""
    form, told, receptions = _told(request)
    context = {"form": form, "told": told, "receptions": receptions, "filters": request.GET.urlencode()}
    return render(request, "stations/registers/statistics.html", context)


@login_required
@require_safe
def numbers_export(request: SignedInRequest) -> HttpResponse:
    """The same figures as a spreadsheet; the trail keeps who took them."""
    _form, told, receptions = _told(request)
    record("opinion.statistics", "opinions", by=request.user, detail={"query": request.GET.urlencode()})
    headers = {"Content-Disposition": 'attachment; filename="opinions-statistics.xlsx"'}
    return HttpResponse(export_statistics(told, receptions), content_type=XLSX, headers=headers)


def _told(request: SignedInRequest) -> tuple[StatisticsForm, Statistics, Receptions]:
    if request.user.roles.isdisjoint(COUNTERS):
        raise PermissionDenied
    today = timezone.localdate()
    form = StatisticsForm(request.GET, user=request.user, on=today)
    asked = form.asked()
    return form, statistics(request.user, asked, today), reception_statistics(request.user, asked)
