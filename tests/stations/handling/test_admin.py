"""Opinions in the back office: read, narrowed, taken out without persons, changed by steps only."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from congress.audit.models import Entry
from tests.stations.heard import NAME, NOW, PHONE, Heard, days

LIST = reverse("admin:stations_opinion_changelist")
EXPORT = reverse("admin:stations_opinion_export")


def sits(heard: Heard, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(getattr(heard, name))
    return client


def page(row: Any) -> str:
    return reverse("admin:stations_opinion_change", args=[row.pk])


def shown(answer: Any) -> set[int]:
    return {row.pk for row in answer.context["cl"].result_list}


def table(answer: Any) -> list[tuple[Any, ...]]:
    return list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))


@pytest.mark.parametrize("who", ["reviewer", "dispatcher", "supervisor"])
def test_staff_read_the_list_and_an_item(heard: Heard, who: str) -> None:
    row, browser = heard.handed(), sits(heard, who)
    assert shown(browser.get(LIST)) == {row.pk}
    assert browser.get(page(row)).status_code == 200


@pytest.mark.parametrize("who", ["system", "security", "auditor"])
def test_administrators_do_not(heard: Heard, who: str) -> None:
    row, browser = heard.handed(), sits(heard, who)
    assert {browser.get(address).status_code for address in (LIST, EXPORT)} == {403}
    assert browser.get(page(row)).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [("", {0, 1}), ("late=1", {1}), ("status__exact=submitted", {0}), ("topic__exact=traffic", {1}), ("q=路灯", {0})],
)
def test_the_list_is_narrowed(heard: Heard, query: str, found: set[int]) -> None:
    rows = [heard.said(text="路灯不亮"), heard.handed(NOW() - days(90))]
    assert shown(sits(heard, "dispatcher").get(f"{LIST}?{query}")) == {rows[place].pk for place in found}


def test_a_station_narrows_the_list(heard: Heard) -> None:
    row = heard.said()
    heard.said(station=None)
    assert shown(sits(heard, "dispatcher").get(f"{LIST}?station={heard.station.pk}")) == {row.pk}


def test_nothing_is_edited_or_deleted_there(heard: Heard) -> None:
    row, browser = heard.said(), sits(heard, "dispatcher")
    assert browser.post(page(row), {"text": "改"}).status_code == 405
    assert browser.get(reverse("admin:stations_opinion_add")).status_code == 403
    assert browser.post(reverse("admin:stations_opinion_delete", args=[row.pk])).status_code == 403


def test_the_item_offers_the_steps_of_the_office(heard: Heard) -> None:
    row = heard.said()
    steps = [name for name, _label in sits(heard, "dispatcher").get(page(row)).context["steps"]]
    assert steps == ["accept", "answer", "hand", "tell", "fold", "refuse"]
    assert sits(heard, "reviewer").get(page(row)).context["steps"] == []


def test_the_table_holds_no_person_and_the_trail_who_took_it(heard: Heard) -> None:
    heard.answered(text=f"请打{PHONE}，=HYPERLINK()", address="柳林村3组", may_pass_on=True)
    answer = sits(heard, "supervisor").get(EXPORT)
    rows = table(answer)
    cells = {str(cell) for row in rows for cell in row}
    assert (len(rows), [cell for cell in cells if NAME in cell or PHONE in cell or "柳林村3组" in cell]) == (2, [])
    assert "请打139****5678，=HYPERLINK()" in cells
    assert Entry.objects.get(act="opinions.export").detail == {"count": 1}


def test_the_table_follows_the_filter_of_the_list(heard: Heard) -> None:
    heard.said(), heard.handed()
    assert len(table(sits(heard, "dispatcher").get(f"{EXPORT}?status__exact=submitted"))) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    heard: Heard, django_assert_num_queries: Any, number: int
) -> None:
    for _ in range(number):
        heard.said()
    browser = sits(heard, "dispatcher")
    browser.get(LIST)
    with django_assert_num_queries(6):
        browser.get(LIST)
