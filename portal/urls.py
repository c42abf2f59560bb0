from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from portal import api, feeds
from portal.sitemaps import SITEMAPS
from portal.views import data, home, overview, public, robots

app_name = "portal"

urlpatterns = [
    path("", public.front, name="front"),
    path("home", home.home, name="home"),
    path("deputies/", public.deputies, name="deputies"),
    path("deputies/<int:pk>/", public.deputy, name="deputy"),
    path("search", public.search, name="search"),
    path("data", data.data, name="data"),
    path("data/<slug:name>.csv-metadata.json", data.about, name="data-about"),
    path("data/<slug:name>.<slug:form>", data.file, name="data-file"),
    path("feeds/suggestions.atom", require_safe(feeds.Released()), name="feed-suggestions"),
    path("feeds/briefings.atom", require_safe(feeds.Briefings()), name="feed-briefings"),
    path("feeds/receptions.atom", require_safe(feeds.Receptions()), name="feed-receptions"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("api/deputies/", api.DeputyList.as_view(), name="api-deputies"),
    path("api/deputies/<int:pk>/", api.DeputyDetail.as_view(), name="api-deputy"),
    path("robots.txt", robots.robots, name="robots"),
    path("overview", overview.overview, name="overview"),
    path("overview/export", overview.export, name="overview-export"),
]
