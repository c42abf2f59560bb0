"""The split the figures rest on, and the figures' own measures."""

import pytest

from tests.bench import replies
from tests.bench.matching import auc, ours, recall, trigrams
from tests.bench.published import ITEMS, KEPT, PAIRS, SIDES, TUNING, groups, side


def test_each_topic_stands_on_one_side_and_neither_side_is_thin():
    assert set(SIDES) == {item.topic for item in ITEMS.values()}
    share = sum(where == KEPT for where in SIDES.values()) / len(SIDES)
    assert 0.3 < share < 0.5


def test_no_pair_of_the_same_or_a_related_matter_joins_the_two_sides():
    assert [pair for pair in PAIRS if pair.label and side(pair.one) != side(pair.other)] == []


def test_topics_joined_by_a_pair_are_one_group():
    group = groups()
    joined = [pair for pair in PAIRS if pair.label]
    assert all(group[ITEMS[pair.one].topic] == group[ITEMS[pair.other].topic] for pair in joined)


@pytest.mark.parametrize(("high", "low", "area"), [([1.0], [0.0], 1.0), ([0.0], [1.0], 0.0), ([0.5], [0.5], 0.5)])
def test_the_area_under_the_curve(high, low, area):
    assert auc(high, low) == area


def test_more_is_found_than_by_trigrams():
    assert recall(ours(), TUNING) > recall(trigrams(), TUNING)


def test_replies_written_for_tuning_and_those_kept_apart_share_no_question():
    tuned, kept = (
        {case["asked"] for case in replies.cases(f"replies_{name}.json") if not {"polite"} & set(case["doubts"])}
        for name in ("for_tuning", "kept_apart")
    )
    assert tuned & kept == set()
