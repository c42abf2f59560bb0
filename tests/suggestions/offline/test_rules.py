"""The course of a paper as a truth table: which step in which status by whom; and which days are possible."""

from datetime import date
from itertools import product

import pytest

from congress.accounts.rules import Role
from suggestions.rules.offline import OFFLINE_LAW, OfflineStatus, is_possible

# step: who | from > to
TABLE = {
    "hand_over": ({"dispatcher"}, "received", "handed_over"),
    "reply": ({"dispatcher", "supervisor"}, "handed_over", "replied"),
    "close": ({"dispatcher", "supervisor"}, "replied", "closed"),
}


def test_the_table_names_every_step():
    assert list(TABLE) == list(OFFLINE_LAW.steps)


@pytest.mark.parametrize(("name", "status"), list(product(TABLE, OfflineStatus.values)))
def test_a_step_is_possible_exactly_where_the_table_says(name, status):
    who, source, into = TABLE[name]
    may = {role.value for role in Role if OFFLINE_LAW.may(name, status, {role})}
    assert (may, OFFLINE_LAW.steps[name].to) == (who if status == source else set(), into)


@pytest.mark.parametrize(("day", "possible"), [(1, False), (2, True), (3, True), (4, True), (5, False)])
def test_a_day_lies_between_the_step_before_and_today(day, possible):
    assert is_possible(date(2026, 3, day), date(2026, 3, 2), date(2026, 3, 4)) == possible
