"""The clerk's book of sixty stations against what a right import gives."""

from io import BytesIO
from typing import Any

import pytest
from django.core.management import call_command

from stations.models import Station
from stations.reception import Rule
from stations.resources import export_stations, import_stations, preview_stations
from stations.station_list import FORM_WORDS, KIND_WORDS
from tests.stations.conftest import counts, expected, sample

pytestmark = pytest.mark.django_db
WANTED = expected()
WRONG = {one["row"] for one in WANTED["must_refuse"]}
DOUBTFUL = {one["row"]: one["column"] for one in WANTED["may_refuse"]}
RIGHT = [station for station in WANTED["stations"] if station["row"] not in WRONG]


@pytest.fixture
def taken(city: Any) -> dict[str, Station]:
    import_stations(sample(), congress=city, leave_refused=True)
    return {station.code: station for station in Station.objects.select_related("parent", "region")}


def test_the_wrong_rows_are_named_with_row_and_column_and_no_other(city: Any) -> None:
    found = [(one.row, one.column, one.value) for one in preview_stations(sample(), congress=city).refused]
    assert found == [(one["row"], one["column"], one["value"]) for one in WANTED["must_refuse"]]


def test_a_doubtful_row_and_days_nobody_can_read_are_warned_about_and_nothing_else(city: Any) -> None:
    found = {one.row: one.column for one in preview_stations(sample(), congress=city).warnings}
    assert found == DOUBTFUL


def test_every_right_row_is_accepted_and_the_congress_is_told_by_the_areas(city: Any) -> None:
    preview = preview_stations(sample())
    assert (counts(preview), len(RIGHT)) == ((57, 0, 0, 3), WANTED["rows_right"])
    assert [place[1] for place in preview.new] == [station["row"] for station in RIGHT]


def test_each_station_stands_in_the_table_as_expected(taken: dict[str, Station]) -> None:
    for wanted in RIGHT:
        own = taken[wanted["code"]]
        phone = "" if wanted["row"] in DOUBTFUL else wanted["phone"]
        told = (own.name, KIND_WORDS[own.kind], FORM_WORDS[own.form], own.parent and own.parent.name, own.region.name)
        rest = (own.address, own.size_m2, own.keeper, own.liaison, own.phone, own.reception)
        assert told == tuple(wanted[name] for name in ("name", "kind", "form", "parent", "area"))
        assert rest == (*(wanted[name] for name in ("address", "size_m2", "keeper", "liaison")), phone, own.reception)
        assert own.reception == wanted["reception"]


def test_each_rule_means_what_is_expected(taken: dict[str, Station]) -> None:
    for wanted in RIGHT:
        rule = taken[wanted["code"]].reception_rule
        assert rule is not None
        days = wanted["dates_2026_h1"]
        assert (rule.is_by_appointment, Rule.from_json(rule.as_json())) == (days is None, rule)


def test_nothing_is_written_while_a_row_is_refused(city: Any) -> None:
    preview = import_stations(sample(), congress=city)
    assert (preview.is_taken, Station.objects.count()) == (False, 0)


def test_the_book_sent_again_brings_nothing_new(city: Any, taken: dict[str, Station]) -> None:
    before = list(Station.objects.order_by("pk").values())
    again = import_stations(sample(), congress=city, leave_refused=True)
    assert (counts(again), again.is_taken) == ((0, 0, 57, 3), True)
    assert list(Station.objects.order_by("pk").values()) == before


def test_the_export_comes_back_unchanged(city: Any, taken: dict[str, Station]) -> None:
    exported = export_stations(Station.objects.order_by("-pk"))
    assert counts(preview_stations(BytesIO(exported), congress=city)) == (0, 0, 57, 0)


def test_the_command_line_takes_the_same_book(city: Any, tmp_path: Any) -> None:
    target = tmp_path / "refused.xlsx"
    with pytest.raises(SystemExit) as ended:
        call_command("load", "stations", "tests/samples/stations.xlsx", "--leave-refused", str(target))
    assert (ended.value.code, Station.objects.count(), target.exists()) == (1, 57, True)
