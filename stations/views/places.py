"""What everybody may read of the stations, without an account: the list with its search, the tree, one station."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.common.paging import page_by_key
from stations.forms import SearchForm
from stations.reports import coming, drawn, events_of, everybodys, grades, grouped_in, tree
from stations.rules import PUBLIC_DAYS

PAGE = 20
ORDER = ("region_code", "code", "pk")


@require_safe
def stations(request: HttpRequest) -> HttpResponse:
    """Open stations by area, each with its next reception day."""
    form = SearchForm(request.GET, rows=everybodys())
    found = form.found()
    today = timezone.localdate()
    page = page_by_key(found.by_area(), order=ORDER, after=request.GET.get("after", ""), size=PAGE)
    context = {
        "form": form,
        "page": page,
        "rows": coming(page.rows, today, 1),
        "count": found.count(),
        "filters": _filters(request),
        "today": today,
    }
    return render(request, "stations/list.html", context)


@require_safe
def whole_tree(request: HttpRequest) -> HttpResponse:
    """All open stations below those above them; one query."""
    rows = everybodys().by_area().order_by("code", "pk")
    return render(request, "stations/tree.html", {"branches": tree(rows)})


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Open stations on a drawn plan, with the list that says the same."""
    form = SearchForm(request.GET, rows=everybodys())
    rows = list(form.found().by_area().order_by(*ORDER))
    unplaced = [row for row in rows if row.longitude is None]
    return render(request, "stations/map.html", {"form": form, "plan": drawn(rows), "unplaced": unplaced})


@require_safe
def station(request: HttpRequest, pk: int) -> HttpResponse:
    """One station; a closed one is as if it never was."""
    found = get_object_or_404(everybodys().by_area(), pk=pk)
    today = timezone.localdate()
    [own] = coming([found], today, PUBLIC_DAYS)
    above = found.parent if found.parent and found.parent.is_active else None
    below = found.children.open_to_public().by_area().order_by("code", "pk")
    context = {
        "station": found,
        "coming": own,
        "above": above,
        "below": below,
        "members": grouped_in(found, today),
        "grades": grades(found, today),
        "photos": found.photos.all(),
        "events": events_of(found, timezone.now()),
        "today": today,
    }
    return render(request, "stations/station.html", context)


def _filters(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()
