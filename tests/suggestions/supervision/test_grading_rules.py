"""Grading on paper: schemes as they are written, the examples of two cities, and what is left out."""

from decimal import Decimal

import pytest

from suggestions.rules.supervision.grading import Unreadable, level_of, read_items, read_levels, result
from suggestions.rules.supervision.measures import MEASURES, Fact, share

# 汝州: procedure 30 (attention 5, rules 5, handling 20), tests 70 (committee 30, all deputies 20, those who moved 20).
RUZHOU = """
领导重视 | 5 | staff
制度建设 | 5 | staff
办理情况 | 20 | answered
常委会测评 | 30 | committee
全体代表测评 | 20 | deputies
提出建议的代表测评 | 20 | satisfied
"""
RUZHOU_LEVELS = "满意 | 80\n基本满意 | 60\n不满意 | 0"
# 深圳 2007: three tests.
SHENZHEN = """
签收 | good: signed_in>=100 | pass: signed_in>=90
答复 | good: within_3>=80, answered>=100 | pass: within_6>=100
满意 | good: satisfied>=80, content>=100 | pass: content>=100
"""
SHENZHEN_LEVELS = "优良 | 2\n合格 | 1\n不合格 | 0"
TYPED = {"领导重视": 5, "制度建设": 4, "常委会测评": 27, "全体代表测评": 16}


def facts(count, good, **kind):
    """So many items, the first ones with the first value, the others with the second."""
    return [
        Fact(**{name: pair[0] if place < good else pair[1] for name, pair in kind.items()}) for place in range(count)
    ]


def graded(items, levels, known, scores=()):
    return result(
        read_items(items), read_levels(levels), known, {key: Decimal(value) for key, value in dict(scores).items()}
    )


@pytest.mark.parametrize(
    ("typed", "answered", "satisfied", "total", "level"),
    [
        (TYPED, 10, 10, "92.00", "满意"),
        (TYPED, 8, 5, "78.00", "基本满意"),
        ({**TYPED, "常委会测评": 12, "全体代表测评": 8}, 10, 8, "65.00", "基本满意"),
        ({**TYPED, "常委会测评": 10, "全体代表测评": 8}, 8, 8, "59.00", "不满意"),
        ({**TYPED, "全体代表测评": 18}, 9, 4, "80.00", "满意"),
    ],
)
def test_ruzhou_s_hundred_points(typed, answered, satisfied, total, level):
    known = facts(10, answered, answered=(True, False)) + facts(10, satisfied, rating=("satisfied", "mostly"))
    found = graded(RUZHOU, RUZHOU_LEVELS, known, typed)
    assert (str(found.total), found.level) == (total, level)


@pytest.mark.parametrize(
    ("signed", "within_3", "late", "ratings", "level"),
    [
        (10, 8, 0, ("satisfied", 8, "mostly"), "优良"),
        (9, 8, 0, ("satisfied", 8, "mostly"), "合格"),
        (8, 8, 0, ("satisfied", 8, "mostly"), "不合格"),
        (10, 7, 0, ("satisfied", 8, "mostly"), "合格"),
        (10, 8, 1, ("satisfied", 8, "mostly"), "合格"),
        (10, 8, 0, ("satisfied", 7, "mostly"), "合格"),
        (10, 8, 0, ("satisfied", 9, "dissatisfied"), "不合格"),
    ],
)
def test_shenzhen_s_three_tests(signed, within_3, late, ratings, level):
    yes = (True, False)
    best, count, other = ratings
    known = [
        *facts(10, signed, signed_in=yes),
        *facts(10, within_3, within_3=yes),
        *facts(10, 10 - late, answered=yes),
        *facts(10, 10, within_6=yes),
        *facts(10, count, rating=(best, other)),
    ]
    assert graded(SHENZHEN, SHENZHEN_LEVELS, known).level == level


def test_an_answer_after_six_months_fails_the_second_test():
    known = facts(10, 9, within_3=(True, False), answered=(True, False), within_6=(True, False), signed_in=(True, True))
    assert graded(SHENZHEN, SHENZHEN_LEVELS, known + [Fact(rating="satisfied")]).level == "不合格"


def test_what_cannot_be_measured_neither_helps_nor_hurts():
    found = graded("甲 | 20 | answered\n乙 | 20 | satisfied", "好 | 40", facts(4, 4, answered=(True, False)))
    assert ([line.points for line in found.lines], str(found.total), found.level) == (
        [Decimal(20), None],
        "40.00",
        "好",
    )


def test_a_unit_without_anything_has_no_total_and_no_level():
    found = graded(RUZHOU, RUZHOU_LEVELS, [])
    assert (found.total, found.level) == (None, "")


def test_each_line_says_what_it_was_counted_from():
    found = graded("甲 | 20 | answered", "好 | 10", facts(3, 2, answered=(True, False)))
    assert [(str(line.points), line.why) for line in found.lines] == [("13.33", f"{MEASURES['answered'].label} 2/3")]


@pytest.mark.parametrize(
    ("total", "level"), [("80", "满意"), ("79.99", "基本满意"), ("60", "基本满意"), ("59.99", "不满意"), (None, "")]
)
def test_a_level_begins_at_its_number(total, level):
    assert level_of(total and Decimal(total), read_levels(RUZHOU_LEVELS)) == level


@pytest.mark.parametrize(
    ("measure", "fact", "said"),
    [
        ("signed_in", Fact(signed_in=False), (0, 1)),
        ("answered", Fact(), (0, 0)),
        ("satisfied", Fact(rating="mostly"), (0, 1)),
        ("content", Fact(rating="mostly"), (1, 1)),
        ("content", Fact(rating="dissatisfied"), (0, 1)),
        ("contacted", Fact(contacted=True), (1, 1)),
        ("solved", Fact(solved=None), (0, 0)),
    ],
)
def test_a_measure_says_yes_no_or_not_yet(measure, fact, said):
    assert share(measure, [fact]) == said


@pytest.mark.parametrize(
    "text",
    ["", "甲 | 20", "甲 | 二十 | answered", "甲 | 20 | speed", "甲 | -5 | staff",
     "甲 | good: speed>=1 | pass: answered>=1",
     "甲 | good: 100 | pass: answered>=1", "甲 | 20 | staff\n乙 | good: answered>=1 | pass: answered>=1"],
)  # fmt: skip
def test_a_scheme_that_cannot_be_read_is_refused(text):
    with pytest.raises(Unreadable):
        read_items(text)


@pytest.mark.parametrize("text", ["", "满意", "满意 | 很高"])
def test_levels_that_cannot_be_read_are_refused(text):
    with pytest.raises(Unreadable):
        read_levels(text)
