"""No citizen's name or number comes before anybody the rule does not name: pages, papers, files, REST, the log."""

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from stations.models import Opinion
from tests.access.listening import logged
from tests.access.walking import Met, read, walk
from tests.access.world import build_world
from tests.once import built_once
from tests.stations.heard import Heard, around

# Said with the consent to pass the contact on, and without; `typed` is a number somebody wrote into the words.
KEPT, PASSED = {"name": "冯桂兰", "phone": "13912345678"}, {"name": "裴素云", "phone": "13787654321"}
TYPED = "13655550000"
WORDS = {
    "kept name": KEPT["name"], "kept number": KEPT["phone"], "kept masked": "139****5678",
    "passed name": PASSED["name"], "passed number": PASSED["phone"], "passed masked": "137****4321",
    "typed number": TYPED,
}  # fmt: skip
PAGES = {"stations:opinion", "stations:api-opinion"}
CONTACT = PAGES | {"stations:opinion-phone"}
# The rule on paper: where each of the words stands, by who reads; whoever is not named finds none anywhere.
NOTHING: dict[str, set[str]] = {}
OF_HANDLERS = {
    "kept name": PAGES, "kept masked": CONTACT, "passed name": PAGES, "passed masked": CONTACT, "typed number": PAGES,
}  # fmt: skip
OF_OFFICE = {word: places | {"admin:stations_opinion_change"} for word, places in OF_HANDLERS.items()}
for word in ("kept masked", "passed masked", "typed number"):  # the register as a table, without names
    OF_OFFICE[word] |= {"admin:opinions_register"}
OF_KEEPER = {word: places | {"stations:station-book"} for word, places in OF_HANDLERS.items()}
OF_HELPERS = {"passed name": PAGES, "passed masked": CONTACT, "typed number": PAGES}
EXPECTED = {
    "deputy": OF_HANDLERS,
    "keeper": OF_KEEPER,
    "dispatcher": OF_OFFICE,
    "clerk": OF_HELPERS,
    "approver": OF_HELPERS,
    "reviewer": NOTHING,
    "supervisor": OF_OFFICE,
    "chair": NOTHING,
    "system": NOTHING,
    "security": NOTHING,
    "auditor": NOTHING,
    "nobody": NOTHING,
}
OUTSIDE = ["deputy2", "co_clerk", "other_keeper", "higher", "far_deputy", "far_dispatcher"]  # in one of those roles
NEAR = "^(stations|portal|notices|admin:stations)|export|api|statistics"  # not what their role shows the others as well


def build() -> Heard:
    heard = around(build_world().town)
    for contact, consents in [(KEPT, False), (PASSED, True)]:
        heard.photographed(heard.handed(text=f"路灯不亮，电话{TYPED}", may_pass_on=consents, **contact))
    return heard


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")), built_once(django_db_blocker, build) as heard:
        yield heard


@pytest.fixture
def heard(built: Heard, db: None) -> Heard:
    return deepcopy(built)


def sits(heard: Heard, who: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    if who != "nobody":
        client.force_login(getattr(heard, who))
    return client


def met(client: Client, rooms: str = "") -> dict[str, set[str]]:
    """Where each of the words was met on the walk, or in the log of it."""
    found = defaultdict(set)
    with logged() as log:
        pages = [*walk(client, rooms=rooms)]
    for page in [*pages, Met("log", log.getvalue())]:
        for kind, word in WORDS.items():
            if word in page.text:
                found[kind].add(page.name)
        if page.refused:
            found["led to and refused"].add(page.name)
    return dict(found)


@pytest.mark.parametrize("who", EXPECTED)
def test_a_contact_stands_where_the_rule_says_and_nowhere_else(heard: Heard, who: str) -> None:
    assert met(sits(heard, who)) == EXPECTED[who]


@pytest.mark.parametrize("who", OUTSIDE)
def test_whom_it_does_not_concern_meets_none(heard: Heard, who: str) -> None:
    assert met(sits(heard, who), rooms=NEAR) == NOTHING


def test_a_number_on_a_page_is_met(heard: Heard) -> None:
    """Negative control: what a careless page would print."""
    heard.said(text="路灯", place=KEPT["phone"])
    assert met(sits(heard, "dispatcher"), rooms="opinion")["kept number"] == PAGES | {"admin:stations_opinion_change"}


def test_a_walk_comes_to_every_kind_of_page_of_an_opinion(heard: Heard) -> None:
    """Negative control: a walk that opens nothing meets nothing."""
    walked = {page.name for page in walk(sits(heard, "dispatcher"), rooms="opinion") if page.text}
    doors = {"opinion", "opinions", "opinion-phone", "opinion-step", "opinion-photo", "api-opinion", "api-opinions"}
    assert {f"stations:{name}" for name in doors} - walked == set()
    assert {"admin:stations_opinion_change", "admin:stations_opinion_export"} - walked == set()


def test_the_number_itself_comes_once_by_a_post_with_a_purpose(heard: Heard) -> None:
    row = Opinion.objects.get(pk=heard.handed(may_pass_on=True, **PASSED).pk)
    here, found = reverse("stations:opinion-phone", args=[row.pk]), {}
    for who in ["deputy", "keeper", "dispatcher", "clerk", "reviewer", "chair", "co_clerk", "auditor"]:
        found[who] = PASSED["phone"] in read(sits(heard, who).post(here, {"purpose": "ask"}))
    handlers = {"deputy", "keeper", "dispatcher", "clerk"}
    assert found == {who: who in handlers for who in found}
