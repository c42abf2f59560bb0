"""The hours of a reception as clerks write them: 9:00-11:00, 下午3点至4点半, 上午."""

import re
from datetime import time

from django.utils.translation import gettext as _

from stations.reception.hours import Hours
from stations.reception.words import Unreadable

PARTS = {"早上": "上午", "早晨": "上午", "晚间": "晚上"}
NOON, DAWN = 12, 6


def read_hours(match: re.Match[str]) -> Hours:
    """The hours of a match of words.HOURS. Raises Unreadable rather than choose between morning and afternoon."""
    if match["only"]:
        return Hours(PARTS.get(match["only"], match["only"]))
    part = match["part"] or ""
    start = _clock(match["start"], part)
    if start.hour < DAWN:
        raise Unreadable(_("“%(text)s”: say whether it is 上午 or 下午.") % {"text": match[0]})
    if not match["end"]:
        return Hours(start=start)
    end = _clock(match["end"], match["end_part"] or ("" if part in {"上午", "早上", "早晨"} else part))
    if end <= start:
        raise Unreadable(_("“%(text)s” ends before it begins.") % {"text": match[0]})
    return Hours(start=start, end=end)


def _clock(text: str, part: str) -> time:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 30 if "半" in text else 0
    if part in {"下午", "晚上", "晚间"} and hour < NOON:
        hour += NOON
    is_morning = part in {"上午", "早上", "早晨"}
    if hour > 23 or minute > 59 or (is_morning and hour > NOON):
        raise Unreadable(_("there is no time “%(text)s”") % {"text": part + text})
    return time(hour, minute)
