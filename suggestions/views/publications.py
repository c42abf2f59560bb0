"""What everybody may read, without an account: the list with its search, one item, the open list as a table."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.common.paging import page_by_key
from congress.files.imports import XLSX
from suggestions.forms.public_search import PublicSearchForm
from suggestions.models import Publication
from suggestions.reports.public_page import public_page
from suggestions.resources import export_publications

PAGE = 20
COUNTED = 1000  # rows; of a longer list it is only said that it is longer
ORDER = ("-released_at", "-pk")


def everybodys() -> Any:
    """The same for whoever asks; nobody's posts open more here."""
    return Publication.objects.visible_to(AnonymousUser())


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """What is public, the last released first; six queries."""
    form = PublicSearchForm(request.GET, rows=everybodys())
    found = form.found()
    context = {
        "form": form,
        "page": page_by_key(found.for_rows(), order=ORDER, after=request.GET.get("after", ""), size=PAGE),
        "count": found[: COUNTED + 1].count(),
        "most": COUNTED,
        "filters": _filters(request),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/publications/list.html", context)


@require_safe
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One item; an address that is not public any more is as if it never was."""
    found = get_object_or_404(everybodys().for_rows(), slug=slug)
    context = {"page": public_page(found), "publication": found, "suggestion": found.suggestion}
    return render(request, "suggestions/publications/item.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """What the list shows, as a spreadsheet."""
    found = PublicSearchForm(request.GET, rows=everybodys()).found().order_by(*ORDER)
    content = export_publications(found, site=request.build_absolute_uri("/").rstrip("/"))
    headers = {"Content-Disposition": 'attachment; filename="published.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _filters(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()
