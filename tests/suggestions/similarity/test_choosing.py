"""Which of several a suggestion likely belongs to."""

import pytest

from suggestions.similarity.choosing import Past, choose
from suggestions.similarity.likeness import Scale
from suggestions.similarity.words import terms_of, terms_of_duties

LIGHTS = terms_of("关于安装红绿灯的建议")
DUTIES = {"公安": terms_of_duties("道路交通信号灯、社会治安"), "水利": terms_of_duties("河道、水库")}


def went(**items: int) -> Past[str]:
    """So many suggestions on traffic lights went to each."""
    total = sum(items.values())
    return Past(Scale(total + 5, {"=红绿灯": total}), {"=红绿灯": items})


def test_nothing_known_is_no_proposal():
    assert choose(LIGHTS, Past(Scale(0, {}), {})) == []


def test_stated_duties_alone_propose_from_the_first_day():
    first = choose(LIGHTS, Past(Scale(0, {}), {}, DUTIES))[0]
    assert (first.key, first.decided, first.stated[0]) == ("公安", [], "=红绿灯")


def test_what_was_decided_more_often_comes_first():
    assert [choice.key for choice in choose(LIGHTS, went(公安=2, 住建=5))] == ["住建", "公安"]


def test_many_decisions_outweigh_the_stated_duties():
    past = went(住建=40)
    assert choose(LIGHTS, Past(past.scale, past.went, DUTIES))[0].key == "住建"


def test_three_are_proposed_and_their_sureness_sums_to_one_at_most():
    found = choose(LIGHTS, went(公安=4, 住建=3, 交通=2, 城管=1))
    assert len(found) == 3
    assert sum(choice.sureness for choice in found) < 1


def test_proposals_are_surer_the_more_decisions_agree():
    torn, clear = choose(LIGHTS, went(公安=3, 住建=2))[0], choose(LIGHTS, went(公安=5, 住建=0))[0]
    assert torn.sureness < clear.sureness


@pytest.mark.parametrize(("items", "degree"), [({"公安": 9}, "sure"), ({"公安": 5, "住建": 5}, "likely")])
def test_how_sure_is_also_said_in_a_word(items, degree):
    assert choose(LIGHTS, went(**items))[0].degree == degree


def test_a_duty_that_few_units_state_says_more():
    alone = {"公安": terms_of_duties("信号灯"), "住建": terms_of_duties("道路")}
    several = alone | {"交通": terms_of_duties("信号灯")}
    sure = [choose(LIGHTS, Past(Scale(0, {}), {}, duties))[0].sureness for duties in (alone, several)]
    assert sure[0] > sure[1]
