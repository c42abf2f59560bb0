"""One row of a reception register: what it may say, what is refused and what is taken with a word. Pure."""

from datetime import date

import pytest
from django.utils.timezone import localtime

from congress.common.spreadsheets import Problem, Severity, read_sheets
from stations.opinion_list import HEADINGS, REQUIRED, Known, OpinionList, OpinionRow, read_opinions
from tests.stations.registers.conftest import register, visit

CLOSED = {"办理结果": "已换灯。", "反馈日期": "2025-03-20", "反馈方式": "电话", "满意度": "满意"}
KNOWN = Known(
    stations={
        "柳林镇人大代表中心联络站": {1},
        "柳林镇中心联络站": {1},
        "双河乡人大代表中心联络站": {2},
        "河东站": {3, 4},
    },
    deputies={"刘玲": {11}, "邱秀小": {12}, "张伟": {13, 14}},
    units={"市住建局": {21}},
    today=date(2025, 6, 30),
)


def read(*visits: dict[str, str]) -> OpinionList:
    return read_opinions(read_sheets(register(*visits), HEADINGS, REQUIRED), KNOWN)


def places(problems: tuple[Problem, ...], severity: Severity) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in problems if one.severity is severity]


def refused(found: OpinionList) -> list[tuple[int, str]]:
    return places(found.problems, Severity.REFUSED)


def warned(found: OpinionList) -> list[tuple[int, str]]:
    return places(found.problems, Severity.WARNING)


def only(**cells: str) -> OpinionRow:
    [row] = read(visit(**cells)).rows
    return row


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"编号": ""}, "编号"),
        ({"接待日期": ""}, "接待日期"),
        ({"接待日期": "2025-13-01"}, "接待日期"),
        ({"接待日期": "2025-07-01", "办理期限": ""}, "接待日期"),
        ({"联络站": "火车站联络站"}, "联络站"),
        ({"来访群众": "甲" * 41}, "来访群众"),
        ({"类别": "闲话"}, "类别"),
        ({"反映内容": "  "}, "反映内容"),
        ({"处理方式": "看着办"}, "处理方式"),
        ({"转办单位": ""}, "转办单位"),
        ({"转办单位": "市爱卫办"}, "转办单位"),
        ({"办理期限": "2025-03-04"}, "办理期限"),
        ({"反馈日期": "2025-03-04"}, "反馈日期"),
        ({"满意度": "满意"}, "满意度"),
        ({**CLOSED, "满意度": "还行"}, "满意度"),
    ],
)
def test_a_wrong_cell_refuses_its_row(cells: dict[str, str], column: str) -> None:
    assert refused(read(visit(**cells))) == [(2, column)]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"接待时间": "一早"}, "接待时间"),
        ({"接待代表": "刘玲、钱不在"}, "接待代表"),
        ({"联系电话": "12"}, "联系电话"),
        ({"诉求": "打我13718370868。"}, "诉求"),
        ({"处理方式": "乡镇（街道）办理", "转办单位": "市爱卫办"}, "转办单位"),
        ({"处理方式": "不予受理", "办理结果": "已说明。"}, "办理结果"),
    ],
)
def test_a_doubtful_cell_is_taken_with_a_word(cells: dict[str, str], column: str) -> None:
    found = read(visit(**cells))
    assert (refused(found), warned(found)) == ([], [(2, column)])


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({}, "handed"),
        ({"处理方式": "转12345"}, "handed"),
        ({"处理方式": "当场答复"}, "accepted"),
        ({"处理方式": "当场答复", "办理结果": "已说明。"}, "closed"),
        ({"处理方式": "转化为代表建议"}, "suggested"),
        ({"处理方式": "不予受理", "办理结果": "请向法院起诉，依法诉讼。"}, "not_accepted"),
        ({"办理结果": "已换灯。"}, "replied"),
        (CLOSED, "closed"),
    ],
)
def test_a_row_stands_where_the_register_left_it(cells: dict[str, str], status: str) -> None:
    told = only(**cells).told
    assert (told["status"], bool(told["ended_at"])) == (status, status in {"closed", "not_accepted"})


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("向纪检监察机关举报", "report"),
        ("申请复议", "review"),
        ("走诉讼途径", "lawsuit"),
        ("信访局正在处理", "petition"),
    ],
)
def test_why_it_was_not_accepted_is_read_from_the_answer(words: str, ground: str) -> None:
    assert only(处理方式="不予受理", 办理结果=words).told["refusal"] == ground


@pytest.mark.parametrize("name", ["匿名", "群众", "一位大娘", "不愿透露姓名", "某村民", "王某某", ""])
def test_who_gave_no_name_has_none(name: str) -> None:
    assert only(来访群众=name).told["name"] == ""


def test_a_year_left_out_is_that_of_the_register_and_a_day_keeps_its_hour() -> None:
    own = only(接待日期="3月5日", 接待时间="下午3点20分")
    assert f"{localtime(own.said_at):%Y-%m-%d %H:%M}" == "2025-03-05 15:20"


def test_a_number_told_twice_is_refused_but_not_at_another_station_or_in_another_year() -> None:
    other = visit(联络站="双河乡人大代表中心联络站", 反映内容="别的事")
    later = visit(接待日期="2024-03-05", 办理期限="2024-04-04")
    found = read(visit(), visit(反映内容="又一件"), other, later)
    assert (refused(found), len(found.rows)) == ([(3, "编号")], 3)


def test_a_short_name_of_two_stations_and_a_name_of_two_deputies_mean_nobody() -> None:
    assert refused(read(visit(联络站="河东站"))) == [(2, "联络站")]
    assert dict(only(接待代表="张伟 刘玲").heard) == {"张伟": None, "刘玲": 11}


def test_a_unit_is_a_key_only_where_the_matter_went_to_it() -> None:
    told = only().told, only(处理方式="转12345").told
    assert [(one["unit_id"], one["handed_to"]) for one in told] == [(21, ""), (None, "市住建局")]
