"""The yearly notice of days off, pasted as it is published or typed day by day."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from congress.organs import workdays
from congress.organs.holiday_notice import Unreadable, read_notice

NOTICE = """各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_a_pasted_notice_gives_the_days_of_the_published_table():
    with Path(workdays.__file__).with_name("holidays.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["on"].startswith("2026")]
    table = {date.fromisoformat(row["on"]): (row["kind"], row["name_zh"]) for row in rows}
    assert read_notice(NOTICE, 2026) == table


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2027-10-09 上班 国庆节", {date(2027, 10, 9): ("work", "国庆节")}),
        ("10月9日上班 国庆节", {date(2027, 10, 9): ("work", "国庆节")}),
        ("10月8日 放假 国庆节", {date(2027, 10, 8): ("rest", "国庆节")}),
        ("10月8日 平日", {date(2027, 10, 8): ("", "")}),
        ("2027-10-08 rest Flood", {date(2027, 10, 8): ("rest", "Flood")}),
        (
            "元旦：2026年12月31日至2027年1月1日放假",
            dict.fromkeys([date(2026, 12, 31), date(2027, 1, 1)], ("rest", "元旦")),
        ),
        ("春节：1月31日至2月1日放假", {date(2027, 1, 31): ("rest", "春节"), date(2027, 2, 1): ("rest", "春节")}),
        ("元旦：1月2日、3日上班", {date(2027, 1, 2): ("work", "元旦"), date(2027, 1, 3): ("work", "元旦")}),
    ],
)
def test_single_days_are_read_in_any_usual_spelling(text, days):
    assert read_notice(text, 2027) == days


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "No day could be read. Write for example: 元旦：1月1日至3日放假。1月4日上班。"),
        ("元旦放假", "No day could be read. Write for example: 元旦：1月1日至3日放假。1月4日上班。"),
        ("元旦：1月1日", "“1月1日” does not say whether it is 放假, 上班 or 平日."),
        ("1月1日放假", "“1月1日放假” does not name the holiday."),
        ("元旦：2月30日放假", "there is no day “2月30日”"),
        ("元旦：3日放假", "there is no day “3日”"),
        ("元旦：1月3日至1日放假", "“1月3日至1日” is no span of days."),
        ("元旦：2026年12月31日至1月1日放假", "“2026年12月31日至1月1日” is no span of days."),
        ("元旦：1月1日至3月1日放假", "“1月1日至3月1日” is no span of days."),
        ("元旦：1月4日上班", "2027-01-04 is no Saturday or Sunday, so it cannot be a make-up day."),
        ("元旦：1月2日放假。1月2日上班", "2027-01-02 is told twice, and differently."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text, sentence):
    with pytest.raises(Unreadable) as refused:
        read_notice(text, 2027)
    assert str(refused.value) == sentence
