"""A visit is written down by whoever received the citizen, taken up by that, and answered where it was on the spot."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime, now

from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from stations.actions.registering import register
from stations.models import Opinion, Station
from stations.rules.receipts import is_code
from tests.town import Town

pytestmark = pytest.mark.django_db
NEW = reverse("stations:register")


@pytest.fixture
def station(town: Town) -> Station:
    return town.station("QY-1")


@pytest.fixture
def keeper(town: Town) -> Any:
    return town.add("keeper", Role.STATION_KEEPER, region=town.congress.region)


def visit(town: Town, station: Station, by: str = "deputy", **facts: Any) -> tuple[Opinion, str]:
    """A citizen tells the deputy of a lamp."""
    said = {"way": "reception", "topic": "building", "text": "路灯坏了。", "name": "宋阳林", "phone": "13704187687"}
    whole = said | {"form_key": uuid4(), "said_at": now(), "deputies": [town.mandates["deputy"]], "at": now()}
    return register(station, by=town.people[by], **{**whole, **facts})


def typed(**fields: Any) -> dict[str, Any]:
    said_at = f"{localtime(now() - timedelta(hours=1)):%Y-%m-%dT%H:%M}"
    whole = {"form_key": uuid4(), "way": "visit", "said_at": said_at, "text": "路灯坏了。", "topic": "building"}
    return whole | fields


def test_a_visit_is_taken_up_with_receipt_code_clock_and_trail(town: Town, station: Station) -> None:
    opinion, code = visit(town, station, deputies=[town.mandates["deputy"], town.mandates["deputy2"]])
    kept = Opinion.objects.get()
    assert (kept.status, kept.clock, [step.name for step in kept.steps.all()]) == ("accepted", "answer", ["accept"])
    assert (kept.deputy, list(kept.present.all())) == (town.mandates["deputy"], [town.mandates["deputy2"]])
    assert (kept.recorded_by, kept.name, is_code(code, kept.secret)) == (town.deputy, "宋阳林", True)
    acts = [entry.act for entry in Entry.objects.filter(thing=f"opinion:{opinion.pk}").order_by("number")]
    assert acts == ["opinion.register", "opinion.accept"]


def test_what_is_answered_on_the_spot_is_answered_at_once(town: Town, station: Station) -> None:
    opinion, _code = visit(town, station, answer="已联系路灯所。")
    assert (opinion.status, opinion.answer, opinion.told_by) == ("answered", "已联系路灯所。", "当面")
    assert (opinion.clock, [step.name for step in opinion.steps.all()]) == ("rating", ["accept", "answer"])
    assert Notice.objects.count() == 0


def test_the_keeper_is_told_of_what_a_deputy_wrote_down_without_words_of_the_citizen(
    town: Town, station: Station, keeper: Any
) -> None:
    opinion, _code = visit(town, station)
    notices = list(Notice.objects.all())
    told = " ".join(f"{notice.text} {notice.url}" for notice in notices)
    assert {notice.recipient for notice in notices} == {keeper}
    assert (opinion.receipt in told, "路灯" in told, "宋阳林" in told) == (True, False, False)


def test_the_same_form_makes_one_opinion_and_other_words_are_refused(town: Town, station: Station) -> None:
    facts = {"form_key": uuid4(), "said_at": now(), "at": now()}
    first, code = visit(town, station, **facts)
    assert visit(town, station, **facts) == (first, code)
    for change in ({"text": "另一件事。"}, {"phone": "13704187688"}):
        with pytest.raises(Refused):
            visit(town, station, **facts | change)
    assert Opinion.objects.count() == 1


def test_card_numbers_are_hidden_before_anything_is_kept(town: Town, station: Station) -> None:
    opinion, _code = visit(town, station, text="身份证990101198503271433。")
    assert opinion.text == "身份证990101************。"


def test_a_visit_that_has_not_been_yet_is_refused(town: Town, station: Station) -> None:
    with pytest.raises(Refused):
        visit(town, station, said_at=now() + timedelta(hours=1), at=now())


@pytest.mark.parametrize(("who", "may"), [("deputy", True), ("dispatcher", True), ("deputy2", False), ("chair", False)])
def test_only_who_was_there_the_keeper_or_the_office_registers(
    town: Town, station: Station, who: str, may: bool
) -> None:
    if may:
        assert visit(town, station, by=who)[0].recorded_by == town.people[who]
    else:
        with pytest.raises((Refused, PermissionDenied)):
            visit(town, station, by=who)
        assert Opinion.objects.count() == 0


def test_the_page_registers_and_shows_the_slip_to_nobody_else(town: Town, station: Station, sits: Any) -> None:
    browser: Client = sits("deputy")
    sent = browser.post(f"{NEW}?station={station.pk}", typed(deputies=[town.mandates["deputy"].pk]))
    opinion = Opinion.objects.get()
    slip = reverse("stations:opinion-slip", args=[opinion.pk])
    assert (sent.status_code, sent["Location"]) == (302, slip)
    shown = browser.get(slip)
    assert is_code(shown.context["code"], opinion.secret)
    assert (sits("dispatcher").get(slip).status_code, sits("deputy2").get(slip).status_code) == (404, 404)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"topic": ""}, "topic"),
        ({"phone": "12"}, "phone"),
        ({"said_at": "2019-01-01T09:00"}, "said_at"),
        ({"said_at": "2999-01-01T09:00"}, "said_at"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_kept(
    town: Town, station: Station, sits: Any, fields: dict[str, str], wrong: str
) -> None:
    answer = sits("dispatcher").post(f"{NEW}?station={station.pk}", typed(**fields))
    assert (list(answer.context["form"].errors), Opinion.objects.count()) == ([wrong], 0)


def test_the_station_is_asked_only_where_there_are_several(town: Town, station: Station, sits: Any) -> None:
    browser = sits("deputy")
    assert browser.get(NEW).templates[0].name == "stations/registers/visit.html"
    other = town.station("QY-2")
    assert browser.get(NEW).context["stations"] == [station, other]
    assert browser.get(f"{NEW}?station=x").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("deputy", 200), ("dispatcher", 200), ("clerk", 403), ("chair", 403)])
def test_whoever_receives_citizens_may_open_the_page(
    town: Town, station: Station, sits: Any, who: str, status: int
) -> None:
    assert sits(who).get(NEW).status_code == status
