"""What in a reply is worth reading again."""

import pytest

from suggestions.similarity.doubts import Doubt, doubts_in, is_only_polite, points_of, share_repeated

ASKED = "行人过街困难。建议：一、增设信号灯；二、施划安全岛；三、学校门前设置协管岗。"
FULL = "一、信号灯已列入今年计划，十月完工。二、安全岛由市政处统一施划。三、学校门前各设一个协管岗，早晚值守。"


@pytest.mark.parametrize(
    ("asked", "points"),
    [
        (ASKED, ["增设信号灯", "施划安全岛", "学校门前设置协管岗"]),
        ("建议：1.更换管网；2.公开水质。", ["更换管网", "公开水质"]),
        ("为此建议：（1）增设信号灯。（2）施划安全岛。", ["增设信号灯", "施划安全岛"]),
        ("为此建议：一是定点执法；二是设疏导点。", ["定点执法", "设疏导点"]),
        ("路很窄。建议拓宽道路。希望安装路灯。", ["建议拓宽道路", "希望安装路灯"]),
        ("", []),
    ],
)
def test_points_are_the_numbered_ones_or_else_the_sentences_that_propose(asked, points):
    assert points_of(asked) == points


def test_a_reply_point_by_point_raises_no_doubt():
    assert doubts_in(ASKED, FULL) == []


def test_the_points_left_out_are_named():
    reply = "中心路口的信号灯已列入今年计划，由市政处施工，十月完工。"
    (doubt,) = doubts_in(ASKED, reply)
    assert (doubt.kind, doubt.points, doubt.percent) == ("unanswered", ["施划安全岛", "学校门前设置协管岗"], 67)


@pytest.mark.parametrize(
    ("reply", "polite"),
    [
        ("感谢您对我局工作的关心和支持，我们将高度重视，认真研究，积极推进。", True),
        ("您的建议收悉，我局将适时予以考虑，感谢理解和支持！", True),
        ("", True),
        (FULL, False),
    ],
)
def test_polite_phrases_alone_are_no_answer(reply, polite):
    assert is_only_polite(reply) == polite


def test_the_share_taken_from_an_earlier_reply_is_told():
    assert [share_repeated(FULL, FULL), share_repeated(FULL, "另一件事。"), share_repeated("", FULL)] == [1.0, 0.0, 0.0]


def test_a_reply_taken_from_an_earlier_one_is_doubted_even_when_it_answers_everything():
    assert doubts_in(ASKED, FULL, ["另一件事已经办结。", FULL]) == [Doubt("repeats", 1.0)]


def test_the_same_salutation_is_no_repetition():
    earlier = "您提出的建议收悉，现答复如下：闲置厂房改建停车场已经开工，明年五月建成，提供车位三百个。"
    assert doubts_in(ASKED, "您提出的建议收悉，现答复如下：" + FULL, [earlier]) == []


def test_nothing_asked_leaves_nothing_unanswered():
    assert doubts_in("", FULL) == []
