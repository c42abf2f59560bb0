"""What everybody may read, without an account: the front page, deputies, and one search over all of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.common.paging import page_by_key
from portal.forms import DeputySearchForm
from portal.reports import search as searching
from portal.reports.deputies import ORDER, Profile, counted, everybodys, profiles, released
from portal.reports.front import public_front
from stations.reports import coming

PAGE = 30
RELEASED = 10  # suggestions on a deputy's page at once


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """For everybody, signed in or not: whom and what one finds here, and how a suggestion goes."""
    today = timezone.localdate()
    return render(request, "portal/front.html", {"today": today, **public_front(today)})


@require_safe
def deputies(request: HttpRequest) -> HttpResponse:
    """Deputies in office by delegation."""
    form = DeputySearchForm(request.GET, rows=everybodys())
    found = form.found()
    rows = counted(found, timezone.localdate())
    page = page_by_key(rows, order=ORDER, after=request.GET.get("after", ""), size=PAGE)
    context = {
        "form": form,
        "page": page,
        "rows": profiles(page.rows),
        "count": found.count(),
        "filters": _filters(request),
    }
    return render(request, "portal/public/deputies.html", context)


@require_safe
def deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """One deputy; one who is suspended or whose mandate ended is as if there never was one."""
    today = timezone.localdate()
    profile = Profile(get_object_or_404(counted(everybodys(), today), pk=pk))
    own = released().filter(suggestion__lead=pk).for_rows()
    after = request.GET.get("after", "")
    context = {
        "profile": profile,
        "stations": coming(profile.places, today, 1),
        "page": page_by_key(own, order=("-released_at", "-pk"), after=after, size=RELEASED),
        "today": today,
    }
    return render(request, "portal/public/deputy.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Deputies, stations and published suggestions in which the words stand."""
    today = timezone.localdate()
    question = searching.asked(request.GET.get("q", ""))
    context = {"question": question, "found": searching.search(question, today), "today": today}
    return render(request, "portal/public/search.html", context)


def _filters(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()
