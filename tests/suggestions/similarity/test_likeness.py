"""How alike two texts are said to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suggestions.similarity.likeness import Scale, kind, likeness
from suggestions.similarity.words import terms_of

NEW = Scale(0, {})
TERMS = st.dictionaries(
    st.sampled_from(["=河道", "=路灯", "小河", "河边", "村里"]), st.sampled_from([0.3, 1.0]), min_size=1
)


def test_a_text_is_wholly_like_itself():
    terms = terms_of("关于治理小河的建议")
    assert likeness(terms, terms, NEW) == pytest.approx(1.0)


def test_texts_without_a_common_term_are_not_alike():
    assert likeness(terms_of("治理小河"), terms_of("安装路灯"), NEW) == 0.0


@given(TERMS, TERMS)
def test_likeness_stays_between_nothing_and_all(one, other):
    assert 0.0 <= likeness(one, other, NEW) <= 1.0


def test_a_rare_term_in_common_counts_more_than_a_usual_one():
    scale = Scale(100, {"河边": 1, "村里": 90})
    asked = {"河边": 1.0, "村里": 1.0}
    assert likeness(asked, {"河边": 1.0}, scale) > likeness(asked, {"村里": 1.0}, scale)


def test_a_matter_counts_more_than_a_pair_of_characters():
    assert kind("=河道") > kind("河道")


def test_a_long_text_that_has_a_bit_of_everything_is_less_alike():
    asked = {"=河道": 1.0}
    assert likeness(asked, {"=河道": 1.0, "=路灯": 1.0}, NEW) < likeness(asked, {"=河道": 1.0}, NEW)


def test_a_matter_only_told_in_the_text_counts_less_than_one_in_the_title():
    assert likeness({"=河道": 1.0, "小河": 1.0}, {"=河道": 0.3, "小河": 1.0}, NEW) < 1.0
    assert likeness({}, {"小河": 1.0}, NEW) == 0.0
