"""The words of clerks on their fixed reception day: the book of stations, what else they write, and what is refused."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from stations.reception import Hours, Kind, Pick, Rule, Unreadable, read

BOOK = json.loads((Path(__file__).parents[1] / "samples" / "stations.expected.json").read_text("utf-8"))
ROWS = BOOK["stations"]
HALF_YEAR = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_the_book_of_stations_tells_its_days_in_16_spellings():
    """57 rows are right, and the three that are refused are refused for other columns."""
    assert (len(ROWS), len({row["reception"] for row in ROWS})) == (57 + 3, 16)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"row-{row['row']}")
def test_each_row_of_the_book_gives_its_rule(row):
    told = read(row["reception"]).as_json()
    told.pop("hours", None)  # the book's rules leave out hours that differ by the day; see the next test
    assert told == row["rule"]


def test_hours_that_differ_by_the_day_are_kept_with_their_day():
    rule = read("每周三下午、周五上午")
    assert [(pick.number, [str(hours) for hours in pick.hours]) for pick in rule.picks] == [
        (3, ["afternoon"]),
        (5, ["morning"]),
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"row-{row['row']}")
def test_each_row_of_the_book_gives_its_days(row):
    days = [on.isoformat() for on in read(row["reception"]).planned(*HALF_YEAR)]
    assert days == (row["dates_2026_h1"] or [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("每月５日、２５号", {"freq": "monthly", "days": [5, 25]}),
        ("每月5、15、25日", {"freq": "monthly", "days": [5, 15, 25]}),
        ("每个月 5 日 和 25 日", {"freq": "monthly", "days": [5, 25]}),
        ("每月五日，二十五日及廿八日", {"freq": "monthly", "days": [5, 25, 28]}),
        ("每月25日、5日、5日", {"freq": "monthly", "days": [25, 5]}),
        ("每月1日至3日", {"freq": "monthly", "days": [1, 2, 3]}),
        ("每月最后一天", {"freq": "monthly", "days": [-1]}),
        ("每单月15日", {"freq": "monthly", "days": [15], "months": "odd"}),
        ("奇数月十五日", {"freq": "monthly", "days": [15], "months": "odd"}),
        ("每双月15号", {"freq": "monthly", "days": [15], "months": "even"}),
        ("每季度首月10日、20日", {"freq": "quarterly", "month_of_quarter": 1, "days": [10, 20]}),
        ("每季度第2个月的10日", {"freq": "quarterly", "month_of_quarter": 2, "days": [10]}),
        ("每季度最后一个月25日", {"freq": "quarterly", "month_of_quarter": 3, "days": [25]}),
        ("每季度末月第二个周三", {"freq": "quarterly", "month_of_quarter": 3, "nth_weekdays": [[2, 3]]}),
        ("每月第一、第三个星期二", {"freq": "monthly", "nth_weekdays": [[1, 2], [3, 2]]}),
        ("每月第一个和最后一个礼拜五", {"freq": "monthly", "nth_weekdays": [[1, 5], [-1, 5]]}),
        ("每月倒数第二个周日", {"freq": "monthly", "nth_weekdays": [[-2, 7]]}),
        ("每月5日、第一个星期五", {"freq": "monthly", "days": [5], "nth_weekdays": [[1, 5]]}),
        ("每周星期三", {"freq": "weekly", "weekdays": [3]}),
        ("周一、三、五", {"freq": "weekly", "weekdays": [1, 3, 5]}),
        ("每周一三五", {"freq": "weekly", "weekdays": [1, 3, 5]}),
        ("每周六、日", {"freq": "weekly", "weekdays": [6, 7]}),
        ("每周一至周五", {"freq": "weekly", "weekdays": [1, 2, 3, 4, 5]}),
        ("每逢周三", {"freq": "weekly", "weekdays": [3]}),
        ("逢5逢10", {"freq": "monthly", "day_digits": [5, 0]}),
        ("每逢五、十", {"freq": "monthly", "day_digits": [5, 0]}),
        ("逢二七（圩日）", {"freq": "monthly", "day_digits": [2, 7]}),
        ("单月逢3、6、9", {"freq": "monthly", "day_digits": [3, 6, 9], "months": "odd"}),
        ("代表固定接待日：每月10日", {"freq": "monthly", "days": [10]}),
        ("每月10日为代表接待群众日期", {"freq": "monthly", "days": [10]}),
    ],
)
def test_days_are_read_in_the_spellings_of_clerks(words, told):
    assert read(words).as_json() == told


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("每周三9:00-11:00", "09:00–11:00"),
        ("每周三９：００—１１：００", "09:00–11:00"),
        ("每周三9:00～11:30", "09:00–11:30"),
        ("每周三上午9时至11时30分", "09:00–11:30"),
        ("每周三上午九点到十一点半", "09:00–11:30"),
        ("每周三十点至十一点", "10:00–11:00"),
        ("每周三9-11点", "09:00–11:00"),
        ("每周三（下午3点至4点）", "15:00–16:00"),
        ("每周三下午3点至4点", "15:00–16:00"),
        ("每周三下午2:30-5:00", "14:30–17:00"),
        ("每周三上午9:00-下午5:00", "09:00–17:00"),
        ("每周三上午9:00-15:00", "09:00–15:00"),
        ("每周三下午12:30-2:00", "12:30–14:00"),
        ("每周三上午9:00-上午12:00", "09:00–12:00"),
        ("每周三晚上7点至8点半", "19:00–20:30"),
        ("每周三上午9点", "09:00"),
        ("每周三全天8:30-17:30", "08:30–17:30"),
        ("每周三全天", "all day"),
        ("每周三早上", "morning"),
        ("每周三晚间", "evening"),
        ("每周三上午9:00-11:00、下午2:00-4:00", "09:00–11:00, 14:00–16:00"),
        ("每周三上午、每周三下午", "morning, afternoon"),
        ("每周三", ""),
    ],
)
def test_hours_are_read_and_shown(words, hours):
    assert ", ".join(map(str, read(words).hours_on(date(2026, 1, 7)))) == hours


def test_hours_belong_to_the_days_told_since_the_last_hours():
    rule = read("每月5日、15日上午9点至11点，25日下午")
    shown = {pick.number: " ".join(map(str, pick.hours)) for pick in rule.picks}
    assert shown == {5: "09:00–11:00", 15: "09:00–11:00", 25: "afternoon"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("每月15日（遇节假日顺延）", {"shift": "next_workday"}),
        ("每月15日，如遇法定节假日则自动顺延", {"shift": "next_workday"}),
        ("每月15日，遇节假日顺延至下一工作日", {"shift": "next_workday"}),
        ("每月15日（遇国家法定节假日，顺延到节后第一个工作日）", {"shift": "next_workday"}),
        ("每月15日（遇节假日、双休日顺延）", {"shift": "next_workday", "weekends": True}),
        ("每月15日，遇节假日顺延一周", {"shift": "next_week"}),
        ("每月15日（遇节假日推迟到下一周）", {"shift": "next_week"}),
        ("每月15日（遇节假日取消）", {"shift": "cancel"}),
        ("每月15日（节假日除外）", {"shift": "cancel"}),
        ("每月15日，节假日照常接待", {"shift": "keep"}),
        ("每月15日，其他时间可电话预约", {"and_appointment": True}),
    ],
)
def test_what_happens_on_holidays_is_read(words, told):
    assert read(words).as_json() == {"freq": "monthly", "days": [15]} | told


@pytest.mark.parametrize("words", ["随时预约", "预约接待", "电话预约", "随时接待", "平时可预约", "（随时可预约）"])
def test_a_station_may_receive_by_appointment_only(words):
    rule = read(words)
    assert (rule, rule.is_by_appointment, rule.planned(*HALF_YEAR)) == (Rule(), True, [])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "“” names no day. Write for example 每月5日、25日."),
        ("每月", "“每月” names no day. Write for example 每月5日、25日."),
        ("每月32日", "there is no day 32"),
        ("每月0日", "there is no day 0"),
        ("每月5日至1日", "“5-1” is no span of days."),
        ("每月5日至5日", "“5-5” is no span of days."),
        ("2月30日", "there is no day “2月30日”"),
        ("3月5日", "“3月5日” is one day of the year, not a rule."),
        ("15日", "“15日” does not say of which months. Write for example 每月15日."),
        ("第一个星期五", "“第一个星期五” does not say of which months. Write for example 每月15日."),
        ("每月周五", "“每月周五”: every one of the month, or which? Write 每周五 or 每月第1个周五."),
        ("每月1周5", "“1周5”: the first week, or a weekday? Write 第1个周五."),
        ("每月第一周的周五", "“第1周的周5” in “每月第一周的周五” cannot be read: enter the rule by hand."),
        ("每月第六个周五", "No month has a weekday no. 6."),
        ("每季度第四个月5日", "A quarter has no month 4."),
        ("每季度10日", "“季度10日” in “每季度10日” cannot be read: enter the rule by hand."),
        ("每月5日，每周一", "“每月5日，每周一” holds more than one rule: enter it by hand."),
        ("单月5日、双月25日", "“单月5日、双月25日” holds more than one rule: enter it by hand."),
        ("每月5日或25日", "“或25日” in “每月5日或25日” cannot be read: enter the rule by hand."),
        ("逢15", "“逢15”: write 逢5逢10 for day numbers that end so, or 每月5日、10日."),
        ("每逢5日", "“逢5日”: write 逢5逢10 for day numbers that end so, or 每月5日、10日."),
        ("逢集日", "“逢集日” in “逢集日” cannot be read: enter the rule by hand."),
        ("每月第一个周五（5日）", "“(5日)” in “每月第一个周五（5日）” cannot be read: enter the rule by hand."),
        ("农历初五", "“农历初5” in “农历初五” cannot be read: enter the rule by hand."),
        ("隔周周三", "“隔周周3” in “隔周周三” cannot be read: enter the rule by hand."),
        ("每周三2:00-5:00", "“2:00-5:00”: say whether it is 上午 or 下午."),
        ("每周三9:00-5:00", "“9:00-5:00” ends before it begins."),
        ("每周三9:00-9:00", "“9:00-9:00” ends before it begins."),
        ("每周三上午15:00", "there is no time “上午15:00”"),
        ("每周三25:00", "there is no time “25:00”"),
        ("每周三9:75", "there is no time “9:75”"),
        ("上午，每周三", "“上午” stands before its day: write the day first."),
        ("每月15日（遇周末顺延一周）", "A weekend put off by a week is a weekend again: name another day."),
        (
            "每月15日（遇节假日提前）",
            "“(遇节假日提前)” in “每月15日（遇节假日提前）” cannot be read: enter the rule by hand.",
        ),
        (
            "每月15日（遇节假日顺延至下周一）",
            "“(遇节假日顺延-下周1)” in “每月15日（遇节假日顺延至下周一）” cannot be read: enter the rule by hand.",
        ),
        ("每周三（需预约）", "“需预约)” in “每周三（需预约）” cannot be read: enter the rule by hand."),
        ("每周三" * 70, "This is too long for a reception day: enter the rule by hand."),
    ],
)
def test_what_may_mean_two_things_is_refused_with_a_sentence(words, sentence):
    with pytest.raises(Unreadable) as refusal:
        read(words)
    assert str(refusal.value) == sentence


def test_market_days_may_carry_hours():
    rule = read("逢五逢十9:00-11:00")
    assert [(pick.number, [str(hours) for hours in pick.hours]) for pick in rule.picks] == [
        (5, ["09:00–11:00"]),
        (0, ["09:00–11:00"]),
    ]


@pytest.mark.parametrize(
    ("place", "days"), [("一", ["01-10", "04-10"]), ("二", ["02-10", "05-10"]), ("三", ["03-10", "06-10"])]
)
def test_each_month_of_a_quarter_has_its_days(place, days):
    planned = read(f"每季度第{place}个月10日").planned(*HALF_YEAR)
    assert [f"{on:%m-%d}" for on in planned] == days


def test_a_month_without_the_day_has_no_reception():
    on_31st = read("每月31日")
    assert [f"{on:%m-%d}" for on in on_31st.planned(*HALF_YEAR)] == ["01-31", "03-31", "05-31"]


@pytest.mark.parametrize(
    ("words", "leaves_out"),
    [("每月31日", True), ("每月29日", True), ("每月28日", False), ("每月第五个周一", True), ("每月最后一天", False)],
)
def test_a_rule_says_that_it_leaves_months_out(words, leaves_out):
    assert read(words).leaves_months_out is leaves_out


def test_the_last_day_and_the_last_friday_follow_the_length_of_the_month():
    rule = read("每月最后一天、最后一个星期五")
    days = rule.planned(date(2028, 2, 1), date(2028, 3, 31))
    assert [f"{on:%m-%d}" for on in days] == ["02-25", "02-29", "03-31"]


def test_a_day_that_two_picks_mean_is_planned_once_with_the_hours_of_both():
    rule = Rule((Pick(Kind.DAY, 5, hours=(Hours("上午"),)), Pick(Kind.WEEKDAY, 1, hours=(Hours("下午"),))))
    monday_the_5th = date(2026, 1, 5)
    assert rule.planned(monday_the_5th, monday_the_5th) == [monday_the_5th]
    assert [str(hours) for hours in rule.hours_on(monday_the_5th)] == ["morning", "afternoon"]
