"""Which pages a person finds in the navigation: the working post decides."""

from typing import Any, NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.accounts.rules import LEADERS, OFFICE, STAFF, UNIT_ROLES, Role
from congress.common.counting import count_together
from congress.notices.models import Notice
from stations.reports import waiting_for

register = template.Library()


class Place(NamedTuple):
    """An entry of the navigation: the URL's name, its words, its sign in the tab bar."""

    view: str
    label: Any
    sign: str


HOME = Place("portal:home", _("Home"), "i-home")
OVERVIEW = Place("portal:overview", _("Overview"), "i-doc")
SUGGESTIONS = Place("suggestions:index", _("Suggestions"), "i-doc")
OPINIONS = Place("stations:opinions", pgettext_lazy("navigation", "Citizens"), "i-says")
STATIONS = Place("stations:stations", _("Stations"), "i-doc")
MOTIONS = Place("suggestions:motions", _("Motions"), "i-doc")
SUPERVISION = Place("suggestions:supervision", _("Supervision"), "i-doc")
PROMISES = Place("suggestions:promises", _("Promises"), "i-doc")
STATISTICS = Place("suggestions:statistics", _("Statistics"), "i-doc")
BRIEFINGS = Place("briefings:index", _("Briefings"), "i-doc")
PLAN = Place("briefings:plans", _("Work plan"), "i-doc")
NOTICES = Place("notices:list", _("Notices"), "i-says")
ME = Place("accounts:posts", _("Me"), "i-me")
RECEPTIONS = Place("stations:receptions", _("Reception days"), "i-doc")
BACK_OFFICE = Place("admin:index", _("Back office"), "i-doc")
VISITORS = (
    Place("portal:deputies", _("Deputies"), ""),
    STATIONS,
    Place("suggestions:published", _("Published suggestions"), ""),
    Place("briefings:public", _("Briefings"), ""),
    Place("briefings:public-plans", _("Work plan"), ""),
    Place("portal:search", _("Search"), ""),
    Place("portal:data", _("Open data"), ""),
)
STEERING = {Role.SUPERVISOR, Role.DISPATCHER}  # of the office, who read the overview as leaders do
WAITED_FOR = UNIT_ROLES | {Role.DEPUTY, Role.STATION_KEEPER}  # whose own act what citizens say may wait for


def places(role: str) -> tuple[Place, ...]:
    """The places of somebody working in this role, in the order they are shown."""
    if role == Role.DEPUTY:
        return HOME, SUGGESTIONS, MOTIONS, OPINIONS, NOTICES, ME
    if role in STEERING:
        return HOME, OVERVIEW, SUGGESTIONS, OPINIONS, SUPERVISION, STATISTICS, BRIEFINGS, PLAN, NOTICES, BACK_OFFICE
    if role in STAFF:
        return HOME, SUGGESTIONS, OPINIONS, SUPERVISION, STATISTICS, BRIEFINGS, PLAN, NOTICES, BACK_OFFICE
    if role in LEADERS:
        return HOME, OVERVIEW, SUGGESTIONS, MOTIONS, OPINIONS, SUPERVISION, STATISTICS, BRIEFINGS, PLAN, NOTICES
    if role in OFFICE:
        return HOME, SUGGESTIONS, NOTICES, BACK_OFFICE
    if role in UNIT_ROLES:
        return HOME, SUGGESTIONS, MOTIONS, PROMISES, OPINIONS, STATISTICS, NOTICES
    if role == Role.FIRST_TIER:
        return HOME, SUGGESTIONS, MOTIONS, STATISTICS, NOTICES
    if role == Role.STATION_KEEPER:
        return HOME, OPINIONS, RECEPTIONS, STATIONS, NOTICES
    return HOME, SUGGESTIONS, STATISTICS, NOTICES


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The reader's places as url, label, sign, `current` and how much waits there, in one query; for visitors, who have
    no post, what is public.
    """
    post = _post(context)
    if post is None:
        return _entries(VISITORS, context["request"].path, {}) if "request" in context else []
    asked: dict[str, Any] = {NOTICES.view: Notice.objects.unread_of(context["user"])}
    if post.role in WAITED_FOR:
        asked[OPINIONS.view] = waiting_for(context["user"])
    return _entries(places(post.role), context["request"].path, count_together(asked))


@register.simple_tag(takes_context=True)
def has_tab_bar(context: dict[str, Any]) -> bool:
    """Deputies work on the phone: they get the tab bar."""
    post = _post(context)
    return post is not None and post.role == Role.DEPUTY


@register.simple_tag
def nearest_link(groups: list[dict[str, Any]]) -> str:
    """Of the rail's links that lead to this page or above it, the closest one."""
    active = [str(item["link"]) for group in groups for item in group["items"] if item.get("active")]
    return max(active, key=len, default="")


def _post(context: dict[str, Any]) -> Any:
    """None for visitors, and for pages shown before anybody is known."""
    return getattr(context.get("user"), "post", None)


def _entries(shown: tuple[Place, ...], path: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Of the places that lead to this page or above it, the nearest is marked; home stands above nothing."""
    urls = {place: reverse(place.view) for place in shown}
    above = [url for place, url in urls.items() if path == url or path.startswith(url) and place is not HOME]
    nearest = max(above, key=len, default="")
    return [
        _entry(place, url, path if url == nearest else "", counts.get(place.view, 0)) for place, url in urls.items()
    ]


def _entry(place: Place, url: str, path: str, count: int) -> dict[str, Any]:
    """`path` is that of the page, if it lies under this place."""
    current = "page" if path == url else "true" if path else ""
    return {"url": url, "label": place.label, "sign": place.sign, "current": current, "count": count}
