"""Rosters into the database and out again."""

import contextlib
import json
import threading
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from congress.audit.models import Entry
from congress.common.spreadsheets import read_sheets, write_refused, write_table
from congress.organs.models import Congress, Region
from deputies import resources
from deputies.models import Mandate, Person
from deputies.reference import load_reference
from deputies.roster import HEADINGS, REQUIRED

SAMPLES = Path(__file__).parent.parent / "samples"
ON = date(2025, 6, 30)
HEADER = ["姓名", "性别", "出生年月", "届次", "代表证号", "手机号", "工作单位及职务"]
DING = ["丁涛", "男", "1972-11", "柳林镇第十九届", "0119001", "13812341234", "村民"]
WANG = ["王芳", "女", "1987-09", "柳林镇第十九届", "0119002", "13812345678", "教师"]

pytestmark = pytest.mark.django_db


def import_twice_at_once(monkeypatch):
    """What two imports of the same file at the same moment end with; each waits for the other before it writes."""
    barrier, write, ends = threading.Barrier(2), resources._write, []

    def write_together(plan):
        with contextlib.suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)
        write(plan)

    def run():
        try:
            ends.append(counts(take(roster(DING, WANG)))[:3])
        except IntegrityError as error:
            ends.append(type(error))
        finally:
            connection.close()

    monkeypatch.setattr(resources, "_write", write_together)
    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends, key=str)


@pytest.fixture(autouse=True)
def reference():
    load_reference(json.loads((SAMPLES / "reference.json").read_text()))


def roster(*rows):
    return BytesIO(write_table("名册", HEADER, rows))


def changed(row, **values):
    return [values.get(heading, cell) for heading, cell in zip(HEADER, row, strict=True)]


def take(file, **scope):
    return resources.import_roster(file, on=ON, **scope)


def take_sample(name, **scope):
    with (SAMPLES / f"{name}.xlsx").open("rb") as file:
        return take(file, **scope)


def counts(preview):
    return len(preview.new), len(preview.changed), len(preview.unchanged), len({one.row for one in preview.refused})


def test_the_clean_roster_is_taken_whole():
    assert counts(take_sample("roster_clean")) == (300, 0, 0, 0)
    expected = json.loads((SAMPLES / "roster_clean.expected.json").read_text())
    by_area = Counter(Mandate.objects.values_list("term__congress__region__name", flat=True))
    assert by_area == expected["counts"]["congress"]
    by_delegation = Counter(Mandate.objects.values_list("delegation__name", flat=True))
    assert by_delegation == expected["counts"]["delegation"]
    assert Mandate.objects.filter(is_reelected=True).count() == expected["counts"]["re_elected"]["是"]
    assert Person.objects.count() == expected["persons"]


def test_a_roster_with_a_wrong_row_writes_nothing():
    preview = take_sample("roster_messy")
    assert (preview.is_taken, len(preview.refused)) == (False, 11)
    assert (Person.objects.count(), Mandate.objects.count()) == (0, 0)


def test_the_right_rows_are_taken_when_asked_and_the_others_come_back():
    preview = take_sample("roster_messy", leave_refused=True)
    assert (preview.is_taken, counts(preview)[0]) == (True, 92)
    returned = read_sheets(BytesIO(write_refused(preview.sheets, preview.problems)), HEADINGS, REQUIRED)
    assert {sheet.name: len(sheet.rows) for sheet in returned} == {"镇代表": 8, "区代表": 3}


def test_one_person_at_three_levels_is_one_person_with_three_mandates():
    take_sample("roster_messy", leave_refused=True)
    assert Person.objects.get(name="买买提·吐尔逊").mandates.count() == 3
    assert Person.objects.filter(name="张立新").count() == 2
    assert Person.objects.count() == 92 - 8


@pytest.mark.parametrize("name", ["roster_clean", "roster_messy"])
def test_a_file_sent_twice_changes_nothing(name):
    first = take_sample(name, leave_refused=True)
    before = list(Person.objects.values()), list(Mandate.objects.values())
    second = take_sample(name, leave_refused=True)
    assert (second.new, second.changed, second.unchanged) == ((), (), first.new)
    assert (list(Person.objects.values()), list(Mandate.objects.values())) == before


def test_a_preview_writes_nothing():
    assert counts(resources.preview_roster(roster(DING), on=ON)) == (1, 0, 0, 0)
    assert Person.objects.count() == 0


def test_a_changed_row_changes_what_it_tells_and_keeps_what_it_does_not():
    take(roster(DING, WANG))
    preview = take(roster(changed(DING, 手机号="13900000000", 工作单位及职务=""), WANG))
    assert counts(preview) == (0, 1, 1, 0)
    ding = Person.objects.get(name="丁涛")
    assert (ding.phone, ding.employer, ding.born) == ("13900000000", "村民", "1972-11")


def test_a_change_of_the_mandate_alone_is_written():
    take(roster(DING))
    assert counts(take(roster(changed(DING, 代表证号="0119009")))) == (0, 1, 0, 0)
    assert list(Mandate.objects.values_list("card_no", "status")) == [("0119009", "in_office")]


def test_a_card_of_somebody_else_is_refused_with_its_row_and_column():
    take(roster(DING))
    [problem] = take(roster(WANG, changed(WANG, 姓名="李明", 代表证号="0119001"))).refused
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("名册", 3, "代表证号", "0119001")
    assert Person.objects.count() == 1


def test_rows_of_one_person_that_differ_are_warned_about_and_stay_steady():
    city = changed(DING, 届次="清源市第九届", 代表证号="090001", 工作单位及职务="镇长")
    preview = take(roster(DING, city))
    assert [(one.row, one.column) for one in preview.warnings] == [(3, "工作单位及职务")]
    assert counts(take(roster(DING, city))) == (0, 0, 2, 0)


def test_a_person_without_a_phone_is_found_by_name_and_month():
    take(roster(DING))
    city = changed(DING, 届次="清源市第九届", 代表证号="090001", 手机号="")
    assert counts(take(roster(city))) == (1, 0, 0, 0)
    assert Person.objects.get().mandates.count() == 2


def test_an_import_is_limited_to_the_area():
    elsewhere = Region.objects.get(name="河西区")
    assert [one.column for one in take(roster(DING), region=elsewhere).refused] == ["届次"]
    assert take(roster(DING), region=Region.objects.get(name="河东区")).is_taken


def test_a_sheet_that_does_not_tell_its_term_goes_to_the_congress_named():
    file = BytesIO(write_table("名册", HEADER[:3], [DING[:3]]))
    take(file, congress=Congress.objects.get(region__name="柳林镇"))
    assert str(Mandate.objects.get().term) == "柳林镇第十九届"


def test_nothing_is_kept_when_the_database_refuses_midway():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE deputies_mandate ADD CONSTRAINT no_ding CHECK (card_no <> '0119002')")
    with pytest.raises(IntegrityError, match="no_ding"):
        take(roster(DING, WANG))
    assert Person.objects.count() == 0


def test_an_import_is_written_to_the_trail():
    take(roster(DING))
    entry = Entry.objects.get()
    assert (entry.act, entry.detail) == ("import-roster", {"new": 1, "changed": 0, "unchanged": 0})


def test_the_export_can_be_imported_again_and_changes_nothing():
    take_sample("roster_clean")
    exported = resources.export_roster(Mandate.objects.order_by("pk"), with_phones=True)
    assert counts(take(BytesIO(exported))) == (0, 0, 300, 0)


def test_an_export_masks_phones_unless_asked_and_still_comes_back_unchanged():
    take(roster(DING))
    exported = resources.export_roster(Mandate.objects.all())
    [sheet] = read_sheets(BytesIO(exported), HEADINGS, REQUIRED)
    assert [row.text("phone") for row in sheet.rows] == ["138****1234"]
    assert counts(take(BytesIO(exported))) == (0, 0, 1, 0)
    assert Person.objects.get().phone == "13812341234"


@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_rows(people, django_assert_num_queries):
    rows = [changed(DING, 代表证号=f"01190{number:02d}", 手机号=f"138123400{number:02d}") for number in range(people)]
    file = roster(*rows)
    with django_assert_num_queries(22):
        take(file)


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_take_every_row_once(monkeypatch):
    assert import_twice_at_once(monkeypatch) == [(0, 0, 2), (2, 0, 0)]
    assert (Person.objects.count(), Mandate.objects.count()) == (2, 2)


@pytest.mark.django_db(transaction=True)
def test_without_taking_turns_two_imports_clash(monkeypatch):
    monkeypatch.setattr(resources, "_wait_for_turn", lambda: None)
    assert import_twice_at_once(monkeypatch) == [(2, 0, 0), IntegrityError]
