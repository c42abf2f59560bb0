"""Open data: the page that says what there is, and the files."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.sessions import address_of
from congress.common.lifecycle import Refused
from congress.common.pace import TooOften, count, network
from portal.resources import DATASETS, described, metadata, written
from portal.resources.writing import WRITERS

TYPES = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json; charset=utf-8"}


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What there is, with its fields; reads no row."""
    today = timezone.localdate()
    sets = {name: described(dataset, today) for name, dataset in DATASETS.items()}
    licence = {"name": settings.OPEN_DATA_LICENCE, "url": settings.OPEN_DATA_LICENCE_URL}
    context = {"sets": sets, "forms": list(WRITERS), "licence": licence, "today": today}
    return render(request, "portal/public/data.html", context)


@require_safe
def file(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """A whole set, row after row as they are read; so many from one address, for each reads all rows."""
    if name not in DATASETS or form not in WRITERS:
        raise Http404
    try:
        count({"data-address": network(address_of(request))}, timezone.now())
    except Refused as slowed:
        status = 429 if isinstance(slowed, TooOften) else 503
        return HttpResponse(str(slowed), status=status, content_type="text/plain; charset=utf-8")
    today, site = timezone.localdate(), request.build_absolute_uri("/").rstrip("/")
    rows = written(DATASETS[name], form, today=today, site=site)
    answer = StreamingHttpResponse(rows, content_type=TYPES[form], headers={"Cache-Control": "no-cache"})
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{today}.{form}"'
    if settings.OPEN_DATA_LICENCE_URL:
        answer.headers["Link"] = f'<{settings.OPEN_DATA_LICENCE_URL}>; rel="license"'
    return answer


@require_safe
def about(request: HttpRequest, name: str) -> HttpResponse:
    """What a CSV cannot say of itself, where CSV on the Web looks for it."""
    if name not in DATASETS:
        raise Http404
    kept = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(metadata(DATASETS[name], timezone.localdate()), json_dumps_params=kept)
