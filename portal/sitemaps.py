"""Every public page, for those who look the site through."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from briefings.models import Briefing, Plan
from portal.reports.deputies import Profile, everybodys, released
from stations.reports import everybodys as stations

PAGES = (
    "portal:front",
    "portal:deputies",
    "portal:data",
    "suggestions:published",
    "stations:stations",
    "stations:tree",
    "stations:map",
    "stations:coming-events",
    "briefings:public",
    "briefings:public-plans",
    "stations:privacy",
    "stations:accessibility",
)


class Pages(Sitemap):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class Deputies(Sitemap):
    def items(self) -> Any:
        return everybodys().order_by("pk").only("pk")

    def location(self, item: Any) -> str:
        return Profile(item).url


class Stations(Sitemap):
    def items(self) -> Any:
        return stations().order_by("pk")


class Suggestions(Sitemap):
    def items(self) -> Any:
        return released().order_by("pk").only("slug", "released_at")

    def lastmod(self, item: Any) -> datetime:
        return item.released_at


class Briefings(Sitemap):
    def items(self) -> Any:
        return Briefing.objects.visible_to(AnonymousUser()).order_by("pk").only("pk", "issued_on")

    def location(self, item: Any) -> str:
        return reverse("briefings:public-briefing", args=[item.pk])

    def lastmod(self, item: Any) -> date:
        return item.issued_on


class Plans(Sitemap):
    def items(self) -> Any:
        years = Plan.objects.visible_to(AnonymousUser()).order_by("year")
        return years.values_list("year", flat=True).distinct()

    def location(self, item: Any) -> str:
        return reverse("briefings:public-plan", args=[item])


SITEMAPS = {"pages": Pages, "deputies": Deputies, "stations": Stations, "suggestions": Suggestions}
SITEMAPS |= {"briefings": Briefings, "plans": Plans}
