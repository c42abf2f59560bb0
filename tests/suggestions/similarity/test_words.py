"""What a text is found to speak of."""

import pytest

from suggestions.similarity.tables import by_first, find_words
from suggestions.similarity.words import matters_in, named_as, pairs_in, shared_words, terms_of, terms_of_duties


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("老旧小区加装电梯", ["老旧小区", "加装电梯"]),
        ("小区老旧", ["小区"]),
        ("加装", []),
        ("", []),
    ],
)
def test_the_longest_words_are_found_first_and_do_not_overlap(text, found):
    assert list(find_words(text, by_first({"小区", "老旧小区", "加装电梯", "电梯"}))) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("安装红绿灯", "增设交通信号"),
        ("治理噪音", "噪声污染"),
        ("接通煤气", "管道天然气"),
        ("修村道", "通组公路"),
        ("非遗传承", "非物质文化遗产保护"),
    ],
)
def test_one_matter_in_other_words_is_the_same_term(one, other):
    assert matters_in(one) & matters_in(other) != set()


def test_words_of_the_genre_are_no_terms():
    assert pairs_in("关于进一步加强我市问题的建议") == set()


def test_pairs_do_not_run_across_punctuation_or_particles():
    assert pairs_in("河道、堤防的清理") == {"河道", "堤防", "清理"}


def test_the_text_adds_only_the_matters_it_names_and_less_strongly():
    terms = terms_of("关于小河的建议", "两岸垃圾成堆")
    assert terms == {"=河道": 0.3, "=垃圾": 0.3, "小河": 1.0} | {"=河道": 1.0}


def test_no_more_of_a_long_text_is_read_than_needed():
    assert terms_of("小河", "无" * 4000 + "垃圾") == terms_of("小河", "")


def test_the_reason_names_what_both_say_the_longest_first():
    words = shared_words("关于城区人行道安装红绿灯的建议", "关于在人行道旁的路口增设信号灯")
    assert words == ["红绿灯＝信号灯", "人行道"]


def test_nothing_in_common_is_no_reason():
    assert shared_words("关于修路的建议", "关于养老的建议") == []


@pytest.mark.parametrize(
    ("term", "text", "word"),
    [
        ("=红绿灯", "请装信号灯", "信号灯"),
        ("=红绿灯", "请修路", ""),
        ("河道", "河道淤塞", "河道"),
        ("河道", "修路", ""),
    ],
)
def test_a_term_is_shown_in_the_words_of_the_text(term, text, word):
    assert named_as(term, text) == word


def test_duties_are_read_for_pairs_and_matters_alike():
    assert {"=红绿灯", "信号", "公交"} <= terms_of_duties("管理交通信号、公交")
