"""Spot checks, stars and inquiries over REST: whom they are told to; a draw can be repeated from the answer."""

import pytest

from tests.suggestions.supervision.test_draw_rules import repeated_by_another_hand
from tests.suggestions.supervision.test_draws import drawn
from tests.suggestions.supervision.test_inquiries import answered, asked, held, tasked
from tests.suggestions.supervision.test_stars import given, scheme

PATHS = ["draws", "stars", "inquiries"]


@pytest.fixture
def told(sits):
    return lambda who, path: sits(who).get(f"/api/supervision/{path}").json()["results"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("supervisor", [1, 1, 1]),
        ("chair", [1, 1, 1]),
        ("clerk", [0, 0, 1]),
        ("other_clerk", [0, 0, 0]),
        ("deputy", [0, 0, 0]),
        ("auditor", [0, 0, 0]),
    ],
)
def test_everybody_gets_what_they_may_see(town, told, who, seen):
    drawn(town)
    scheme(town)
    given(town, town.handling())
    held(town)
    assert [len(told(who, path)) for path in PATHS] == seen


def test_a_draw_is_repeated_from_what_is_told(town, told):
    drawn(town)
    [draw] = told("chair", "draws")
    keys = repeated_by_another_hand(draw["population"].splitlines(), draw["seed"], draw["size"])
    assert [(row["turn"], row["key"], row["grade"]) for row in draw["drawn"]] == [
        (1, keys[0], None),
        (2, keys[1], None),
    ]


def test_stars_tell_what_each_item_gave_and_why(town, told):
    scheme(town)
    given(town, town.handling())
    [row] = told("chair", "stars")
    assert ([line["label"] for line in row["lines"]], row["reasons"]) == (["选题", "调研", "成效"], "选题准，调研深")


def test_an_inquiry_tells_questions_answers_and_tasks(town, told):
    inquiry = held(town)
    answered(town, asked(town, inquiry))
    tasked(town, inquiry)
    [row] = told("clerk", "inquiries")
    unit = town.units["住建局"].name
    assert [(one["unit"], one["official"], one["answer"]) for one in row["questions"]] == [
        (unit, "李局长", "年底前装好。")
    ]
    assert [(one["unit"], one["task"], one["state"]) for one in row["tasks"]] == [(unit, "装好三处信号灯", "open")]


@pytest.mark.parametrize("path", PATHS)
def test_nobody_writes_and_no_stranger_reads(sits, client, path):
    here = f"/api/supervision/{path}"
    assert client.get(here).status_code == 403
    assert {getattr(sits("supervisor"), verb)(here).status_code for verb in ("post", "put", "delete")} == {405}


@pytest.mark.parametrize("times", [1, 3])
def test_lists_take_the_same_questions_for_one_row_and_for_three(town, sits, times, django_assert_max_num_queries):
    for _ in range(times):
        answered(town, asked(town, held(town)))
        drawn(town)
    client = sits("chair")
    for path in PATHS:
        client.get(f"/api/supervision/{path}")
        with django_assert_max_num_queries(7):
            client.get(f"/api/supervision/{path}")
