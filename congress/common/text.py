"""Text as people type it, brought to one spelling; numbers of people hidden before they are shown."""

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE_ALPHANUMERIC = {wide: plain for wide, plain in _WIDE.items() if chr(plain).isalnum()}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"[\s\u180e]+")
_NAME_DOTS = re.compile("[·•‧∙⋅・･．]")
_SPACE_BESIDE_HAN = re.compile(r"(?<![A-Za-z]) | (?![A-Za-z])")
_LETTER_GAPS = re.compile(r"[^\S\n]+")

_FIGURES = "零一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_FIGURES)} | {"〇": 0, "○": 0, "两": 2, "廿": 20, "卅": 30}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_NUMERAL = re.compile("[零〇○一二两三四五六七八九十廿卅百千万]+")

_MOBILE = re.compile(r"(?<!\d)((?:86)?1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)")
_IDENTITY = re.compile(r"(?<![\dA-Za-z])\d{6}(?:[ -]?\d{8}[ -]?\d{3}[\dXx]|\d{9})(?![\dA-Za-z])")
_BANK_CARD = re.compile(r"(?<!\d)([3-6]\d{3})(?:[ -]?\d{4}){2,3}[ -]?\d{0,3}(?!\d)")


def half_width(text: str) -> str:
    """Full-width letters, digits and punctuation as their ASCII forms: for codes and headings, never for prose."""
    return text.translate(_WIDE)


def one_line(text: str) -> str:
    """One line of prose: invisible characters gone, runs of spaces made one, wide letters and digits narrow.

    Chinese punctuation stays as it is.
    """
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip().translate(_WIDE_ALPHANUMERIC)


def prose(text: str) -> str:
    """Several lines of prose, each trimmed, line breaks kept, no more than one blank line in a row."""
    lines = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    trimmed = "\n".join(_LETTER_GAPS.sub(" ", line).strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", trimmed).strip().translate(_WIDE_ALPHANUMERIC)


def squeeze(text: str) -> str:
    """Half-width and without any space or line break: for headings, codes and comparing."""
    return _SPACES.sub("", _INVISIBLE.sub("", text)).translate(_WIDE)


def person_name(text: str) -> str:
    """A name as its bearer writes it: padding gone, one kind of dot (·, U+00B7), Latin names keep their spaces.

    Characters are never replaced by look-alikes: rare ones are part of the name.
    """
    dotted = _NAME_DOTS.sub("·", one_line(text))
    return _SPACE_BESIDE_HAN.sub("", dotted)


def chinese_number(number: int) -> str:
    """16 → 十六, 103 → 一百零三. Good for 0 to 9 999, as terms, sessions and districts are numbered."""
    if not 0 <= number <= 9999:
        raise ValueError(number)
    figures = zip(f"{number:04d}", ("千", "百", "十", ""), strict=True)
    text = "".join(_FIGURES[int(figure)] + unit for figure, unit in figures)
    text = re.sub("零[千百十]", "零", text)
    text = re.sub("零+", "零", text).strip("零") or "零"
    return text[1:] if text.startswith("一十") else text


def read_number(text: str) -> int | None:
    """A whole number in either script: 16, １６, 十六, 一百零三, 一九八五. None when it is no number."""
    text = squeeze(text)
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or not _CHINESE_NUMERAL.fullmatch(text):
        return None
    if not any(character in "十百千万" for character in text) and len(text) > 1 and text[0] not in "廿卅":
        return int("".join(str(_DIGITS[character]) for character in text))
    return _read_counted(text)


def numerals_to_digits(text: str) -> str:
    """Every Chinese numeral within a text as digits: 第十六选区 → 第16选区."""
    return _CHINESE_NUMERAL.sub(lambda found: str(read_number(found[0])), text)


def _read_counted(text: str) -> int:
    thousands, _, rest = text.rpartition("万")
    total = (_read_counted(thousands) * 10_000) if thousands else 0
    figure = 0
    for character in rest:
        if character in _UNITS:
            total += (figure or 1) * _UNITS[character]
            figure = 0
        else:
            figure += _DIGITS[character]
    return total + figure


def mask_phone(phone: str) -> str:
    """138****1234; of any other number only the last four digits are shown."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) == 11 and digits.startswith("1"):
        return f"{digits[:3]}****{digits[-4:]}"
    return "*" * max(len(digits) - 4, 0) + digits[-4:] if len(digits) > 4 else "*" * len(digits)


def mask_identity(number: str) -> str:
    """An identity number with its area code and nothing else: 990101************."""
    plain = squeeze(number)
    return plain[:6] + "*" * (len(plain) - 6)


def mask_cards(text: str) -> str:
    """Prose with the identity and bank card numbers in it hidden, the words around them untouched."""
    text = _IDENTITY.sub(lambda found: mask_identity(found[0]), text)
    return _BANK_CARD.sub(lambda found: f"{found[1]}****{re.sub(r'[ -]', '', found[0])[-4:]}", text)


def mask_numbers(text: str) -> str:
    """Prose with the identity, bank card and mobile numbers in it hidden, the words around them untouched."""
    return _MOBILE.sub(r"\1****\3", mask_cards(text))


def names_mobile(text: str) -> bool:
    """Whether a mobile number stands in the text."""
    return bool(_MOBILE.search(text))
