"""How wide Chinese text is, and where a title turns its lines."""

import math
from unicodedata import east_asian_width

_GOOD_ENDS = "的和与及、》）会号"
_GOOD_STARTS = "第关《（"
_WORDS = "会议 大会 代表 建议 批评 意见 人民 委员 常委 办理 答复 情况 征询 关于"
_NEVER_STARTS = "，。、：；！？》）〕”"
_NEVER_ENDS = "《（〔“"


def em_width(text: str) -> float:
    """The width in Chinese characters; Latin letters and figures count half."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def title_lines(title: str, most: int) -> list[str]:
    """The title in lines of about equal length, none longer than `most` characters.

    Turned where the words allow it, so that it stands evenly (GB/T 9704-2012 §7.3.1: 词意完整，排列对称).
    """
    count = math.ceil(em_width(title) / most)
    if count <= 1:
        return [title]
    turn = min(range(1, len(title)), key=lambda place: _turn_cost(title, place, count, most))
    return [title[:turn], *title_lines(title[turn:], most)]


def _turn_cost(title: str, place: int, lines: int, most: int) -> float:
    head, end, start = em_width(title[:place]), title[place - 1], title[place]
    cost = abs(head - em_width(title) / lines)
    if head > most:
        cost += 1000
    if start in _NEVER_STARTS or end in _NEVER_ENDS or (end.isascii() and start.isascii()):
        cost += 100
    if title[place - 1 : place + 1] in _WORDS:
        cost += 20
    return cost + (0 if end in _GOOD_ENDS or start in _GOOD_STARTS else 4)
