"""What everybody may read of how citizens' data are handled, and of who can use the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.organs.models import Congress
from stations.reports.privacy import notice_of


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The notice of the uppermost congress at work here."""
    return _page(request, Congress.objects.at_work().first())


@require_safe
def privacy_of(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(Congress.objects.filter(pk=pk)))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "stations/citizen/accessibility.html")


def _page(request: HttpRequest, congress: Congress | None) -> HttpResponse:
    notice = notice_of(congress, timezone.localdate()) if congress else None
    return render(request, "stations/citizen/privacy.html", {"notice": notice, "congress": congress})
