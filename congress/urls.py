"""Wiring: every address of the site, apps named as strings."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

urlpatterns = [
    path("", include("portal.urls")),
    path("", include("congress.common.urls")),
    path("", include("suggestions.urls")),
    path("", include("stations.urls")),
    path("", include("briefings.urls")),
    path("accounts/", include("congress.accounts.urls")),
    path("notices/", include("congress.notices.urls")),
    path("api/schema", SpectacularAPIView.as_view(), name="schema"),
    path("office/", admin.site.urls),
]
