"""Nothing of a person but what the rule names stands in any public page, feed or file; nor does a citizen's name."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from briefings.models import PlanItem
from congress.accounts.models import User
from deputies.models import Mandate, Person
from portal.resources import DATASETS
from stations.actions import receive
from stations.models import Code, Station
from stations.tasks import enter_arrivals
from tests.access.walking import read, walk
from tests.portal.conftest import Square

PERSON = {
    "sex": "female", "born": "1970-03-09", "ethnicity": "土家族", "party": "民建会员", "education": "研究生",
    "employer": "清源市某化工厂技术员", "phone": "13612345678", "address": "河滨路88号3单元501室", "postcode": "041999",
}  # fmt: skip
MANDATE = {"card_no": "770077", "structure": "一线工人", "note": "990101197003091234", "first_elected": "1998年"}
CITIZEN = {"name": "冯桂兰", "phone": "13912345678"}
KEEPER = {"keeper": "田民森", "liaison": "杨燕", "phone": "13720049719"}
LEAD, RESULT = "鲍振声", "表扬窦某"  # of a row of the work plan
SECRETS = {*PERSON.values(), *MANDATE.values(), *CITIZEN.values(), *KEEPER.values(), LEAD, RESULT} - {"female"}
MASKED = {"136****5678", "139****5678", "137****9719", "Female", "1970"}


@pytest.fixture
def told(square: Square) -> Square:
    """All of it is known to the office, and a citizen wrote to the deputy."""
    Person.objects.filter(pk=square.deputy.person_id).update(**PERSON)
    Mandate.objects.filter(pk=square.deputy.pk).update(**MANDATE)
    Station.objects.update(**KEEPER)
    User.objects.filter(pk=square.town.supervisor.pk).update(name=LEAD)
    PlanItem.objects.update(status="done", done_on=timezone.localdate(), result=RESULT)
    square.held(3)
    square.ahead(2).duties.create(mandate=square.deputy)
    given = {"issued_by": square.town.dispatcher, "issued_at": timezone.now()}
    code = Code.objects.create(token=uuid4().hex[:26], mandate=square.deputy, **given)
    receive(code.token, form_key=uuid4(), text="路灯不亮", may_publish=True, at=timezone.now(), **CITIZEN)
    enter_arrivals()
    return square


def places(square: Square) -> list[str]:
    """Whatever is made of this person's rows."""
    station = square.station.get_absolute_url()
    files = [f"/data/{name}.{form}" for name in DATASETS for form in ("csv", "json", "csv-metadata.json")]
    pages = [square.page(), square.released.get_absolute_url(), station, f"{station}receptions.ics"]
    pages += [f"/api/deputies/{square.deputy.pk}/", f"/api{station}", f"/c/{Code.objects.get().token}"]
    return [*files, *pages, "/search?q=deputy-deputy"]


def shown(square: Square) -> Iterator[tuple[str, str]]:
    """Every public page with its words: all that can be reached, and all of this person."""
    client = Client(headers={"accept-language": "en"})
    for page in walk(client, rooms="^(portal|suggestions|stations|briefings):"):
        yield page.name, page.text
    for place in places(square):
        yield place.partition("?")[0], read(client.get(place))


def leaks(square: Square) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, text in shown(square):
        for word in sorted(SECRETS | MASKED):
            if word in text:
                found.setdefault(place, []).append(word)
    return found


def test_no_page_feed_or_file_says_more_than_the_rule(told: Square) -> None:
    assert leaks(told) == {}


@pytest.mark.parametrize("place", ["/search", "/deputies/", "/stations/", "/published/"])
def test_nobody_is_found_by_what_is_not_public(told: Square, place: str) -> None:
    found = {word: read(Client().get(place, {"q": word})).count('class="c-row"') for word in SECRETS | MASKED}
    assert found == dict.fromkeys(found, 0)


def test_the_walk_opens_all_that_is_public(told: Square) -> None:
    """So that the test above looks at something."""
    opened = {place for place, text in shown(told) if text}
    wanted = {"portal:front", "portal:deputies", "portal:deputy", "portal:data", "portal:data-file", "portal:sitemap"}
    wanted |= {"portal:feed-suggestions", "portal:feed-receptions", "portal:api-deputies", "portal:robots"}
    wanted |= {"briefings:public", "briefings:public-briefing", "portal:feed-briefings"}
    wanted |= {"briefings:public-plans", "briefings:public-plan", "briefings:public-plan-paper"}
    wanted |= {"stations:station", "suggestions:publication", "stations:map", "portal:search", "stations:tree"}
    assert wanted - opened == set()
    assert {place.partition("?")[0] for place in places(told)} - opened == set()


@pytest.mark.parametrize("field", ["group_name", "electing_unit"])
def test_a_number_in_a_public_field_is_seen_by_the_same_look(told: Square, field: str) -> None:
    """Negative control."""
    Mandate.objects.filter(pk=told.deputy.pk).update(**{field: PERSON["phone"]})
    found: Any = leaks(told)
    seen = {"/data/deputies.csv", "/data/deputies.json", told.page(), f"/api/deputies/{told.deputy.pk}/"}
    assert seen - set(found) == set()
    assert {word for words in found.values() for word in words} == {PERSON["phone"]}
