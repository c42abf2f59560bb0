"""What programs that look the site through may open: what is named, and nothing that comes later by itself."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

OPEN = (
    "/$", "/deputies/", "/published/", "/stations/", "/briefings/", "/plan/", "/data", "/feeds/", "/privacy",
    "/accessibility", "/static/", "/sitemap.xml",
)  # fmt: skip


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: the longest rule wins. Desks, receipts, codes and searches are behind the last line."""
    sitemap = request.build_absolute_uri(reverse("portal:sitemap"))
    lines = ["User-agent: *", *(f"Allow: {path}" for path in OPEN), "Disallow: /", "", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
