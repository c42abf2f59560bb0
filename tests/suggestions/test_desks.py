"""The desks of the back office: who sees them, what waits there, what their buttons do."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from congress.organs.models import Congress, Region
from suggestions import actions
from suggestions.admin import desk_pages
from suggestions.models import Suggestion
from tests.town import Town

DESK = "/office/suggestions/suggestion/{}/"
MOST_QUERIES = 12
OWNERS = {
    "review": {"reviewer"},
    "handover": {"dispatcher"},
    "rating": {"supervisor"},
    "overdue": {"supervisor", "dispatcher"},
    "publishing": {"reviewer", "supervisor"},
}
ROLES = ["reviewer", "dispatcher", "supervisor", "chair", "system", "security", "auditor", "clerk", "deputy"]


def long_ago() -> Any:
    return timezone.now() - timedelta(days=200)


def return_wished(town: Town) -> Suggestion:
    row = town.assigned()
    actions.ask_return(
        town.part(row, "住建局"),
        reason="路口设施属公安交管职责",
        proposed_unit=town.units["公安局"],
        by=town.clerk,
        at=timezone.now(),
    )
    return row


def extension_wished(town: Town) -> Suggestion:
    row = town.handling()
    actions.ask_extension(row, reason="涉及三个部门", by=town.clerk, at=timezone.now())
    return row


def tracked(town: Town) -> Suggestion:
    return town.rate(town.replied(category="B"), "satisfied")


WAITING = {
    "review": [Town.submitted],
    "handover": [Town.accepted, return_wished],
    "rating": [Town.dissatisfied, extension_wished, tracked],
    "overdue": [lambda town: town.assigned(long_ago())],
}
SCENES = [(desk, make) for desk, makers in WAITING.items() for make in makers]


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("desk", OWNERS)
def test_a_desk_opens_for_its_own_role_only(sits: Callable[[str], Client], desk: str, name: str) -> None:
    is_office = name in {"reviewer", "dispatcher", "supervisor", "system", "security", "auditor"}
    expected = 200 if name in OWNERS[desk] else 403 if is_office else 302
    assert sits(name).get(DESK.format(desk)).status_code == expected


@pytest.mark.parametrize("name", ["reviewer", "dispatcher", "supervisor", "system", "security", "auditor"])
def test_the_rail_leads_only_where_the_person_may_go(sits: Callable[[str], Client], name: str) -> None:
    client = sits(name)
    groups = client.get("/office/", follow=True).context["sidebar_navigation"]
    links = {str(item["link"]): item["has_permission"] for group in groups for item in group["items"]}
    assert {link: client.get(link).status_code == 200 for link in links} == links


STEPS = {
    ("review", 0): ["accept", "send_back", "refuse", "merge"],
    ("handover", 0): ["assign", "merge"],
    ("handover", 1): ["agree_return", "refuse_return"],
    ("rating", 0): ["rehandle", "close"],
    ("rating", 1): ["grant_extension", "refuse_extension"],
    ("rating", 2): ["strike_off"],
    ("overdue", 0): ["urge"],
}


@pytest.mark.parametrize(("scene", "steps"), STEPS.items())
def test_what_waits_is_listed_and_opened_with_the_steps_that_make_sense(
    town: Town, sits: Callable[[str], Client], scene: tuple[str, int], steps: list[str]
) -> None:
    desk, place = scene
    row = WAITING[desk][place](town)
    page = sits("supervisor" if desk == "overdue" else min(OWNERS[desk])).get(DESK.format(desk))
    late = row.clocks.running().exclude(kind="return").count() if desk == "overdue" else 1
    assert (page.context["item"], page.context["count"]) == (row, late)
    assert [offer.name for offer in page.context["offers"]] == steps


def test_the_dispatcher_looks_at_the_overdue_desk_and_urges_nobody(town: Town, sits: Callable[[str], Client]) -> None:
    row, client = town.assigned(long_ago()), sits("dispatcher")
    page = client.get(DESK.format("overdue"))
    late = row.clocks.running().exclude(kind="return").count()
    assert (page.context["item"], page.context["count"], page.context["offers"]) == (row, late, [])
    assert client.post(DESK.format("overdue") + f"{row.pk}/urge/", {"note": "请抓紧"}).status_code == 403


@pytest.mark.parametrize(("desk", "make"), SCENES)
def test_a_desk_costs_the_same_for_one_and_for_three(
    town: Town,
    sits: Callable[[str], Client],
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
    desk: str,
    make: Callable[[Town], Suggestion],
) -> None:
    client, address = sits(min(OWNERS[desk])), DESK.format(desk)
    make(town)
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES) as one:
        client.get(address)
    make(town)
    make(town)
    with django_assert_num_queries(len(one.captured_queries)):
        client.get(address)


def test_the_nearest_deadline_stands_first(town: Town, sits: Callable[[str], Client]) -> None:
    late = town.accepted(timezone.now() - timedelta(days=2), title="早一些的")
    town_now = town.accepted(title="今天的")
    rows = sits("dispatcher").get(DESK.format("handover")).context["page"].rows
    assert [row.pk for row in rows] == [late.pk, town_now.pk]


def test_what_is_to_be_decided_stands_before_promises_however_old(
    town: Town, sits: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    promises = [tracked(town), tracked(town)]
    unhappy = town.dissatisfied()
    wish = extension_wished(town)
    monkeypatch.setattr(desk_pages, "PAGE", 3)
    first = sits("supervisor").get(DESK.format("rating")).context["page"]
    then = sits("supervisor").get(DESK.format("rating"), {"after": first.next}).context["page"]
    assert [*first.rows, *then.rows] == [wish, unhappy, *promises]


def test_the_overdue_desk_has_no_heading_twice_and_no_bare_date(town: Town, sits: Callable[[str], Client]) -> None:
    town.assigned(long_ago())
    page = sits("supervisor").get(DESK.format("overdue")).content.decode()
    headings = re.findall(r"<h2[^>]*>([^<]+)", page.partition('id="item"')[2])
    assert len(headings) == len(set(headings))
    assert re.findall(r"\d{4}-\d\d-\d\d", re.sub(r"<[^>]*>", "", page)) == []


def test_the_hand_over_desk_says_what_follows(town: Town, sits: Callable[[str], Client]) -> None:
    row = town.accepted()
    starts = sits("dispatcher").get(DESK.format("handover")).context["starts"]
    said = {start.kind: start.deadline.due_on for start in starts}
    actions.assign(row, lead=town.units["住建局"], co=[town.units["公安局"]], by=town.dispatcher, at=timezone.now())
    run = row.clocks.filter(kind__in=["answer", "co_opinion"])
    assert {clock.kind: clock.due_on for clock in run} == said


def test_the_proposed_unit_is_marked_and_chosen(town: Town, sits: Callable[[str], Client]) -> None:
    row = town.accepted()
    Suggestion.objects.filter(pk=row.pk).update(proposed_unit=town.units["公安局"])
    units = sits("dispatcher").get(DESK.format("handover")).context["units"]
    assert [(unit.name, unit.is_lead) for unit in units if unit.is_proposed] == [("清源市公安局", True)]


@pytest.mark.parametrize(
    ("name", "desk", "step", "status"),
    [
        ("supervisor", "review", "accept", 403),
        ("reviewer", "handover", "assign", 403),
        ("dispatcher", "rating", "rehandle", 403),
        ("reviewer", "review", "assign", 404),
        ("reviewer", "review", "nonsense", 404),
    ],
)
def test_a_step_of_another_role_is_forbidden_and_of_another_desk_unknown(
    town: Town, sits: Callable[[str], Client], name: str, desk: str, step: str, status: int
) -> None:
    row = town.submitted()
    assert sits(name).post(DESK.format(desk) + f"{row.pk}/{step}/").status_code == status
    row.refresh_from_db()
    assert row.status == "reviewed"


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_item_one_may_not_see_is_an_item_that_never_was(
    town: Town, sits: Callable[[str], Client], method: str
) -> None:
    draft, client = town.draft(), sits("reviewer")
    end = "" if method == "get" else "accept/"
    answers = [getattr(client, method)(DESK.format("review") + f"{pk}/{end}") for pk in (draft.pk, 10**9)]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_role_in_another_place_opens_no_step_here(town: Town, sits: Callable[[str], Client]) -> None:
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    other = Congress.objects.create(region=region, level="city", name="别处", committee_name="别处", office_name="别处")
    town.supervisor.posts.create(role=Role.DISPATCHER, congress=other, starts_on=date(2022, 1, 1))
    row, client = town.accepted(), sits("supervisor")
    page = client.get(DESK.format("handover") + f"{row.pk}/")
    assert (page.context["item"], page.context["page"].rows, page.context["offers"]) == (row, [], [])
    assert client.post(DESK.format("handover") + f"{row.pk}/assign/").status_code == 403


@pytest.mark.parametrize("desk", OWNERS)
def test_an_empty_desk_says_so(sits: Callable[[str], Client], desk: str) -> None:
    page = sits(min(OWNERS[desk])).get(DESK.format(desk))
    assert (page.context["item"], page.context["count"]) == (None, 0)
