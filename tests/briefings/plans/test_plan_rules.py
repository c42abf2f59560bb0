"""The lives of a plan and of a row as two tables, and the day a row is due."""

from datetime import date
from itertools import product

import pytest

from briefings.rules.plans import (
    ITEM_LAW,
    PLAN_LAW,
    ItemStatus,
    Party,
    PlanStatus,
    due_on,
    is_due_soon,
    is_late,
    parties,
)
from briefings.rules.usual_rows import USUAL_ROWS
from congress.accounts.rules import Role
from congress.common.lifecycle import Unlawful
from tests.suggestions.supervision.law import as_coded, as_written

OF_PLANS = """
edit        reviewer,dispatcher,supervisor  drafted=
add         reviewer,dispatcher,supervisor  drafted=  in_force=
remove      reviewer,dispatcher,supervisor  drafted=
take_force  reviewer,dispatcher,supervisor  drafted>in_force
drop        reviewer,dispatcher,supervisor  drafted>dropped
publish     reviewer,dispatcher,supervisor  in_force=
take_off    reviewer,dispatcher,supervisor  in_force=
"""
OF_ROWS = """
edit     drafter      planned=
start    office,lead  planned>under_way put_off>under_way
finish   office,lead  planned>done under_way>done put_off>done
put_off  office       planned>put_off under_way>put_off put_off=
amend    office       planned= under_way= put_off=
drop     office       planned>dropped under_way>dropped put_off>dropped
reopen   office       done>under_way dropped>under_way
"""


def test_the_table_of_plans_is_the_one_written_by_hand() -> None:
    assert as_coded(PLAN_LAW, PlanStatus) == as_written(OF_PLANS)


def test_the_table_of_rows_is_the_one_written_by_hand() -> None:
    coded = {
        (name, status.value, party.value): ITEM_LAW.steps[name].to or status.value
        for name, status, party in product(ITEM_LAW.steps, ItemStatus, Party)
        if ITEM_LAW.may(name, status, {party})
    }
    assert coded == as_written(OF_ROWS)


@pytest.mark.parametrize("status", PlanStatus)
def test_nothing_leads_back_to_the_first_draft(status: str) -> None:
    with pytest.raises(Unlawful):
        PLAN_LAW.check("draft", status, {"supervisor"})


@pytest.mark.parametrize(
    ("status", "roles", "is_lead", "expected"),
    [
        ("drafted", {Role.SUPERVISOR}, False, {Party.DRAFTER}),
        ("drafted", {Role.SUPERVISOR}, True, {Party.DRAFTER}),
        ("drafted", {Role.COMMITTEE}, True, set()),
        ("in_force", {Role.REVIEWER}, False, {Party.OFFICE}),
        ("in_force", {Role.REVIEWER}, True, {Party.OFFICE, Party.LEAD}),
        ("in_force", {Role.COMMITTEE}, True, {Party.LEAD}),
        ("in_force", {Role.CHAIR}, False, set()),
        ("in_force", {Role.UNIT_CLERK}, True, set()),
        ("in_force", set(), True, set()),
        ("dropped", {Role.COMMITTEE}, True, set()),
    ],
)
def test_what_somebody_is_to_a_row(status: str, roles: set[str], is_lead: bool, expected: set[Party]) -> None:
    assert parties(status, roles, is_lead=is_lead) == expected


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2026, 2, date(2026, 2, 28)), (2028, 2, date(2028, 2, 29)), (2026, 12, date(2026, 12, 31))],
)
def test_a_row_is_due_on_the_last_day_of_its_month(year: int, month: int, last: date) -> None:
    assert due_on(year, month) == last


@pytest.mark.parametrize(
    ("status", "today", "soon", "late"),
    [
        ("planned", date(2026, 6, 22), False, False),
        ("planned", date(2026, 6, 23), True, False),
        ("under_way", date(2026, 6, 30), True, False),
        ("put_off", date(2026, 7, 1), False, True),
        ("done", date(2026, 6, 30), False, False),
        ("done", date(2026, 7, 1), False, False),
        ("dropped", date(2026, 7, 1), False, False),
    ],
)
def test_a_week_before_it_is_due_soon_and_the_day_after_late(status: str, today: date, soon: bool, late: bool) -> None:
    due = date(2026, 6, 30)
    assert (is_due_soon(status, due, today), is_late(status, due, today)) == (soon, late)


def test_every_usual_row_fits_its_columns_and_names_its_basis() -> None:
    assert [row for row in USUAL_ROWS if not 1 <= row.from_month <= row.until_month <= 12 or not row.basis] == []
    lengths = [max(len(getattr(row, name)) for row in USUAL_ROWS) for name in ("matter", "outcome", "basis")]
    assert [found <= most for found, most in zip(lengths, (120, 200, 80), strict=True)] == [True] * 3
