"""Suggestions of earlier years on the same matter, for those who may see them."""

import pytest

from suggestions.advice import learn, marks_of, similar, similar_to
from suggestions.models import Suggestion

LIGHTS = ["关于中心路口安装红绿灯的建议", "关于东门增设信号灯的建议"]
OTHERS = ["关于治理噪音的建议", "关于修建敬老院的建议", "关于村组道路硬化的建议", "关于加装电梯的建议"]


@pytest.fixture
def years(past):
    """Two on traffic lights in different words, and four on other matters."""
    rows = [past(title, years=place + 1, by=f"代表{place}") for place, title in enumerate(LIGHTS)]
    for title in OTHERS:
        past(title)
    learn()
    return rows


def found(town, user, title="关于在十字路口装红绿灯的建议", body="", **more):
    among = Suggestion.objects.visible_to(user)
    return similar_to(title, body, congress=town.congress.pk, among=among, **more)


def test_the_same_matter_is_found_in_other_words_and_no_other(town, years):
    assert [each.suggestion.title for each in found(town, town.reviewer)] == LIGHTS


def test_the_reason_is_the_words_both_share(town, years):
    assert found(town, town.reviewer)[1].words == ["红绿灯＝信号灯"]


def test_the_best_comes_first_with_how_alike_it_is(town, years):
    first, second = found(town, town.reviewer, LIGHTS[0])
    assert first.likeness > second.likeness
    assert (first.is_same, second.is_same) == (True, False)


def test_only_so_many_are_given_as_asked_for(town, years):
    assert len(found(town, town.reviewer, best=1)) == 1


def test_a_text_of_its_own_is_never_similar_to_itself(town, years):
    among = Suggestion.objects.visible_to(town.reviewer)
    assert [each.suggestion for each in similar.similar_to_this(years[0], among=among)] == [years[1]]


def test_it_is_worked_out_for_the_text_as_it_stands_not_as_it_was_learnt(town, years):
    row = years[0]
    row.title = "关于噪声扰民的建议"
    among = Suggestion.objects.visible_to(town.reviewer)
    assert [each.suggestion.title for each in similar.similar_to_this(row, among=among)] == [OTHERS[0]]


def test_what_the_reader_may_not_see_is_not_found(town, years):
    assert [found(town, town.people[name]) for name in ("deputy", "other_clerk", "auditor")] == [[], [], []]


def test_anothers_draft_is_never_found_even_when_it_was_learnt_before(town):
    row = town.submitted(title=LIGHTS[0])
    learn()
    Suggestion.objects.filter(pk=row.pk).update(status="draft")
    assert (found(town, town.deputy2), found(town, town.reviewer)) == ([], [])


def test_a_deputy_finds_their_own_earlier_ones(town):
    row = town.submitted(title=LIGHTS[0])
    learn()
    assert [each.suggestion for each in found(town, town.deputy)] == [row]


def test_nothing_is_found_for_an_empty_text_or_in_an_empty_town(town):
    assert (found(town, town.reviewer, ""), found(town, town.reviewer)) == ([], [])


def test_it_takes_three_questions_for_any_number_of_rows(town, years, past, django_assert_num_queries):
    reader = town.reviewer
    assert reader.current_posts
    with django_assert_num_queries(3):
        assert len(found(town, reader)) == 2
    past("关于东门安装红绿灯的建议")
    learn()
    with django_assert_num_queries(3):
        assert len(found(town, reader)) == 3


def test_common_terms_alone_compare_no_more_than_the_limit(town, years, monkeypatch):
    monkeypatch.setattr(similar, "CANDIDATES", 1)
    assert len(found(town, town.reviewer, LIGHTS[0])) == 1


def test_marks_count_years_and_deputies_of_the_same_matter(town, past):
    rows = [past(LIGHTS[0], years=years, by=by) for years, by in [(1, "甲"), (1, "乙"), (3, "甲")]]
    past(OTHERS[0], years=4)
    learn()
    among = Suggestion.objects.visible_to(town.reviewer)
    marks = marks_of(rows[0], similar.similar_to_this(rows[0], among=among))
    year = town.session.opened_on.year
    assert (marks.years, marks.deputies) == ([year - 3, year - 1], 2)
    assert (marks.is_of_several_years, marks.is_of_several_deputies) == (True, True)


def test_a_matter_raised_once_has_no_marks(town, past):
    marks = marks_of(past(LIGHTS[0]), [])
    assert (marks.is_of_several_years, marks.is_of_several_deputies) == (False, False)
