"""The site around the accounts: only the addresses their pages link to."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def page(request: HttpRequest) -> HttpResponse:
    post = getattr(request.user, "post", None)
    return HttpResponse(f"{request.LANGUAGE_CODE} {post.pk if post else '-'}")


def named(app_name: str, **paths: str) -> tuple[list[object], str]:
    return [path(address, page, name=name) for name, address in paths.items()], app_name


PUBLIC = {"deputies": "deputies/", "search": "search", "data": "data"}
BRIEFINGS = {"index": "desk/briefings/", "plans": "desk/plan/", "public": "briefings/", "public-plans": "plan/"}
urlpatterns = [
    path("", include(named("portal", front="", home="home", overview="overview", **PUBLIC))),
    path("", include(named("briefings", **BRIEFINGS))),
    path("", include("suggestions.urls")),
    path("", include("stations.urls")),
    path("notices/", include(named("notices", list=""))),
    path("", include("congress.common.urls")),
    path("accounts/", include("congress.accounts.urls")),
    path("office/", admin.site.urls),
]
