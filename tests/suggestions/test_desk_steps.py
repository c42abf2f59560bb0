"""The buttons of the desks: what they do, what is said when they may not, and what comes next."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser

from suggestions import actions
from tests.suggestions.test_desks import DESK, long_ago, return_wished
from tests.town import Town


def test_after_the_hand_over_the_next_item_is_shown(town: Town, sits: Callable[[str], Client]) -> None:
    first, second, third = (town.accepted(title=title) for title in "一二三")
    client, address = sits("dispatcher"), DESK.format("handover")
    page = client.get(f"{address}{second.pk}/")
    sent = {"seen": second.version, "lead": town.units["教育局"].pk, "next": page.context["next"]}
    answer = client.post(f"{address}{second.pk}/assign/", sent, follow=True)
    assert answer.context["item"] == third
    assert [row.pk for row in answer.context["page"].rows] == [first.pk, third.pk]
    assert [message.level_tag for message in answer.context["messages"]] == ["success"]
    second.refresh_from_db()
    assert second.status == "assigned"


def test_a_refused_hand_over_keeps_what_was_typed(town: Town, sits: Callable[[str], Client]) -> None:
    row, lead = town.accepted(), town.units["住建局"].pk
    sent = {"seen": row.version, "lead": lead, "co": [lead], "note": "请重视"}
    page = sits("dispatcher").post(DESK.format("handover") + f"{row.pk}/assign/", sent)
    assert page.status_code == 409
    assert page.context["primary"].form["note"].value() == "请重视"
    assert [unit.key for unit in page.context["units"] if unit.is_lead and unit.is_co] == [lead]
    assert len(page.context["primary"].form.non_field_errors()) == 1
    row.refresh_from_db()
    assert row.status == "accepted"


@pytest.mark.parametrize(("headers", "status"), [({}, 409), ({"HX-Request": "true"}, 200)])
def test_a_refusal_is_shown_where_the_page_is_only_swapped(
    town: Town, sits: Callable[[str], Client], headers: dict[str, str], status: int
) -> None:
    row = town.accepted()
    page = sits("dispatcher").post(DESK.format("handover") + f"{row.pk}/assign/", {"lead": ""}, headers=headers)
    assert (page.status_code, list(page.context["primary"].form.errors)) == (status, ["lead"])


def test_the_slower_of_two_is_told_who_was_faster(town: Town, sits: Callable[[str], Client]) -> None:
    row = town.submitted()
    actions.accept(row, by=town.reviewer, at=timezone.now(), category=town.category)
    page = sits("reviewer").post(
        DESK.format("review") + f"{row.pk}/send_back/", {"seen": 0, "what_to_mend": "写明路口"}
    )
    assert page.status_code == 409
    [offer] = [offer for offer in page.context["offers"] if offer.name == "send_back"]
    assert (offer.name, offer.form["what_to_mend"].value()) == ("send_back", "写明路口")


def test_a_wish_to_return_is_agreed_to(town: Town, sits: Callable[[str], Client]) -> None:
    row = return_wished(town)
    [wish] = row.assignments.get(part="lead").return_requests.all()
    sits("dispatcher").post(DESK.format("handover") + f"{row.pk}/agree_return/", {"request": wish.pk})
    row.refresh_from_db()
    assert row.status == "accepted"


def test_a_unit_is_urged_once_a_day(town: Town, sits: Callable[[str], Client]) -> None:
    row, client = town.assigned(long_ago()), sits("supervisor")
    address = DESK.format("overdue") + f"{row.pk}/urge/"
    assert [client.post(address, {"note": note}).status_code for note in ("请抓紧", "再催")] == [302, 409]
    assert [step.note for step in row.steps.filter(name="urge")] == ["请抓紧"]


@pytest.mark.parametrize(
    ("step", "sent", "status"),
    [
        ("accept", {}, "accepted"),
        ("send_back", {"what_to_mend": "写明路口"}, "draft"),
        ("refuse", {"reason": "empty"}, "not_accepted"),
    ],
)
def test_the_reviewer_decides(
    town: Town, sits: Callable[[str], Client], step: str, sent: dict[str, str], status: str
) -> None:
    row = town.submitted()
    sits("reviewer").post(DESK.format("review") + f"{row.pk}/{step}/", sent)
    row.refresh_from_db()
    assert row.status == status


@pytest.mark.parametrize("has_scripts", [True, False])
def test_in_a_browser_the_hand_over_goes_from_item_to_item(
    shared_town: Town, live_server: Any, browser: Browser, has_scripts: bool
) -> None:
    first, second = (shared_town.accepted(title=title) for title in "甲乙")
    client = Client()
    client.force_login(shared_town.dispatcher)
    context = browser.new_context(java_script_enabled=has_scripts)
    context.add_cookies(
        [{"name": "congress_session", "value": client.cookies["congress_session"].value, "url": live_server.url}]
    )
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(live_server.url + DESK.format("handover"))
    page.select_option("#assign_lead", str(shared_town.units["教育局"].pk))
    page.click(".c-sticky button")
    page.wait_for_selector(".c-note-success")
    assert page.inner_text("h2.c-h24") == "乙"
    assert (page.url, said) == (live_server.url + DESK.format("handover") + f"{second.pk}/", [])
    context.close()
    first.refresh_from_db()
    assert first.status == "assigned"
