"""What taking a roster over changes: plain rows against plain keepings, no database."""

from dataclasses import replace

import pytest
from django.utils import translation

from congress.common.spreadsheets import Severity, Sheet
from deputies.roster import Kept, KnownMandate, RosterRow, plan_changes
from deputies.roster.changes import MANDATE_FIELDS, PERSON_FIELDS

TERM, OTHER_TERM = 1, 2
EMPTY = dict.fromkeys(PERSON_FIELDS + MANDATE_FIELDS, "")
ROW = RosterRow(
    **{
        **EMPTY,
        "sheet": "甲",
        "row": 2,
        "term": TERM,
        "level": "",
        "name": "丁涛",
        "born": "1972-11",
        "phone": "13812341234",
        "card_no": "001",
        "employer": "村民",
    }
)
PERSON = {name: getattr(ROW, name) for name in PERSON_FIELDS}
SEAT = {name: getattr(ROW, name) for name in MANDATE_FIELDS} | {"is_reelected": "否"}
SHEETS = {
    "甲": Sheet("甲", "", 1, {"name": "姓名", "card_no": "代表证号", "employer": "工作单位", "phone": "手机"}),
    "乙": Sheet("乙", "", 1, {}),
}
TWICE = "this mandate is entered already in row 2 of “甲”"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def kept(people=None, seats=()):
    return Kept(people or {}, seats)


def known(key=7, person=5, term=TERM, **values):
    return KnownMandate(key, term, person, SEAT | values)


def said(changes):
    return [(each.sheet, each.row, each.column, each.value, each.reason, each.severity) for each in changes.problems]


def outcome(changes):
    return len(changes.new), len(changes.changed), len(changes.unchanged)


def test_an_unknown_person_is_new_with_all_that_is_told():
    changes = plan_changes([ROW], kept(), SHEETS)
    [mandate] = changes.mandates
    assert (changes.new, outcome(changes)) == ([("甲", 2)], (1, 0, 0))
    assert (mandate.key, mandate.person.key, mandate.told) == (None, None, {"card_no": "001"})
    assert mandate.person.told == {name: value for name, value in PERSON.items() if value}


def test_the_same_row_again_changes_nothing():
    changes = plan_changes([ROW], kept({5: PERSON}, [known()]), SHEETS)
    [mandate] = changes.mandates
    assert (outcome(changes), mandate.key, mandate.is_changed, mandate.person.is_changed) == (
        (0, 0, 1),
        7,
        False,
        False,
    )


@pytest.mark.parametrize("name", [name for name in PERSON_FIELDS if name != "name"] + list(MANDATE_FIELDS))
def test_every_field_told_anew_is_a_change_and_an_empty_one_is_none(name):
    holdings = kept({5: PERSON}, [known()])
    assert outcome(plan_changes([replace(ROW, **{name: "别的"})], holdings, SHEETS)) == (0, 1, 0)
    assert outcome(plan_changes([replace(ROW, **{name: ""})], holdings, SHEETS)) == (0, 0, 1)


def test_a_mandate_in_another_term_is_new_for_a_person_kept():
    changes = plan_changes([replace(ROW, term=OTHER_TERM)], kept({5: PERSON}, [known()]), SHEETS)
    assert (outcome(changes), changes.mandates[0].person.key, changes.mandates[0].key) == ((1, 0, 0), 5, None)


@pytest.mark.parametrize(
    ("in_file", "in_house", "is_same"),
    [
        ({}, {}, True),
        ({"phone": ""}, {}, True),
        ({}, {"phone": ""}, True),
        ({"phone": ""}, {"phone": ""}, True),
        ({"phone": "13900000000"}, {}, False),
        ({"born": "1972-12"}, {}, False),
        ({"born": "", "phone": ""}, {}, False),
        ({"name": "丁焘"}, {}, False),
    ],
)
def test_somebody_is_known_by_name_month_and_phone_as_far_as_both_tell(in_file, in_house, is_same):
    row = replace(ROW, card_no="", **in_file)
    assert kept({5: PERSON | in_house}).person_of(row) == (5 if is_same else None)


def test_of_two_namesakes_born_in_one_month_a_row_without_phone_is_neither():
    people = {5: PERSON, 6: PERSON | {"phone": "13900000000"}}
    assert kept(people).person_of(replace(ROW, phone="")) is None
    assert kept(people).person_of(replace(ROW, phone="13900000000")) == 6


def test_a_card_finds_its_holder_whatever_phone_and_month_are_told():
    row = replace(ROW, phone="13900000000", born="1980-01")
    changes = plan_changes([row], kept({5: PERSON}, [known()]), SHEETS)
    assert (outcome(changes), changes.mandates[0].person.key) == ((0, 1, 0), 5)


def test_a_card_of_somebody_else_refuses_the_row_and_no_other():
    rows = [replace(ROW, name="李明"), replace(ROW, row=3, name="王芳", card_no="002")]
    changes = plan_changes(rows, kept({5: PERSON}, [known()]), SHEETS)
    assert said(changes) == [("甲", 2, "代表证号", "001", "this card number is already 丁涛's", Severity.REFUSED)]
    assert changes.new == [("甲", 3)]


def test_the_same_card_in_another_term_is_nobodys_business():
    changes = plan_changes([replace(ROW, name="李明", term=OTHER_TERM)], kept({5: PERSON}, [known()]), SHEETS)
    assert (said(changes), outcome(changes)) == ([], (1, 0, 0))


def test_one_mandate_found_by_card_and_by_person_is_entered_once():
    rows = [ROW, replace(ROW, row=3, card_no="")]
    changes = plan_changes(rows, kept({5: PERSON}, [known()]), SHEETS)
    assert said(changes) == [("甲", 3, "姓名", "丁涛", TWICE, Severity.REFUSED)]
    assert (len(changes.mandates), len(changes.people)) == (1, 1)


def test_where_rows_of_one_person_differ_the_first_counts_and_the_second_is_warned():
    rows = [ROW, replace(ROW, sheet="乙", row=9, term=OTHER_TERM, employer="镇长", phone="")]
    changes = plan_changes(rows, kept({5: PERSON}, [known()]), SHEETS)
    warning = "another row of this person says “村民”, which is taken"
    assert said(changes) == [("乙", 9, "employer", "镇长", warning, Severity.WARNING)]
    assert [each.told["employer"] for each in changes.people] == ["村民"]
    assert (changes.unchanged, changes.new) == ([("甲", 2)], [("乙", 9)])


def test_several_mandates_of_one_new_person_are_one_person():
    rows = [ROW, replace(ROW, row=3, term=OTHER_TERM, card_no="009")]
    changes = plan_changes(rows, kept(), SHEETS)
    assert (len(changes.people), [each.term for each in changes.mandates]) == (1, [TERM, OTHER_TERM])
