"""`manage.py load`: what it prints, what it writes, and its exit status."""

import json
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from congress.organs.models import Unit
from deputies.models import Mandate
from deputies.reference import load_reference

SAMPLES = Path(__file__).parent / "samples"
CLEAN, MESSY, UNITS = (SAMPLES / f"{name}.xlsx" for name in ("roster_clean", "roster_messy", "units"))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference():
    load_reference(json.loads((SAMPLES / "reference.json").read_text()))


def run(*arguments):
    """Exit status and what was printed."""
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("load", *map(str, arguments), stdout=out)
    return end.value.code, out.getvalue()


def run_json(*arguments):
    status, printed = run(*arguments, "--json")
    return status, json.loads(printed)


def test_a_right_file_is_taken_with_status_0():
    status, printed = run_json("roster", CLEAN)
    [sheet] = printed["sheets"]
    assert (status, printed["taken"], len(sheet["new"]), sheet["refused"]) == (0, True, 300, [])
    assert Mandate.objects.count() == 300


def test_units_are_taken():
    status, printed = run_json("units", UNITS)
    assert (status, len(printed["sheets"][0]["new"]), Unit.objects.count()) == (0, 45, 45)


def test_a_check_writes_nothing():
    status, printed = run_json("roster", CLEAN, "--check")
    assert (status, printed["taken"], Mandate.objects.count()) == (0, False, 0)


def test_refused_rows_are_named_with_row_column_and_reason_and_status_1():
    status, printed = run_json("roster", MESSY)
    expected = json.loads((SAMPLES / "roster_messy.expected.json").read_text())["must_refuse"]
    named = {
        (sheet["sheet"], one["row"], one["column"])
        for sheet in printed["sheets"]
        for one in sheet["refused"]
        if one["reason"]
    }
    assert (status, printed["taken"], Mandate.objects.count()) == (1, False, 0)
    assert named == {(one["sheet"], one["row"], one["column"]) for one in expected}


def test_each_row_is_told_once_as_taken_or_refused():
    _status, printed = run_json("roster", MESSY, "--check")
    for sheet in printed["sheets"]:
        taken = sheet["new"] + sheet["changed"] + sheet["unchanged"]
        refused = {one["row"] for one in sheet["refused"]}
        assert len(taken) == len(set(taken))
        assert set(taken) & refused == set()
    assert [len(sheet["new"]) for sheet in printed["sheets"]] == [60, 23, 9]


def test_right_rows_are_taken_and_refused_ones_written_to_a_new_spreadsheet(tmp_path):
    target = tmp_path / "refused.xlsx"
    status, printed = run_json("roster", MESSY, "--leave-refused", target)
    assert (status, printed["taken"], Mandate.objects.count()) == (1, True, 92)
    book = openpyxl.load_workbook(BytesIO(target.read_bytes()))
    assert {sheet.title: sheet.max_row - 2 for sheet in book} == {"镇代表": 8, "区代表": 3}
    assert all(row[-1].value for sheet in book for row in sheet.iter_rows(min_row=3))


def test_an_existing_file_is_not_overwritten(tmp_path):
    target = tmp_path / "kept.xlsx"
    target.write_text("kept")
    with pytest.raises(CommandError) as error:
        call_command("load", "roster", str(MESSY), "--leave-refused", str(target))
    assert (error.value.returncode, target.read_text(), Mandate.objects.count()) == (2, "kept", 0)


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("roster", "missing.xlsx", None),
        ("roster", "text.xlsx", b"name,sex\n"),
        ("roster", "units.xlsx", UNITS.read_bytes()),
        ("units", "roster.xlsx", CLEAN.read_bytes()),
    ],
)
def test_a_file_that_cannot_be_taken_gives_status_2_and_a_sentence(tmp_path, kind, name, content):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    status, printed = run_json(kind, file)
    assert (status, list(printed), bool(printed["error"])) == (2, ["error"], True)


def test_an_unknown_congress_is_an_error_of_status_2():
    with pytest.raises(CommandError) as error:
        call_command("load", "units", str(UNITS), "--congress", "无名市")
    assert error.value.returncode == 2


def test_without_json_there_is_a_line_for_every_refusal_and_warning():
    status, printed = run("roster", MESSY)
    assert (status, len(printed.strip().split("\n"))) == (1, 1 + 11 + 11)
