"""Every address asks who is there, or stands on the list of those open to all."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve, reverse

# Reviewed: what anybody may fetch, and why.
PUBLIC = {
    "": "the public front page",
    "deputies/": "deputies in office, whom the law has published (代表法 §58)",
    "deputies/<int:pk>/": "one of them",
    "api/deputies/": "the same for programs",
    "api/deputies/<int:pk>/": "the same for programs",
    "search": "deputies, stations and published suggestions",
    "data": "what there is of open data",
    "data/<slug:name>.csv-metadata.json": "the fields of one set",
    "data/<slug:name>.<slug:form>": "one set of what the pages show",
    "feeds/suggestions.atom": "what was released last",
    "feeds/receptions.atom": "announced reception days",
    "feeds/briefings.atom": "issues of the briefing that were made public",
    "briefings/": "the same as a list",
    "briefings/<int:pk>/": "one of them",
    "briefings/<int:pk>/paper.<slug:kind>": "its paper as it was kept",
    "plan/": "the year's work plan, which the law has published (代表法 §43)",
    "plan/<int:year>/": "that of one year",
    "plan/papers/<int:pk>.<slug:kind>": "the same on paper",
    "sitemap.xml": "the addresses of public pages",
    "robots.txt": "what may be looked through",
    "healthz": "the proxy and the supervisor ask it; it says only that the database answers",
    "elder": "large type, kept in the browser",
    "language": "language, kept in the browser",
    "published/": "what deputy, unit and office agreed to publish",
    "published/list.xlsx": "the list of it",
    "published/<slug:slug>/": "one item of it",
    "api/publications/": "the same for programs",
    "api/publications/<slug:slug>/": "the same for programs",
    "stations/": "where deputies receive citizens",
    "stations/tree": "the same as a tree",
    "stations/<int:pk>/": "one station",
    "stations/<int:pk>/receptions.ics": "its reception days for everybody's calendar",
    "receptions/<str:token>.ics": "a deputy's own reception days, by an address of 152 bits that can be taken back",
    "stations/map": "the same as a drawn plan",
    "stations/events/": "events with citizens that are announced",
    "stations/<int:pk>/photos/<int:photo>": "what an open station looks like",
    "api/stations/": "the same for programs",
    "api/stations/<int:pk>/": "the same for programs",
    "c/<str:token>": "who is behind a scanned code, and a form to write to them",
    "opinions/track": "asks for receipt number and code",
    "opinions/<int:pk>/": "sends on to where receipt and code are asked for; so do the next four",
    "opinions/<int:pk>/receipt": "what was just sent",
    "opinions/<int:pk>/copy": "a citizen's own data",
    "opinions/<int:pk>/photos/<int:photo>": "a citizen's own photo",
    "opinions/<int:pk>/do/<slug:name>": "a citizen's own acts",
    "privacy": "how citizens' data are handled",
    "privacy/<int:pk>": "the same for one congress",
    "accessibility": "what the site promises to everybody",
    "digest/<str:token>": "a leader's digest of one morning, by a link of 256 bits that opens for a day",
    "accounts/sign-in": "the door itself",
    "accounts/sign-out": "ends what session there is",
    "accounts/activate": "asks for a printed code",
    "office/logout/": "sends on to the back office, which asks for a sign-in",
}
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
SAMPLES = {"app_label": "accounts"}  # any other argument is "1"


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """How each address of the site is written."""
    for one in resolver.url_patterns:
        route = before + str(one.pattern).removeprefix("^")
        if isinstance(one, URLResolver):
            yield from routes(one, route)
        else:
            yield route


def address_of(route: str) -> str:
    return "/" + ARGUMENT.sub(lambda found: SAMPLES.get(found[1] or found[2], "1"), route).removesuffix("$")


def asks_who(answer: HttpResponseBase) -> bool:
    """Sent to sign in, or turned away."""
    doors = (reverse("accounts:sign-in"), reverse("admin:login"))
    return answer.status_code in {401, 403} or answer.headers.get("Location", "").startswith(doors)


def is_guarded(client: Client, address: str) -> bool:
    """Reading and writing alike; an address may also know only one of them, or nothing of a stranger's row."""
    answers: list[Any] = [client.get(address), client.post(address)]
    closed = [asks_who(answer) for answer in answers]
    return any(closed) and all(
        is_closed or answer.status_code in {404, 405} for is_closed, answer in zip(closed, answers, strict=True)
    )


def test_each_sample_address_leads_to_its_route() -> None:
    written = list(routes(get_resolver()))
    assert [resolve(address_of(route)).route for route in written] == written


@pytest.mark.django_db
def test_a_stranger_meets_a_guard_everywhere_but_on_the_reviewed_addresses(client: Client) -> None:
    open_to_all = {route for route in routes(get_resolver()) if not is_guarded(client, address_of(route))}
    assert open_to_all == set(PUBLIC)
