"""Figures of units that answer separately are of their own part; a past day knows no later withdrawal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from suggestions import actions
from suggestions.reports.counting import count, items_of
from suggestions.reports.statistics import statistics
from tests.suggestions.deep_town import TASKS, answer, deepen, now, separate

LONG_AGO = timedelta(days=120)  # past the three months of 代表法 §51
TODAY = timezone.localdate


@pytest.fixture
def two(town):
    """One unit answered in time; the other's last day has passed."""
    deepen(town)
    at = now() - LONG_AGO
    row = separate(town, at)
    answer(town, row, "住建局", at=at + timedelta(days=20))
    return town


def figures(two, user, **asked):
    """Answered, in time and overdue of each unit that answers separately."""
    [table] = statistics(user, asked, TODAY(), by=("unit",)).tables
    keys = ["answered", "on_time", "overdue"]
    lines = [(line.label, {each.kpi.key: each.count for each in line.measures}) for line in table.lines]
    return {label: [counts[key] for key in keys] for label, counts in lines}


def test_each_unit_is_counted_by_its_own_part(two):
    names = [two.units[name].name for name in TASKS]
    assert figures(two, two.supervisor) == {names[0]: [1, 1, 0], names[1]: [0, 0, 1]}


@pytest.mark.parametrize(
    ("who", "expected"), [("clerk", [1, 1, 0]), ("co_clerk", [0, 0, 1]), ("supervisor", [0, 0, 1])]
)
def test_a_units_people_count_their_part_and_the_office_the_whole_item(two, who, expected):
    items = items_of(two.people[who], {}, TODAY())
    assert [count(fact, items) for fact in ("answered", "on_time", "overdue")] == expected


@pytest.mark.parametrize(("days", "handed", "withdrawn"), [(0, 0, 1), (5, 1, 0), (20, 0, 0)])
def test_what_was_withdrawn_later_still_stood_on_the_day(town, days, handed, withdrawn):
    at = timezone.now()
    row = town.handling(at - timedelta(days=10))
    actions.withdraw(row, reason="已解决", by=town.deputy, at=at)
    items = items_of(town.supervisor, {}, TODAY() - timedelta(days=days))
    assert [count(fact, items) for fact in ("handed", "withdrawn")] == [handed, withdrawn]
