"""The pages of grades: the keeper's, the office's, and what everybody reads of them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from congress.audit.models import Entry
from congress.organs.models import Region
from stations.actions import grading
from stations.models import StationGrading, StationStandard
from tests.stations.standards.conftest import ITEMS, NOW, TODAY, Graded, add_keeper

LIST = "/desk/gradings/"
PDF = b"%PDF-1.4\nstartxref\n0\n%%EOF"
Sits = Callable[[str], Client]


def test_a_keeper_applies_item_by_item_and_the_office_decides(graded: Graded, sits: Sits) -> None:
    keeper, office = sits("keeper"), sits("supervisor")
    here = f"{LIST}apply?station={graded.station.pk}&standard={graded.standard.pk}"
    claimed = {f"claimed{place}": points for place, points in enumerate((40, 40, 20))}
    files = {"files0": [SimpleUploadedFile("名单.pdf", PDF)]}
    answer = keeper.post(here, {"form_key": str(uuid4()), "evidence0": "组织架构", **claimed, **files})
    row = StationGrading.objects.get()
    assert answer.url == row.get_absolute_url()
    given = {f"given{place}": points for place, points in enumerate((40, 30, 10))}
    office.post(f"{answer.url}assess", {"seen": 1, "remark1": "面积不足", **given})
    office.post(f"{answer.url}grade", {"seen": 2})
    row.refresh_from_db()
    assert (row.status, row.total, row.stars) == ("graded", 80, 3)
    upload = row.lines.first().uploads.get()
    assert keeper.get(f"{answer.url}files/{upload.pk}").headers["Content-Type"] == "application/pdf"
    assert Entry.objects.filter(act="grading.file").count() == 1


def test_choosing_comes_before_the_items(graded: Graded, sits: Sits) -> None:
    asked = [sits("keeper").get(f"{LIST}apply{query}") for query in ("", f"?station=0&standard={graded.standard.pk}")]
    assert [[template.name for template in answer.templates][0] for answer in asked] == [
        "stations/standards/choose.html"
    ] * 2


def test_a_refusal_keeps_what_was_typed(graded: Graded, sits: Sits) -> None:
    here = f"{LIST}apply?station={graded.station.pk}&standard={graded.standard.pk}"
    answer = sits("keeper").post(here, {"form_key": str(uuid4()), "claimed0": "41", "evidence0": "一支队伍"})
    assert (answer.status_code, "一支队伍" in answer.content.decode()) == (409, True)
    assert StationGrading.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "seen", "steps"),
    [
        ("keeper", 200, ["withdraw"]),
        ("supervisor", 200, ["assess", "grade"]),
        ("dispatcher", 200, ["assess", "grade"]),
        ("reviewer", 200, []),
        ("chair", 200, []),
        ("deputy", 404, []),
        ("clerk", 404, []),
        ("elsewhere", 404, []),
    ],
)
def test_each_sees_what_is_theirs_and_is_offered_what_they_may(
    graded: Graded, sits: Sits, who: str, seen: int, steps: list[str]
) -> None:
    add_keeper(graded.town, "elsewhere", region=Region.objects.create(code="990300000000", name="别处", kind="city"))
    row = graded.assessed()
    answer = sits(who).get(row.get_absolute_url())
    offers = [name for name, _label in answer.context["offers"]] if seen == 200 else []
    assert (answer.status_code, offers) == (seen, steps)


@pytest.mark.parametrize(("who", "step", "code"), [("keeper", "assess", 403), ("chair", "lapse", 403)])
def test_a_step_of_others_is_refused(graded: Graded, sits: Sits, who: str, step: str, code: int) -> None:
    here = f"{graded.applied().get_absolute_url()}{step}"
    assert [sits(who).get(here).status_code, sits(who).post(here).status_code] == [code, code]


def test_a_step_that_is_not_possible_now_leads_back(graded: Graded, sits: Sits) -> None:
    row = graded.applied()
    answer = sits("supervisor").get(f"{row.get_absolute_url()}lapse")
    assert (answer.status_code, answer.url) == (302, row.get_absolute_url())
    assert sits("supervisor").get(f"{row.get_absolute_url()}nonsense").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    graded: Graded, sits: Sits, django_assert_num_queries: Any, number: int
) -> None:
    for _each in range(number):
        grading.decide(graded.assessed(), by=graded.town.supervisor, at=NOW)
    client = sits("supervisor")
    client.get(LIST)
    with django_assert_num_queries(6):
        assert len(client.get(LIST).context["page"].rows) == number


def test_everybody_reads_the_grade_on_the_stations_page(graded: Graded) -> None:
    graded.given()
    shown = Client().get(graded.station.get_absolute_url())
    [grade] = shown.context["grades"]
    assert (grade.standard, len(grade.stars), grade.lapsed_on) == ("星级标准", 5, None)
    assert shown.content.decode().count("#i-star") == 5


def test_the_office_writes_changes_and_gives_up_standards_in_the_back_office(graded: Graded, sits: Sits) -> None:
    office = sits("dispatcher")
    typed = {"name": "建设标准", "valid_from": TODAY.isoformat(), "items": ITEMS, "sums": "60"}
    desk = "/office/stations/stationstandard/"
    office.post(f"{desk}write/", typed)
    made = StationStandard.objects.get(name="建设标准")
    office.post(f"{desk}{made.pk}/revise/", {**typed, "sums": "999"})
    made.refresh_from_db()
    assert made.sums == "60"
    office.post(f"{desk}{made.pk}/revise/", {**typed, "sums": "70"})
    office.post(f"{desk}{made.pk}/give-up/", {"reason": "合并"})
    made.refresh_from_db()
    assert (made.sums, made.is_active) == ("70", False)


def test_the_register_of_gradings_is_taken_away_as_a_spreadsheet(graded: Graded, sits: Sits) -> None:
    graded.given()
    desk = "/office/stations/stationgrading/"
    book = load_workbook(BytesIO(sits("supervisor").get(f"{desk}export.xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert [len(rows), rows[1][0], rows[1][6], rows[1][8]] == [2, "QY-01", "100.00", TODAY.isoformat()]
    assert (Entry.objects.filter(act="grading.export").count(), sits("deputy").get(desk).status_code) == (1, 302)
