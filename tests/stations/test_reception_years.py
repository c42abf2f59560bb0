"""Two real years of reception days against lists made by hand from the State Council's two notices.

A line is a month: `05` is held that day, `05>07` is put off to the 7th, `01=06` is held together with the reception of
the 6th, `12x` is not held; behind the bar stands why. Weekdays were counted from Monday 1 January 2024 and Wednesday
1 January 2025.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from congress.organs import workdays
from congress.organs.holiday_notice import read_notice
from congress.organs.workdays import Calendar
from stations.reception import Fate, days, read

# 国办发明电〔2023〕7号, 25 October 2023
NOTICE_2024 = """一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。"""

# 国办发明电〔2024〕12号, 12 November 2024
NOTICE_2025 = """一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。"""

NOTICES = read_notice(NOTICE_2024, 2024) | read_notice(NOTICE_2025, 2025)
CALENDAR = Calendar(
    rest={on: name for on, (kind, name) in NOTICES.items() if kind == "rest"},
    work={on: name for on, (kind, name) in NOTICES.items() if kind == "work"},
)

# The rule of the first station of the sample. Weekends alone move nothing.
FIFTH_AND_TWENTY_FIFTH = """
2024-01 05 25
2024-02 05 25       | Sunday the 25th is a plain Sunday
2024-03 05 25
2024-04 05>07 25    | 清明节 4 to 6 April; Sunday the 7th is a make-up day, so work
2024-05 05>06 25    | 劳动节 1 to 5 May; Monday the 6th. The 25th is a plain Saturday
2024-06 05 25
2024-07 05 25
2024-08 05 25       | the 25th is a plain Sunday
2024-09 05 25
2024-10 05>08 25    | 国庆节 1 to 7 October; Tuesday the 8th
2024-11 05 25
2024-12 05 25
2025-01 05 25       | a plain Sunday, a plain Saturday
2025-02 05 25       | 春节 ended on the 4th
2025-03 05 25
2025-04 05>07 25    | 清明节 4 to 6 April; Monday the 7th
2025-05 05>06 25    | 劳动节 1 to 5 May; Tuesday the 6th. The 25th is a plain Sunday
2025-06 05 25
2025-07 05 25       | the 5th is a plain Saturday
2025-08 05 25
2025-09 05 25
2025-10 05>09 25    | 国庆节 and 中秋节 1 to 8 October; Thursday the 9th. The 25th is a plain Saturday
2025-11 05 25
2025-12 05 25
"""

FIRST_FRIDAY_PUT_OFF_BY_A_WEEK = """
2024-01 05
2024-02 02
2024-03 01
2024-04 05>12       | 清明节 4 to 6 April; the second Friday
2024-05 03>10       | 劳动节 1 to 5 May; the second Friday
2024-06 07
2024-07 05
2024-08 02
2024-09 06
2024-10 04>11       | 国庆节 1 to 7 October; the second Friday
2024-11 01
2024-12 06
2025-01 03
2025-02 07          | 1 February is a Saturday, 春节 ended on the 4th
2025-03 07
2025-04 04>11       | 清明节 4 to 6 April; the second Friday
2025-05 02>09       | 劳动节 1 to 5 May; the second Friday
2025-06 06
2025-07 04
2025-08 01
2025-09 05
2025-10 03>10       | 国庆节 and 中秋节 1 to 8 October; the second Friday
2025-11 07
2025-12 05
"""

FIFTEENTH_OF_ODD_MONTHS = """
2024-01 15
2024-03 15
2024-05 15
2024-07 15
2024-09 15>18       | 中秋节 15 to 17 September; Wednesday the 18th
2024-11 15
2025-01 15
2025-03 15          | a plain Saturday
2025-05 15
2025-07 15
2025-09 15
2025-11 15          | a plain Saturday
"""

MONDAYS_BUT_NOT_ON_HOLIDAYS = """
2024-01 01x 08 15 22 29     | 元旦
2024-02 05 12x 19 26        | 春节 10 to 17 February
2024-03 04 11 18 25
2024-04 01 08 15 22 29
2024-05 06 13 20 27         | 劳动节 ended on Sunday the 5th
2024-06 03 10x 17 24        | 端午节
2024-07 01 08 15 22 29
2024-08 05 12 19 26
2024-09 02 09 16x 23 30     | 中秋节 15 to 17 September
2024-10 07x 14 21 28        | 国庆节 1 to 7 October
2024-11 04 11 18 25
2024-12 02 09 16 23 30
2025-01 06 13 20 27         | 春节 begins on Tuesday the 28th
2025-02 03x 10 17 24        | 春节 until the 4th
2025-03 03 10 17 24 31
2025-04 07 14 21 28         | 清明节 ended on Sunday the 6th
2025-05 05x 12 19 26        | 劳动节 1 to 5 May
2025-06 02x 09 16 23 30     | 端午节 31 May to 2 June
2025-07 07 14 21 28
2025-08 04 11 18 25
2025-09 01 08 15 22 29
2025-10 06x 13 20 27        | 国庆节 and 中秋节 1 to 8 October
2025-11 03 10 17 24
2025-12 01 08 15 22 29
"""

FIRST_AND_SECOND = """
2024-01 01=02 02    | 元旦: the next working day is the 2nd, a reception day already
2024-02 01 02
2024-03 01 02
2024-04 01 02
2024-05 01>06 02=06 | 劳动节 1 to 5 May: both would be held on Monday the 6th, and are held once
2024-06 01 02       | a plain weekend
2024-07 01 02
2024-08 01 02
2024-09 01 02
2024-10 01>08 02=08 | 国庆节 1 to 7 October: both on Tuesday the 8th
2024-11 01 02
2024-12 01 02
2025-01 01=02 02    | 元旦: the 2nd is a reception day already
2025-02 01>05 02=05 | 春节 until 4 February: both on Wednesday the 5th
2025-03 01 02       | a plain weekend
2025-04 01 02
2025-05 01>06 02=06 | 劳动节 1 to 5 May: both on Tuesday the 6th
2025-06 01>03 02=03 | 端午节 31 May to 2 June: both on Tuesday the 3rd
2025-07 01 02
2025-08 01 02
2025-09 01 02
2025-10 01>09 02=09 | 国庆节 and 中秋节 1 to 8 October: both on Thursday the 9th
2025-11 01 02       | a plain weekend
2025-12 01 02
"""

TENTH_AND_TWENTIETH_NEVER_ON_A_WEEKEND = """
2024-01 10 20>22    | Saturday; Monday the 22nd
2024-02 10>18 20    | 春节 10 to 17 February; Sunday the 18th is a make-up day, so work
2024-03 10>11 20    | Sunday; Monday the 11th
2024-04 10 20>22    | Saturday
2024-05 10 20
2024-06 10>11 20    | 端午节; Tuesday the 11th
2024-07 10 20>22    | Saturday
2024-08 10>12 20    | Saturday
2024-09 10 20
2024-10 10 20>21    | Sunday
2024-11 10>11 20    | Sunday
2024-12 10 20
2025-01 10 20
2025-02 10 20
2025-03 10 20
2025-04 10 20>21    | Sunday
2025-05 10>12 20    | Saturday
2025-06 10 20
2025-07 10 20>21    | Sunday
2025-08 10>11 20    | Sunday
2025-09 10 20>22    | Saturday
2025-10 10 20
2025-11 10 20
2025-12 10 20>22    | Saturday
"""

LISTS = {
    "每月5日、25日": FIFTH_AND_TWENTY_FIFTH,
    "每月第一个星期五下午3点至4点，遇节假日顺延一周": FIRST_FRIDAY_PUT_OFF_BY_A_WEEK,
    "单月15日上午9:00—11:00": FIFTEENTH_OF_ODD_MONTHS,
    "每周一，遇节假日取消": MONDAYS_BUT_NOT_ON_HOLIDAYS,
    "每月1日、2日（遇节假日顺延）": FIRST_AND_SECOND,
    "每月10日、20日，遇节假日及双休日顺延至下一工作日": TENTH_AND_TWENTIETH_NEVER_ON_A_WEEKEND,
}
SIGNS = {Fate.HELD: "", Fate.MOVED: ">", Fate.TOGETHER: "=", Fate.CANCELLED: "x"}


def lines(words: str) -> list[str]:
    """The days of the two years, as the lists above write them."""
    shown: dict[str, list[str]] = {}
    found = days(read(words), CALENDAR, date(2024, 1, 1), date(2025, 12, 31))
    for day in sorted(found, key=lambda day: day.planned_on):
        goal = f"{day.held_on:%d}" if day.fate in {Fate.MOVED, Fate.TOGETHER} else ""
        shown.setdefault(f"{day.planned_on:%Y-%m}", []).append(f"{day.planned_on:%d}{SIGNS[day.fate]}{goal}")
    return [f"{month} {' '.join(each)}" for month, each in shown.items()]


@pytest.mark.parametrize("words", LISTS)
def test_the_days_of_two_years_are_those_of_the_list_made_by_hand(words):
    assert lines(words) == [line.partition("|")[0].strip() for line in LISTS[words].strip().splitlines()]


def test_the_lists_name_every_holiday_that_moved_a_day():
    moved = [line for text in LISTS.values() for line in text.splitlines() if set(line.partition("|")[0]) & set(">=x")]
    assert [line for line in moved if not line.partition("|")[2].strip()] == []


def test_the_two_notices_say_what_the_table_of_holidays_says():
    with Path(workdays.__file__).with_name("holidays.csv").open(encoding="utf-8") as rows:
        table = {
            (date.fromisoformat(row["on"]), row["kind"])
            for row in csv.DictReader(rows)
            if row["on"][:4] in {"2024", "2025"}
        }
    assert {(on, kind) for on, (kind, _name) in NOTICES.items()} == table
