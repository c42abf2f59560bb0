"""A grade from the application to its last day."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from congress.organs.models import LocalRule, Region
from congress.organs.workdays import months_after
from stations.actions import grading, keeping
from stations.actions.grading import Claim
from stations.models import GradingLine, StationGrading
from stations.reports import grades
from tests.stations.standards.conftest import NOW, TODAY, Graded, add_keeper

PDF = b"%PDF-1.4\nstartxref\n0\n%%EOF"


def claims(*points: int) -> list[Claim]:
    return [Claim(Decimal(each), "见附件") for each in points]


def test_the_points_given_lead_to_stars_for_as_long_as_the_rule_says(graded: Graded) -> None:
    row = graded.given(40, 35, 10)
    until = months_after(TODAY, 24) - timedelta(days=1)
    assert (row.status, row.total, row.stars, row.from_on, row.until_on) == ("graded", 85, 3, TODAY, until)
    assert row.words == "3 stars of 5"


def test_a_place_may_let_grades_hold_for_another_time(graded: Graded) -> None:
    rule = {"key": "stations.grade_months", "amount": 12, "unit": "months", "clause": "办法", "valid_from": TODAY}
    LocalRule.objects.create(congress=graded.town.congress, **rule)
    assert graded.given().until_on == months_after(TODAY, 12) - timedelta(days=1)


def test_too_few_points_mean_that_the_standard_is_not_met(graded: Graded) -> None:
    row = graded.given(10, 10, 10)
    assert (row.status, row.stars, row.words) == ("not_met", None, "")


def test_each_step_leaves_its_record_and_its_entry_in_the_trail(graded: Graded) -> None:
    row = graded.given()
    told = list(
        Entry.objects.filter(thing=f"station-grading:{row.pk}").order_by("number").values_list("act", flat=True)
    )
    assert told == ["grading.apply", "station-grading.assess", "station-grading.grade"]
    assert list(row.steps.values_list("name", flat=True)) == ["assess", "grade"]


def test_the_office_hears_of_the_application_and_the_keepers_of_the_grade(graded: Graded) -> None:
    add_keeper(graded.town, "elsewhere", region=Region.objects.create(code="990300000000", name="别处", kind="city"))
    graded.given()
    told = Notice.objects.filter(kind="station-grading", channel="site").order_by("pk")
    assert sorted(told.values_list("recipient__username", flat=True)) == ["dispatcher", "keeper", "supervisor"]


def test_the_same_form_sent_twice_applies_once(graded: Graded) -> None:
    key, keeper = uuid4(), graded.town.keeper

    def send(*points: int) -> StationGrading:
        said = {"claims": claims(*points), "form_key": key}
        return grading.apply(graded.station, graded.standard, by=keeper, at=NOW, **said)

    assert send(40, 40, 20) == send(40, 40, 20)
    with pytest.raises(Refused):
        send(40, 40, 10)
    assert (StationGrading.objects.count(), GradingLine.objects.count()) == (1, 3)


def test_files_show_what_is_claimed_and_are_compared_when_sent_again(graded: Graded) -> None:
    key = uuid4()

    def send(data: bytes) -> StationGrading:
        file = SimpleUploadedFile("名单.pdf", data)
        said = [Claim(Decimal(40), "", [file]), Claim(Decimal(0)), Claim(Decimal(0))]
        by = graded.town.keeper
        return grading.apply(graded.station, graded.standard, claims=said, form_key=key, by=by, at=NOW)

    first = send(PDF)
    assert [upload.name for line in first.lines.all() for upload in line.uploads.all()] == ["名单.pdf"]
    assert send(PDF) == first
    with pytest.raises(Refused):
        send(PDF + b"\n")


def test_a_station_has_one_open_application_by_a_standard(graded: Graded) -> None:
    first = graded.applied()
    with pytest.raises(Refused):
        graded.applied()
    grading.withdraw(first, by=graded.town.keeper, at=NOW)
    assert graded.applied().status == "applied"


@pytest.mark.parametrize("points", [(41, 0, 0), (-1, 0, 0), (40, 40), (40, 40, 20, 1)])
def test_claims_stay_within_the_points_of_the_items(graded: Graded, points: tuple[int, ...]) -> None:
    with pytest.raises(Refused):
        graded.applied(*points)


def test_nobody_applies_for_a_closed_station_or_by_a_standard_of_tomorrow(graded: Graded) -> None:
    keeping.close(graded.station, reason="合并", by=graded.town.dispatcher, at=NOW)
    with pytest.raises(Refused):
        graded.applied()
    keeping.reopen(graded.station, reason="恢复", by=graded.town.dispatcher, at=NOW)
    type(graded.standard).objects.update(valid_from=TODAY + timedelta(days=1))
    with pytest.raises(Refused):
        graded.applied()


@pytest.mark.parametrize("who", ["dispatcher", "reviewer", "deputy", "chair", "clerk", "elsewhere"])
def test_only_the_stations_keeper_applies(graded: Graded, who: str) -> None:
    add_keeper(graded.town, "elsewhere", region=Region.objects.create(code="990300000000", name="别处", kind="city"))
    said = {"claims": claims(1, 1, 1), "form_key": uuid4()}
    with pytest.raises(NotYours):
        grading.apply(graded.station, graded.standard, by=graded.town.people[who], at=NOW, **said)


@pytest.mark.parametrize("who", ["keeper", "reviewer", "deputy", "chair", "clerk"])
def test_only_the_office_assesses(graded: Graded, who: str) -> None:
    given = [(Decimal(1), "")] * 3
    with pytest.raises(NotYours):
        grading.assess(graded.applied(), given=given, by=graded.town.people[who], at=NOW)


def test_a_later_assessment_replaces_the_earlier_with_its_remarks(graded: Graded) -> None:
    row = graded.assessed()
    given = [(Decimal(30), "缺公示"), (Decimal(40), ""), (Decimal(20), "")]
    row = grading.assess(row, given=given, by=graded.town.dispatcher, at=NOW)
    assert (row.total, list(row.lines.values_list("given", "remark"))[0]) == (90, (Decimal(30), "缺公示"))


def test_points_that_changed_meanwhile_are_not_decided_on(graded: Graded) -> None:
    seen = graded.assessed()
    grading.assess(seen, given=[(Decimal(0), "")] * 3, by=graded.town.dispatcher, at=NOW)
    with pytest.raises(MovedOn):
        grading.decide(seen, by=graded.town.supervisor, at=NOW)


def test_stars_are_taken_away_with_a_reason_and_at_least_one_stays(graded: Graded) -> None:
    row = graded.given()
    for stars, note in [(5, "甲"), (0, "甲"), (4, " ")]:
        with pytest.raises(Refused):
            grading.downgrade(row, stars=stars, note=note, by=graded.town.supervisor, at=NOW)
    row = grading.downgrade(row, stars=4, note="接待日空岗", by=graded.town.supervisor, at=NOW)
    assert (row.stars, row.until_on, row.steps.latest("pk").note) == (
        4,
        months_after(TODAY, 24) - timedelta(1),
        "接待日空岗",
    )


def test_a_grade_that_lapsed_is_shown_as_lapsed_from_its_day(graded: Graded) -> None:
    row = grading.lapse(graded.given(), note="停止开放", by=graded.town.supervisor, at=NOW)
    [shown] = grades(graded.station, TODAY)
    assert (list(shown.stars), shown.until_on, shown.lapsed_on) == ([], None, TODAY)
    with pytest.raises(Refused):
        grading.lapse(row, note="再次", by=graded.town.supervisor, at=NOW)


def test_a_grade_ends_by_itself_the_day_after_its_last(graded: Graded) -> None:
    row = graded.given()
    shown = [grades(graded.station, day)[0].lapsed_on for day in (row.until_on, row.until_on + timedelta(days=1))]
    assert shown == [None, row.until_on + timedelta(days=1)]
    with pytest.raises(Refused):
        grading.downgrade(row, stars=1, note="迟", by=graded.town.supervisor, at=NOW + timedelta(days=800))


def test_the_last_grade_by_a_standard_is_the_one_shown(graded: Graded, rewritten: Any) -> None:
    graded.given()
    graded.standard = rewritten(graded, sums="100")
    graded.given()
    assert [grade.words for grade in grades(graded.station, TODAY)] == ["Meets the standard"]


def test_a_decided_grading_is_neither_withdrawn_nor_assessed_again(graded: Graded) -> None:
    row = graded.given()
    with pytest.raises(Unlawful):
        grading.withdraw(row, by=graded.town.keeper, at=NOW)
    with pytest.raises(Unlawful):
        grading.assess(row, given=[(Decimal(0), "")] * 3, by=graded.town.supervisor, at=NOW)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"stars": 0}, "station_grade_has_days"),
        ({"until_on": TODAY - timedelta(days=1)}, "station_grade_has_days"),
        ({"status": "not_met", "lapsed_on": TODAY}, "station_grade_lapsed"),
    ],
)
def test_the_table_refuses_by_name(graded: Graded, facts: dict[str, Any], name: str) -> None:
    row = graded.given()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        StationGrading.objects.filter(pk=row.pk).update(**facts)


def test_more_points_than_an_item_has_are_refused_by_the_table(graded: Graded) -> None:
    row = graded.applied()
    with pytest.raises(IntegrityError, match="grading_line_within_points"), transaction.atomic():
        row.lines.update(given=41)
