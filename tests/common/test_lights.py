from datetime import date, timedelta

import pytest
from django.utils import translation

from congress.common.lights import light, light_words

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (131, "go"),
        (16, "go"),
        (15, "near"),
        (4, "near"),
        (3, "hot"),
        (1, "hot"),
        (0, "hot"),
        (-1, "late"),
        (-400, "late"),
    ],
)
def test_the_days_left_choose_the_light(left, expected):
    assert light(TODAY + timedelta(days=left), TODAY, near=15, hot=3) == expected


@pytest.mark.parametrize(
    ("left", "near", "hot", "expected"),
    [(10, 9, 5, "go"), (9, 9, 5, "near"), (5, 9, 5, "hot"), (5, 3, 5, "hot"), (1, 0, 0, "go"), (0, 0, 0, "hot")],
)
def test_a_place_may_set_the_limits_otherwise(left, near, hot, expected):
    assert light(TODAY + timedelta(days=left), TODAY, near=near, hot=hot) == expected


def test_what_nobody_owes_is_not_timed():
    assert light(None, TODAY, near=15, hot=3) == "off"
    with translation.override("en"):
        assert light_words(None, TODAY, near=15, hot=3) == "Not timed"


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (26, "On time, 26 days left"),
        (11, "Due soon, 11 days left"),
        (3, "Urgent, 3 days left"),
        (1, "Urgent, 1 day left"),
        (0, "Urgent, due today"),
        (-1, "1 day late"),
        (-2, "2 days late"),
    ],
)
def test_a_light_always_names_the_days(left, expected):
    with translation.override("en"):
        assert light_words(TODAY + timedelta(days=left), TODAY, near=15, hot=3) == expected
