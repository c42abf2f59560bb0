"""What of a text nobody may read in public: people's numbers, mail and house addresses, and passages named by hand.

Names of citizens cannot be told from other words by a machine; for those the clerk names passages. In doubt a number
is hidden. What is shown for all of it is the same sign, so that nothing tells how long it was.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from congress.common.text import prose

SIGN = "×××"
Span = tuple[int, int]
Rule = tuple[re.Pattern[str], Callable[[str], bool]]

_AMOUNT = r"(?!\d|\.\d|\s?(?:[万亿]?元|平方|立方|吨|千瓦))"  # what follows a number that counts things
_GAP = r"[ \-－–—]?"
_N = r"[0-9A-Za-z一二三四五六七八九十百零〇○两甲乙丙丁]{1,6}"
# What follows a number with 号 that is no house: lines, doors, lamps, orders, days of the month.
_NO_HOUSE = (
    r"(?!线|路|车|隧道|桥|口|门|文|令|公告|建议|议案|提案|楼|站|台|井|闸|泵|标|工|地块|机|坑|涵|渠|码|段|电梯|灯|起|前|后"
    r"|至|到|晚|早|上午|下午|凌晨|召)"
)
_BUILDING = rf"{_N}(?:号楼|栋|幢|座)"
_UNIT = rf"{_N}单元"
_FLOOR = rf"(?:{_N}[层楼])?"
_COUNTED = "[0-9元年平米户人个盏套多余吨万亿千辆台件棵株条处根公]"
_ROOM = rf"(?:{_N}(?:室|房(?!屋|间))|[0-9一二三四五六七八九〇零]{{3,4}}(?!{_COUNTED}))"
_SEPARATED = r"[ ，,\-]?"


def hidden_spans(text: str, passages: Iterable[str] = ()) -> list[Span]:
    """Where the text has something to hide, in order, those that touch joined."""
    found = [
        match.span(pattern.groups)  # the one group, where the words before it are kept
        for pattern, is_meant in RULES
        for match in pattern.finditer(text)
        if is_meant(_digits(match[0]))
    ]
    found += [span for passage in passages for span in _places(passage, text)]
    return _joined(sorted(found))


def pieces(text: str, passages: Iterable[str] = ()) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is hidden; put together they are the text."""
    plain = prose(text)
    found, place = [], 0
    for start, end in hidden_spans(plain, [prose(passage) for passage in passages]):
        found += [(plain[place:start], False), (plain[start:end], True)]
        place = end
    return [piece for piece in [*found, (plain[place:], False)] if piece[0]]


def mask(text: str, passages: Iterable[str] = ()) -> str:
    """The text as everybody may read it; masking it again changes nothing."""
    return "".join(SIGN if is_hidden else words for words, is_hidden in pieces(text, passages))


def not_found(passages: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The passages that stand in none of the texts, so that hiding them would hide nothing."""
    plain = [prose(text) for text in texts]
    return [passage for passage in passages if not any(prose(passage) in text for text in plain)]


def _places(passage: str, text: str) -> Iterator[Span]:
    for match in re.finditer(re.escape(passage), text) if passage else ():
        yield match.span()


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _digits(text: str) -> str:
    return re.sub(r"[^\dXx]", "", text)


def _always(digits: str) -> bool:
    return True


def is_identity(digits: str) -> bool:
    """Area and day of birth make sense; a wrong check digit is a slip of the pen, not another number."""
    day = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    return int(digits[:2]) in AREAS and _is_day(day)


def _is_day(day: str) -> bool:
    try:
        return date(int(day[:4]), int(day[4:6]), int(day[6:])).year >= 1900
    except ValueError:
        return False


def is_card(digits: str) -> bool:
    """Luhn's check (ISO/IEC 7812-1), as cards carry it."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0


# Of GB/T 2260: the first two digits of an identity number.
AREAS = {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83}
_ROAD = r"(?<=路|街|巷|弄)|(?<=大道|胡同)"
_PLACE = rf"{_ROAD}|(?<=村|庄|屯|寨|组|队)|(?<=社区)"
_SAID = r"(?:号码|号)?[为是:：. ]{0,3}"  # between the word for a number and the number
_IDENTITY = rf"\d{{6}}{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{3}}[\dXx]"
_CARD = r"[3-69]\d{3}(?: ?\d{4}){2} ?\d{1,4}(?: ?\d{1,4})?"
_MOBILE = rf"(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}"
_LANDLINE = rf"[(（]?0(?:10|2\d|[3-9]\d{{2}})[)）]?{_GAP}{_GAP}[2-9]\d{{6,7}}(?:(?:转|{_GAP})\d{{1,5}})?"
_PHONE_WORD = r"(?:电话|手机|座机|传真|热线|联系方式|[Tt][Ee][Ll])"
_MAIL = r"[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9\-]+(?:[.．][A-Za-z0-9\-]+)+"
_HOME = rf"{_BUILDING}{_SEPARATED}(?:{_UNIT}{_SEPARATED}{_FLOOR}(?:{_ROOM})?|{_FLOOR}{_ROOM})"


def _rule(pattern: str, is_meant: Callable[[str], bool] = _always) -> Rule:
    return re.compile(pattern), is_meant


RULES = [
    _rule(rf"(?<![\dA-Za-z]){_IDENTITY}(?![\dA-Za-z])", is_identity),
    _rule(rf"(?<![\dA-Za-z])\d{{15}}(?![A-Za-z]){_AMOUNT}", is_identity),
    _rule(rf"(?:身份证|护照|证件){_SAID}(?=[A-Z]?\d)([A-Z]?\d[\d ]{{5,20}}[Xx]?)"),
    _rule(rf"(?<![\dA-Za-z]){_CARD}{_AMOUNT}", is_card),
    _rule(rf"[帐账卡]户?{_SAID}(\d[\d \-]{{7,24}}\d)"),
    _rule(rf"(?<!\d){_MOBILE}{_AMOUNT}"),
    _rule(rf"(?<![\d.]){_LANDLINE}(?!\d)"),
    _rule(rf"(?<!\d)[48]00{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}{_AMOUNT}"),
    _rule(rf"{_PHONE_WORD}{_SAID}(\d[\d \-]{{5,12}}\d)"),
    _rule(_MAIL),
    _rule(rf"(?:微信|[Qq][Qq]){_SAID}([A-Za-z0-9][A-Za-z0-9_\-]{{4,19}})"),
    _rule(_HOME),
    _rule(rf"{_UNIT}{_SEPARATED}{_FLOOR}{_ROOM}"),
    _rule(rf"(?:{_PLACE}){_N}组{_N}号{_NO_HOUSE}"),
    _rule(rf"(?:{_PLACE}){_N}号(?:院)?(?:附{_N}号)?{_NO_HOUSE}"),
    _rule(rf"(?<!\d){_N}弄{_N}号{_NO_HOUSE}"),
]
