"""The words in which clerks tell reception days, brought to one spelling, and the patterns that find them."""

import re

from congress.common.text import numerals_to_digits, squeeze

LONGEST = 200

SEP = r"(?:[、,/和及与并]|以及)"
_WEEK = "(?:周|星期|礼拜)"
_DAYS_OF_WEEK = r"(?:[1-7]+|[日天])(?![\d日号天点时:])"
_MARKET_DIGITS = re.compile("(?<=逢)[一二三四五六七八九]{2,}")
_WEEKDAY_DIGITS = re.compile("(?<=[周期拜])[一二三四五六]{2,}")
_NUMBERS_MEET = re.compile(
    "(?<=[周期拜][一二三四五六日天])(?=[一二三四五六七八九十])|(?<=[一二三四五六七八九十])(?=[0-9])"
)
_DASHES = re.compile("[-—–―−~〜]+|至|到")

MONTHS = re.compile(r"每?个?(?:(?P<odd>单|奇)|(?P<even>双|偶))数?月份?|每个?月份?")
QUARTER = re.compile(r"每个?季度?的?(?:第(?P<nth>\d+)个?|(?P<first>首|初)个?|(?P<last>末|尾|最后1)个?)月份?")
DATE = re.compile(r"(?P<month>\d{1,2})月份?(?P<day>\d{1,2})[日号]")
MONTH_DAYS = re.compile(rf"(?:\d{{1,2}}[日号]?(?:-|{SEP}))*\d{{1,2}}[日号]")
LAST_DAY = re.compile("最后1[日天]")
_NTH = r"(?:第?\d个?|最后1?个?|倒数第\d个?)"
NTH_WEEKDAYS = re.compile(rf"(?P<nth>{_NTH}(?:{SEP}{_NTH})*)(?:{_WEEK}(?P<weekday>[1-7日天]))(?![\d日号天点时:])")
WEEKDAYS = re.compile(rf"(?:每周的?)?每?个?{_WEEK}{_DAYS_OF_WEEK}(?:(?:-|{SEP})(?:每?个?{_WEEK})?{_DAYS_OF_WEEK})*")
DIGITS = re.compile(rf"逢\d{{1,2}}(?:{SEP}?逢?\d{{1,2}}(?![\d点时:]))*(?P<day>[日号])?")
_CLOCK = r"\d{1,2}(?::\d{2}|[点时](?:半|整|\d{1,2}分?)?)"
_PART = "上午|早上|早晨|下午|晚上|晚间|全天"
HOURS = re.compile(
    rf"(?P<part>{_PART})?(?P<start>{_CLOCK}|\d{{1,2}}(?=-(?:{_PART})?{_CLOCK}))(?:-(?P<end_part>{_PART})?(?P<end>{_CLOCK}))?"
    rf"|(?P<only>{_PART})"
)
FILLER = re.compile(
    rf" |{SEP}|每|逢(?=周|星期|礼拜)|的|为|是|;|。|代表|固定|接待日?|群众|选民|日期|时间|:"
    r"|\((?:赶集|赶圩|赶墟|赶场|集|圩|墟|街|场)[日天]?\)|\((?![^)]*[日号周期拜])|\)"
)
ALSO_BY_APPOINTMENT = re.compile(
    r"(?:平时|平日|其[他余它](?:时间|日期)?|非接待日)(?:均|也)?可?(?:电话|随时)?预约(?:接待)?"
)
ONLY_BY_APPOINTMENT = re.compile(r"(?:可|均可)?(?:随时|电话|提前|来电)*(?:可|均可)?预约(?:接待)?|随时接待")

WEEKEND_WORDS = "周末|双休日|休息日|公休日|休假日|非工作日"
_OFF = rf"(?:法定|国家|公众|及其他)*(?:节假日|节日|假日|假期|长假|{WEEKEND_WORDS})"
IF_OFF = re.compile(
    rf"[(,;。、]*(?:如|若|凡)?(?:遇到?|逢)?(?P<off>{_OFF}(?:(?:{SEP}|或|或者)?{_OFF})*)(?:的|时|则|,)*(?:自动|依次|相应|往后|向后)?"
    r"(?:(?P<next_week>(?:顺延|推迟|延后|延期)-?(?:1个?|下1?个?)(?:周|星期)(?![1-7日天]))"
    r"|(?P<next_workday>(?:顺延|推迟|延后|延期)(?:-?(?:节后|假后)?的?(?:第1个?|下1?个?|次1?个?|首个)工作日)?(?!-|\d|下|[周天日]))"
    r"|(?P<cancel>取消|暂停|停止|不接待|除外|休息)|(?P<keep>照常))(?:接待)?\)?"
)


class Unreadable(ValueError):
    """Says in a sentence for the clerk why a person must enter the rule."""


def in_one_spelling(words: str) -> str:
    """Half-width, numerals as digits, one dash.

    每周一至周五 → 每周1-周5, 逢二七 → 逢2、7; a space keeps 周三15:00 and 周三十点 apart.
    """
    text = _MARKET_DIGITS.sub(lambda found: "、".join(found[0]), squeeze(words))
    text = _WEEKDAY_DIGITS.sub(lambda found: "、".join(found[0]), text)
    return _DASHES.sub("-", numerals_to_digits(_NUMBERS_MEET.sub(" ", text)))
