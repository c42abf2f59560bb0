"""The list of handling units, row by row, and into the database."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from congress.common.spreadsheets import FileRefused, Severity, read_sheets, write_table
from congress.organs import resources
from congress.organs.models import Congress, Region, RegionKind, Unit
from congress.organs.unit_list import HEADINGS, REQUIRED, SYSTEM_WORDS, area_of, read_units

SAMPLES = Path(__file__).parent.parent / "samples"
FIELDS = {
    "name": "name",
    "short": "short_name",
    "duties": "duties",
    "clerk": "contact_name",
    "phone": "contact_phone",
}
HEADER = ["单位名称", "简称", "系统", "联络员", "联系电话", "职责"]
EDUCATION = ["清源市教育局", "市教育局", "政府", "徐桂海", "0399-2032495", "主管教育。"]


def sample():
    return BytesIO((SAMPLES / "units.xlsx").read_bytes())


def units_of(*rows):
    return BytesIO(write_table("单位", HEADER, rows))


def changed(**values):
    return [values.get(heading, cell) for heading, cell in zip(HEADER, EDUCATION, strict=True)]


@pytest.fixture
def city():
    region = Region.objects.create(code="990100000000", name="清源市", kind=RegionKind.CITY)
    return Congress.objects.create(region=region, level="city", name="清源市人民代表大会")


def test_every_unit_of_the_sample_is_read_exactly():
    expected = json.loads((SAMPLES / "units.expected.json").read_text())["units"]
    units = read_units(read_sheets(sample(), HEADINGS, REQUIRED))
    assert units.problems == ()
    for theirs, ours in FIELDS.items():
        assert [(row.row, getattr(row, ours)) for row in units.rows] == [(row["row"], row[theirs]) for row in expected]
    assert [SYSTEM_WORDS[row.system] for row in units.rows] == [row["system"] for row in expected]


def test_most_names_tell_whose_units_they_are():
    rows = read_units(read_sheets(sample(), HEADINGS, REQUIRED)).rows
    assert area_of(rows, ["河东区", "清源市"]) == "清源市"
    assert area_of(rows, ["河东区"]) is None


@pytest.mark.parametrize(
    ("heading", "value"),
    [("单位名称", ""), ("单位名称", "局" * 81), ("系统", "协会"), ("联系电话", "O399-2032495"), ("联络员", "人" * 41)],
)
def test_a_wrong_cell_refuses_its_row(heading, value):
    units = read_units(read_sheets(units_of(changed(**{heading: value})), HEADINGS, REQUIRED))
    assert units.rows == ()
    assert [(one.row, one.column, one.severity) for one in units.problems] == [(2, heading, Severity.REFUSED)]


def test_a_unit_listed_twice_is_refused_the_second_time():
    units = read_units(read_sheets(units_of(EDUCATION, changed(简称="教育局")), HEADINGS, REQUIRED))
    assert [row.row for row in units.rows] == [2]
    assert [(one.row, one.column) for one in units.problems] == [(3, "单位名称")]


@pytest.mark.django_db
def test_the_sample_is_taken_and_sent_twice_changes_nothing(city):
    assert len(resources.import_units(sample()).new) == 45
    before = list(Unit.objects.values())
    assert len(resources.import_units(sample()).unchanged) == 45
    assert list(Unit.objects.values()) == before
    assert city.units.count() == 45


@pytest.mark.django_db
def test_a_changed_unit_keeps_what_the_row_does_not_tell(city):
    resources.import_units(units_of(EDUCATION))
    preview = resources.import_units(units_of(changed(联络员="李明", 联系电话="")))
    assert (preview.changed, preview.new) == ((("单位", 2),), ())
    unit = Unit.objects.get()
    assert (unit.contact_name, unit.contact_phone) == ("李明", "0399-2032495")


@pytest.mark.django_db
def test_one_wrong_row_keeps_all_out_unless_left_out(city):
    rows = [EDUCATION, changed(单位名称="清源市体育局", 系统="协会")]
    assert not resources.import_units(units_of(*rows)).is_taken
    assert Unit.objects.count() == 0
    assert resources.import_units(units_of(*rows), leave_refused=True).is_taken
    assert [unit.name for unit in Unit.objects.all()] == ["清源市教育局"]


@pytest.mark.django_db
def test_units_of_no_known_area_are_refused_unless_the_congress_is_named(city):
    file = units_of(changed(单位名称="教育局"))
    with pytest.raises(FileRefused):
        resources.preview_units(file)
    assert resources.preview_units(file, congress=city).new == (("单位", 2),)


@pytest.mark.django_db
def test_the_export_can_be_imported_again_and_changes_nothing(city):
    resources.import_units(sample())
    assert len(resources.import_units(BytesIO(resources.export_units(Unit.objects.all()))).unchanged) == 45
