"""What is measured of an item on a day: yes, no, or not yet; written out for every measure and every answer."""

from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from suggestions import actions
from suggestions.actions.supervision.acts import check_past, check_points, holders, only
from suggestions.models import Suggestion
from suggestions.oversight.handled import facts_of
from suggestions.rules.supervision.grading import read_items
from suggestions.rules.supervision.measures import MEASURES, Fact, Share, share

# measure | answer of the fact | counts as (part of whole)
TABLE = """
signed_in   True          1/1
signed_in   False         0/1
signed_in   None          0/0
answered    True          1/1
answered    False         0/1
answered    None          0/0
within_3    True          1/1
within_3    False         0/1
within_3    None          0/0
within_6    True          1/1
within_6    False         0/1
within_6    None          0/0
contacted   True          1/1
contacted   False         0/1
contacted   None          0/0
solved      True          1/1
solved      False         0/1
solved      None          0/0
replied     True          1/1
replied     False         0/1
replied     None          0/0
satisfied   satisfied     1/1
satisfied   mostly        0/1
satisfied   dissatisfied  0/1
satisfied   None          0/0
content     satisfied     1/1
content     mostly        1/1
content     dissatisfied  0/1
content     None          0/0
"""
LINES = [line.split() for line in TABLE.strip().splitlines()]
WORDS = {"True": True, "False": False, "None": None}


@pytest.mark.parametrize(("measure", "answer", "expected"), LINES)
def test_a_measure_counts_what_it_can_say(measure, answer, expected):
    field = "rating" if measure in ("satisfied", "content") else measure
    found = share(measure, [replace(Fact(), **{field: WORDS.get(answer, answer)})])
    assert f"{found.part}/{found.whole}" == expected


def test_every_measure_and_every_fact_stands_in_the_table():
    said = {measure for measure, *_rest in LINES}
    assert said == set(MEASURES)
    assert {field.name for field in fields(Fact)} == said - {"satisfied", "content"} | {"rating"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], Share(0, 0)),
        ([None, None], Share(0, 0)),
        ([True, None], Share(1, 1)),
        ([True, False, None], Share(1, 2)),
        ([False, False], Share(0, 2)),
        ([True] * 3, Share(3, 3)),
    ],
)
def test_a_share_leaves_out_what_cannot_be_said(answers, expected):
    assert share("solved", [Fact(solved=answer) for answer in answers]) == expected


START = 60  # days ago the item was handed over


@pytest.fixture
def lived(town):
    """Handed over and signed in 60 days ago, answered 20 days ago, rated 5 days ago."""
    row = town.handling(at=timezone.now() - timedelta(days=START))
    row = town.reply(row, at=timezone.now() - timedelta(days=20))
    return town.rate(row, "mostly", at=timezone.now() - timedelta(days=5))


# days ago | signed in, answered, contacted, rating, solved, replied
DAYS = """
60  True  None  None  None    None  False
40  True  None  None  None    None  False
21  True  None  None  None    None  False
20  True  True  True  None    True  True
6   True  True  True  None    True  True
5   True  True  True  mostly  True  True
0   True  True  True  mostly  True  True
"""


@pytest.mark.parametrize("line", DAYS.strip().splitlines())
def test_facts_are_those_of_their_day(lived, line):
    ago, *words = line.split()
    [fact] = facts_of(lived, timezone.localdate() - timedelta(days=int(ago)))
    told = [fact.signed_in, fact.answered, fact.contacted, fact.rating, fact.solved, fact.replied]
    assert told == [WORDS.get(word, word) for word in words]


@pytest.mark.parametrize(("days", "answered"), [(30, None), (91, None), (100, False), (200, False)])
def test_an_answer_is_late_only_when_its_day_has_passed(town, days, answered):
    row = town.handling(at=timezone.now() - timedelta(days=days))
    assert [fact.answered for fact in facts_of(row, timezone.localdate())] == [answered]


def test_an_answer_that_came_late_stays_late(town):
    row = town.handling(at=timezone.now() - timedelta(days=150))
    [fact] = facts_of(town.reply(row), timezone.localdate())
    assert (fact.answered, fact.within_3, fact.within_6, fact.replied) == (False, False, True, True)


def test_an_extension_granted_moves_the_last_day(town):
    row = town.handling(at=timezone.now() - timedelta(days=100))
    Suggestion.objects.filter(pk=row.pk)
    wish = actions.ask_extension(row, reason="涉及面广", by=town.clerk, at=timezone.now() - timedelta(days=60))
    actions.answer_extension(wish, agreed=True, note="", by=town.supervisor, at=timezone.now() - timedelta(days=58))
    row = Suggestion.objects.get(pk=row.pk)
    [fact] = facts_of(row, timezone.localdate())
    assert (fact.answered, fact.within_3) == (None, False)


@pytest.mark.parametrize("overall", ["satisfied", "mostly", "dissatisfied"])
def test_the_rating_that_counts_is_the_last(town, overall):
    town_row = town.dissatisfied(at=timezone.now() - timedelta(days=9))
    row = actions.rehandle(town_row, reason="逐点答复", by=town.supervisor, at=timezone.now() - timedelta(days=8))
    row = town.rate(town.reply(row, at=timezone.now() - timedelta(days=2)), overall, opinion="已看")
    [fact] = facts_of(row, timezone.localdate())
    [before] = facts_of(row, timezone.localdate() - timedelta(days=3))
    assert (fact.rating, before.rating) == (overall, "dissatisfied")


@pytest.mark.parametrize(("days", "is_refused"), [(-400, False), (-1, False), (0, False), (1, True), (30, True)])
def test_what_is_recorded_has_taken_place(days, is_refused):
    now = timezone.now()
    try:
        check_past(timezone.localdate(now) + timedelta(days=days), now)
    except Refused:
        assert is_refused
    else:
        assert not is_refused


ITEMS = read_items("甲 | 5 | staff\n乙 | 7.5 | deputies\n丙 | 10 | solved")


@pytest.mark.parametrize("points", [{}, {"甲": 0}, {"甲": 5}, {"乙": "7.5"}, {"甲": 1, "乙": 2}])
def test_points_within_the_items_are_taken(points):
    assert check_points(ITEMS, {label: Decimal(given) for label, given in points.items()}) is None


@pytest.mark.parametrize("points", [{"甲": "5.01"}, {"甲": -1}, {"乙": 8}, {"丙": 0}, {"丁": 0}, {"甲": 1, "乙": 9}])
def test_points_beyond_them_are_refused(points):
    with pytest.raises(Refused):
        check_points(ITEMS, {label: Decimal(given) for label, given in points.items()})


@pytest.mark.parametrize(
    ("roles", "who", "may"),
    [
        ({"supervisor"}, "supervisor", True),
        ({"supervisor", "chair"}, "chair", True),
        ({"supervisor"}, "chair", False),
        ({"chair"}, "supervisor", False),
        (set(), "supervisor", False),
    ],
)
def test_only_those_of_the_roles_may(town, roles, who, may):
    try:
        only(roles, town.people[who], town.congress.pk)
    except NotYours:
        assert not may
    else:
        assert may


def test_nobody_may_in_a_congress_they_hold_no_post_in(town):
    with pytest.raises(NotYours):
        only({"supervisor"}, town.supervisor, 0)


def test_holders_are_those_in_office_that_day(town):
    now = timezone.now()
    found = [set(holders(town.congress.pk, at, "chair", "supervisor")) for at in (now, now - timedelta(days=5000))]
    assert found == [{town.chair, town.supervisor}, set()]
