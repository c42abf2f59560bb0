"""Which unit and which category are proposed, and why."""

import pytest

from congress.organs.models import Unit
from suggestions.advice import learn, recommend_for
from suggestions.advice.whose import recommend_units
from suggestions.models import Category, Suggestion

LIGHTS = "关于中心路口安装红绿灯的建议"


def asked(town, title=LIGHTS) -> Suggestion:
    return Suggestion(pk=1, congress=town.congress, title=title, body="")


def test_with_no_history_and_no_stated_duties_a_units_name_tells_what_it_answers_for(town):
    first = recommend_units(asked(town))[0]
    assert (first.row, first.duties, first.of) == (town.units["公安局"], ["红绿灯"], 0)


def test_stated_duties_come_before_what_the_name_tells(town):
    Unit.objects.filter(short_name="教育局").update(duties="学校门前的红绿灯")
    Unit.objects.filter(short_name="公安局").update(duties="户籍")
    assert recommend_units(asked(town))[0].row == town.units["教育局"]


def test_what_the_clerk_decides_is_learnt(town, past):
    for _each in range(12):
        past(LIGHTS, unit="住建局")
    before = recommend_units(asked(town))[0].row
    learn()
    first = recommend_units(asked(town))[0]
    assert (before, first.row) == (town.units["公安局"], town.units["住建局"])
    assert (first.items, first.of) == (12, 12)


def test_a_unit_no_longer_active_is_not_proposed(town, past):
    past(LIGHTS, unit="公安局")
    learn()
    Unit.objects.filter(short_name="公安局").update(is_active=False)
    assert town.units["公安局"] not in [proposal.row for proposal in recommend_units(asked(town))]


def test_the_category_follows_past_decisions(town, past):
    public = Category.objects.create(congress=town.congress, name="监察司法")
    for category in (public, public, town.category):
        past(LIGHTS, category=category)
    learn()
    categories = recommend_for([asked(town)])[1].categories
    assert [(each.row, each.items, each.of) for each in categories] == [(public, 2, 3), (town.category, 1, 3)]


def test_a_category_no_longer_in_use_is_not_proposed(town, past):
    past(LIGHTS)
    learn()
    Category.objects.update(is_active=False)
    assert recommend_for([asked(town)])[1].categories == []


def test_another_congress_teaches_nothing(town, past):
    past(LIGHTS)
    learn()
    Suggestion.objects.update(title="关于河道的建议")
    assert recommend_for([]) == {}


@pytest.mark.parametrize("number", [1, 50])
def test_a_batch_takes_as_many_questions_as_one_item(town, past, number, django_assert_num_queries):
    past(LIGHTS)
    learn()
    batch = [Suggestion(pk=key + 1, congress=town.congress, title=LIGHTS, body="") for key in range(number)]
    with django_assert_num_queries(2):
        assert len(recommend_for(batch)) == number


def test_units_at_hand_are_not_asked_for_again(town, django_assert_num_queries):
    with django_assert_num_queries(1):
        recommend_for([asked(town)], units=town.units.values())


def test_nothing_speaks_for_any_unit_and_none_is_proposed(town):
    assert recommend_units(asked(town, "？？")) == []
