"""The plan for everybody: rows with their state, nobody's name, no reason; gone the moment it is taken off."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from briefings.actions import plan_items, plans
from tests.briefings.plans.conftest import NOW, TODAY, YEAR, Planner
from tests.portal.test_open_data import rows as data

PAGE = f"/plan/{YEAR}/"


def read(path: str) -> str:
    return str(Client(headers={"accept-language": "en"}).get(path).content.decode())


def test_a_row_says_what_when_who_carries_it_out_and_how_far_it_is(planner: Planner) -> None:
    planner.in_force(matter="开会", body="办公室", outcome="纪要", basis="惯例", months=(1, 3))
    shown = read(PAGE)
    words = ("开会", "办公室", "纪要", "惯例", "months 1 to 3", "Planned</span>")
    assert [shown.count(word) > 0 for word in words] == [True] * len(words)


def test_neither_names_nor_reasons_nor_results_are_told(planner: Planner) -> None:
    by = planner.town.supervisor
    plan = planner.draft()
    done, moved = (planner.row(plan, (1, 2)) for _ in range(2))
    planner.passed(plan)
    plan_items.finish(done, done_on=TODAY, result="表扬张某", by=by, at=NOW)
    plan_items.put_off(moved, month=5, note="李某生病", by=by, at=NOW)
    told = [read(path) for path in (PAGE, f"{PAGE}?show=late", "/plan/")]
    secrets = ("committee-committee", "supervisor-supervisor", "表扬张某", "李某生病", "/desk/plan/")
    assert [(place, word) for place, text in enumerate(told) for word in secrets if word in text] == []


def test_taken_off_or_never_marked_it_is_nowhere(planner: Planner) -> None:
    plan = planner.in_force()
    paper = f"/plan/papers/{plan.pk}.docx"
    seen = [PAGE in read("/sitemap.xml"), PAGE in read("/"), len(data("work-plan")), plan.title in read("/plan/")]
    assert [*seen, Client().get(paper).status_code] == [True, True, 1, True, 200]
    plans.take_off(plan, by=planner.town.supervisor, at=NOW)
    seen = [PAGE in read("/sitemap.xml"), PAGE in read("/"), len(data("work-plan")), plan.title in read("/plan/")]
    assert [*seen, Client().get(paper).status_code, Client().get(PAGE).status_code] == [
        False,
        False,
        0,
        False,
        404,
        404,
    ]


def test_earlier_years_are_a_step_away(planner: Planner) -> None:
    planner.in_force(YEAR - 1)
    planner.in_force(YEAR)
    shown = Client().get("/plan/").context
    assert (shown["year"], [year for year, _url in shown["years"]]) == (YEAR, [YEAR, YEAR - 1])
    assert [Client().get(url).status_code for _year, url in shown["years"]] == [200, 200]


def test_an_address_takes_so_many_papers_and_no_more(planner: Planner, settings: Any) -> None:
    settings.PACE = {**settings.PACE, "data-address": (1, 600)}
    path = f"/plan/papers/{planner.in_force().pk}.docx"
    client = Client(REMOTE_ADDR=f"2001:db8:{uuid4().hex[:4]}:7::1")
    assert [client.get(path).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("name", ["supervisor", "chair"])
def test_the_home_of_office_and_leaders_counts_what_the_plan_counts(planner: Planner, name: str, sits: Any) -> None:
    item = planner.item()
    plan_items.start(item, by=planner.town.supervisor, at=NOW)
    home = sits(name).get("/home", follow=True).content.decode()
    links = [f'href="{item.plan.get_absolute_url()}?show={show}"' for show in ("under_way", "late")]
    assert [home.count(link) for link in links] == [1, 1]


def test_without_a_plan_in_force_nothing_is_said_at_home(planner: Planner, sits: Any) -> None:
    planner.row(planner.draft())
    assert "?show=late" not in sits("chair").get("/home").content.decode()
