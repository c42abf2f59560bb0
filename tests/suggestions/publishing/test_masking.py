"""What is hidden in public and what stays, on a table made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suggestions.rules.masking import SIGN, mask, not_found

# As written | as published.
HIDDEN = """
请联系13800001111处理|请联系×××处理
手机138 0000 1111|手机×××
手机：138-0000-1111。|手机：×××。
+86 13900002222|×××
８６１３９００００２２２２转达|×××转达
电话0398-5550142|电话×××
电话（0398）5550142|电话×××
拨打010-62345678转802|拨打×××
拨打02162345678无人接听|拨打×××无人接听
物业电话5550142|物业电话×××
传真：555 0143|传真：×××
客服400-820-1234|客服×××
客服4008201234无人接听|客服×××无人接听
免费电话800 820 1234|免费电话×××
邮箱wang.li@qingyuan.gov.cn即可|邮箱×××即可
邮箱WANG＠example.com|邮箱×××
微信号wxid_abc123|微信号×××
QQ：12345678|QQ：×××
身份证110101199003074514有误|身份证×××有误
公民身份号码11010119900307451X|公民身份号码×××
证号110101 1990 0307 4514|证号×××
旧证110101900307451|旧证×××
身份证号码：110101199003|身份证号码：×××
护照号E12345678|护照号×××
卡6222020200112233440|卡×××
卡6222 0202 0011 2233 440|卡×××
账号：1234567890123|账号：×××
家住阳光花园3号楼2单元501室|家住阳光花园×××
家住阳光花园三号楼二单元五〇一|家住阳光花园×××
阳光花园3栋2单元漏水|阳光花园×××漏水
阳光花园12幢1201室|阳光花园×××
时代大厦A座1605室|时代大厦×××
2单元301室住户|×××住户
人民路12号居民|人民路×××居民
人民路12号3号楼2单元501室|人民路×××
迎宾大道66号院住户|迎宾大道×××住户
解放巷甲3号|解放巷×××
长宁路123弄45号|长宁路×××
李家村三组12号|李家村×××
李家村12号王某|李家村×××王某
幸福社区3组45号附2号|幸福社区×××
"""
KEPT = """
投资13800001111元
投资13500000000元用于改造
面积约15000000000平方米
每年18612345678吨
请拨打12345热线
拨打110、119
清住建函〔2026〕87号
第031号建议
闭会第031号
2026年11月22日
20261122
截至2026年5月1日共12345678人次
统一编号110101209913014514
流水号123456789012345
流水号6222020200112233441
人民路3号线开工
公交5路3号车停运
人民路12号起封闭施工
中山路隧道2号口
工业街2号井盖缺失
李家村3号井出水不足
王家村五组道路硬化
阳光花园3号楼外墙脱落
共建3栋20层住宅
新建2座100吨水塔
城东街道12号文件
310国道3号桥
增设20盏路灯、12处监控
第3单元楼道
用地120亩，总投资4000万元
教室3间、宿舍2栋
2号文件要求
国道310线K12+300
同比增长13.8%，达1390.5亿元
"""


@pytest.mark.parametrize("row", HIDDEN.strip().splitlines())
def test_what_belongs_to_people_is_hidden_and_the_words_around_it_stay(row):
    written, published = row.split("|")
    assert mask(written) == published


@pytest.mark.parametrize("text", KEPT.strip().splitlines())
def test_ordinary_numbers_and_places_stay(text):
    assert mask(text) == text


@pytest.mark.parametrize("row", HIDDEN.strip().splitlines())
def test_hiding_twice_hides_no_more(row):
    assert mask(row) == mask(mask(row))


def test_invisible_characters_and_wide_digits_hide_nothing_from_the_mask():
    assert mask("请打1\u200b3800\u200b001111和１３８００００１１１１") == "请打×××和×××"


def test_a_passage_is_hidden_wherever_it_stands():
    assert mask("张三反映，张三家漏水", ["张三"]) == "×××反映，×××家漏水"


@pytest.mark.parametrize(
    ("passage", "left"),
    [
        ("138", "请打×××找李四"),  # a part of a number leaves no other part of it
        ("0001111找李四", "请打×××"),  # one that goes beyond it takes all it names
        ("请打", "×××找李四"),  # and one beside it is joined to it
    ],
)
def test_a_passage_that_meets_a_number_never_uncovers_a_part_of_it(passage, left):
    assert mask("请打13800001111找李四", [passage]) == left


def test_a_passage_that_stands_in_no_text_is_told():
    assert not_found(["张三", "王五", "13800001111"], ["张三反映", "电话１３８００００１１１１"]) == ["王五"]


@given(st.text(alphabet="0123456789Xx 138号楼单元室路村组一二-@.()电话张三", max_size=60))
def test_no_eleven_digits_of_a_mobile_number_survive_any_surroundings(around):
    assert "13800001111" not in mask(f"{around}，13800001111。")


@given(st.text(max_size=80), st.lists(st.text(min_size=2, max_size=4), max_size=3))
def test_hiding_never_fails_and_leaves_no_passage(text, passages):
    shown = mask(text, passages)
    spoken = [passage for passage in passages if not_found([passage], [text]) == []]
    assert [passage for passage in spoken if passage.strip() and passage.strip() in shown.replace(SIGN, "\n")] == []
