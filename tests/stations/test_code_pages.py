"""Codes in the back office: who sees, gives, replaces, revokes and prints them; a deputy's own on the phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.audit.models import Entry
from congress.notices.models import Notice
from deputies.models import Mandate, Person
from stations import actions
from stations.models import Code
from tests.town import Town

NOW = timezone.now()
CODES = "/office/stations/code/"
Sits = Callable[[str], Client]


@pytest.fixture
def code(town: Town) -> Code:
    return actions.issue(town.mandates["deputy"], by=town.dispatcher, at=NOW)


def page(code: Code, act: str = "change") -> str:
    return f"{CODES}{code.pk}/{act}/"


def live(thing: Any) -> Any:
    return Code.objects.live().filter(mandate=thing).first()


@pytest.mark.parametrize("word", ["090002", "deputy-deputy2", "090002 deputy-deputy2 清源市"])
def test_a_deputy_named_by_name_or_card_is_given_a_code(town: Town, sits: Sits, word: str) -> None:
    answer = sits("dispatcher").post(f"{CODES}issue/", {"thing": word})
    made = live(town.mandates["deputy2"])
    assert (answer.status_code, answer.url) == (302, page(made))


@pytest.mark.parametrize("word", ["QY-01", "第QY-01联络站"])
def test_a_station_is_named_by_its_name_or_code(town: Town, sits: Sits, word: str) -> None:
    station = town.station("QY-01")
    sits("supervisor").post(f"{CODES}issue/", {"thing": word})
    assert Code.objects.live().get().station == station


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("李四", "没有这个姓名或代表证号的在任代表。"),
        (
            "同名",
            "有多名代表符合：同名 清源市第九届 1；同名 清源市第九届 2。请在姓名后写明代表证号和地名。",
        ),
    ],
)
def test_none_and_several_are_told_apart(town: Town, sits: Sits, word: str, sentence: str) -> None:
    for card in "12":
        Mandate.objects.create(person=Person.objects.create(name="同名"), term=town.session.term, card_no=card)
    answer = sits("dispatcher").post(f"{CODES}issue/", {"thing": word})
    assert (answer.context["form"].errors["thing"], Code.objects.count()) == ([sentence], 0)


def test_a_lost_card_is_replaced_and_a_code_revoked_with_a_reason(town: Town, sits: Sits, code: Code) -> None:
    client = sits("dispatcher")
    assert client.post(page(code, "renew"), {"reason": "卡片遗失"}).url == page(live(code.mandate))
    new = live(code.mandate)
    assert client.post(page(new, "revoke"), {"reason": ""}).status_code == 200
    assert live(code.mandate) == new
    client.post(page(new, "revoke"), {"reason": "代表资格终止"})
    assert live(code.mandate) is None


@pytest.mark.parametrize("paper", ["card", "poster"])
def test_printing_is_told_in_the_trail(town: Town, sits: Sits, code: Code, paper: str) -> None:
    answer = sits("dispatcher").get(page(code, paper))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    told = Entry.objects.get(act="code.print")
    assert (told.by, told.thing, told.detail) == (town.dispatcher, f"code:{code.pk}", {"paper": paper})


def test_a_revoked_code_is_not_printed_and_its_address_is_not_shown(town: Town, sits: Sits, code: Code) -> None:
    client = sits("dispatcher")
    assert code.token in client.get(page(code)).content.decode()
    actions.revoke(code, reason="", by=town.dispatcher, at=NOW)
    assert client.get(page(code, "card")).status_code == 403
    shown = client.get(page(code)).content.decode()
    assert (code.token in shown, "/renew" in shown) == (False, False)


def test_a_reviewer_sees_codes_and_gives_none(town: Town, sits: Sits, code: Code) -> None:
    client = sits("reviewer")
    seen = client.get(page(code))
    assert (seen.status_code, "/revoke" in seen.content.decode()) == (200, False)
    refused = [client.post(page(code, act), {"reason": "x"}).status_code for act in ("renew", "revoke")]
    assert (refused, client.post(f"{CODES}issue/", {"thing": "090002"}).status_code) == ([403, 403], 403)


@pytest.mark.parametrize(("state", "found"), [("live", 1), ("asleep", 1), ("revoked", 1), ("", 3), ("other", 3)])
def test_the_list_is_narrowed_by_state(town: Town, sits: Sits, code: Code, state: str, found: int) -> None:
    asleep = actions.issue(town.mandates["deputy2"], by=town.dispatcher, at=NOW)
    Mandate.objects.filter(pk=asleep.mandate_id).update(status="suspended")
    actions.revoke(
        actions.issue(town.station("QY-01"), by=town.dispatcher, at=NOW), reason="", by=town.dispatcher, at=NOW
    )
    answer = sits("reviewer").get(CODES, {"state": state} if state else {})
    assert len(answer.context["cl"].result_list) == found


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_questions(town: Town, sits: Sits, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        town.add_deputy(f"more{number}", f"0910{number}")
    actions.issue_many(Mandate.objects.filter(card_no__startswith="0910"), by=town.dispatcher, at=NOW)
    client = sits("reviewer")
    client.get(CODES)
    with django_assert_num_queries(6):
        client.get(CODES)


def test_a_deputy_shows_the_own_code(town: Town, sits: Sits, code: Code, settings: Any) -> None:
    settings.SITE_URL = "https://rd.qingyuan.gov.cn"
    answer = sits("deputy").get("/my-code")
    shown = answer.content.decode()
    assert answer.context["address"] == f"https://rd.qingyuan.gov.cn/c/{code.token}"
    assert shown.count(str(answer.context["qr"])) == 1
    assert (f'href="/c/{code.token}"' in shown, "13800001111" in shown) == (True, False)


def test_without_a_code_a_deputy_asks_the_office(town: Town, sits: Sits) -> None:
    client = sits("deputy")
    assert client.get("/my-code").context["code"] is None
    assert client.post("/my-code").url == "/my-code?asked"
    assert client.get("/my-code?asked").context["is_asked"] is True
    told = Notice.objects.get(kind="code-asked", channel="site", recipient=town.dispatcher)
    assert told.url == f"{CODES}issue/"


def test_a_deputy_who_has_a_code_asks_for_none(town: Town, sits: Sits, code: Code) -> None:
    assert (sits("deputy").post("/my-code").status_code, Notice.objects.filter(kind="code-asked").count()) == (403, 0)


def test_a_suspended_deputy_and_everybody_else_has_no_such_page(town: Town, sits: Sits, code: Code) -> None:
    Mandate.objects.filter(pk=code.mandate_id).update(status="suspended")
    assert [sits(who).get("/my-code").status_code for who in ("deputy", "dispatcher", "clerk", "chair")] == [404] * 4
