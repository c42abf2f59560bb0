"""One cell of a roster at a time: what it says in the house's spelling, or the sentence why it cannot be taken."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.common.dates import Spelling, full_years, read_month
from congress.common.spreadsheets import Shown
from congress.common.text import half_width, one_line, person_name, read_number, squeeze
from deputies.roster.words import ETHNICITIES, NO, SEXES, STANDARD_STRUCTURE, YES

VOTING_AGE = 18
"""宪法 §34: who is eighteen may be elected."""
MOBILE_DIGITS = 11
_LANDLINE = re.compile(r"0\d{2,3}\d{7,8}|[2-9]\d{6,7}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+")
_COUNTRY = re.compile(r"^(?:\+|00)?86(?=1\d{10}$)")
_BETWEEN_NUMBERS = re.compile(r"[、,;/|，；]|或")
_NOT_IN_NUMBERS = re.compile(r"[^\dA-Za-z+]")
_DISTRICT = re.compile(r"(?P<area>.*?)第?(?P<number>[\d零〇一二两三四五六七八九十百]+)选区")
_BETWEEN_WORDS = re.compile(r"[、,，;；/\s]+")


class UnreadableCell(ValueError):
    """Says in a sentence for the clerk what is wrong with the cell."""


class Cell(NamedTuple):
    """What a cell says, and what the clerk should look at again."""

    value: str
    doubt: str = ""


def read_name(text: str) -> Cell:
    name = person_name(text)
    if not name:
        raise UnreadableCell(_("there is no name, though the rest of the row describes a person"))
    if any(character.isdigit() for character in name):
        raise UnreadableCell(_("a name has no digits"))
    return Cell(name)


def read_sex(text: str) -> Cell:
    word = squeeze(text)
    if not word:
        return Cell("", _("the sex is not stated"))
    if word not in SEXES:
        raise UnreadableCell(_("“%(word)s” is not a sex") % {"word": word})
    return Cell(SEXES[word])


def read_ethnicity(text: str) -> Cell:
    word = squeeze(text)
    known = next((name for name in (word, f"{word}族") if name in ETHNICITIES), None)
    if word and not known:
        raise UnreadableCell(_("“%(word)s” is not one of the ethnic groups of China") % {"word": word})
    return Cell(known or "")


def read_born(value: Spelling, on: date) -> Cell:
    """The month of birth. Raises UnreadableDate as well; refuses who is not yet eighteen."""
    if value is None or not str(value).strip():
        return Cell("", _("the month of birth is not stated"))
    born = read_month(value, latest_year=on.year)
    age = full_years(born, on)
    if age < VOTING_AGE:
        raise UnreadableCell(
            ngettext("%(age)s year old: a deputy is at least 18", "%(age)s years old: a deputy is at least 18", age)
            % {"age": age}
        )
    if isinstance(value, Shown) and str(value.stored) != value:
        return Cell(born, _("the stored number is %(stored)s, the sheet shows %(shown)s") % _both(value))
    return Cell(born, "" if "-" in born else _("only the year of birth is stated"))


def read_phone(text: str) -> Cell:
    """The mobile number in a cell that may hold two numbers and some words."""
    written = half_width(one_line(text))
    if not written:
        return Cell("")
    if "*" in written:
        return Cell("", _("the number is masked; a number known already stays"))
    numbers = [number for part in _BETWEEN_NUMBERS.split(written) if (number := _bare_number(part))]
    mobiles = [number for number in numbers if _MOBILE.fullmatch(number)]
    if mobiles:
        return Cell(mobiles[0], _("two numbers in the cell; the mobile number is taken") if len(numbers) > 1 else "")
    if numbers and all(_LANDLINE.fullmatch(number) for number in numbers):
        return Cell(numbers[0], _("this is not a mobile number"))
    raise UnreadableCell(_why_not_a_phone(written, numbers))


def read_card(text: str) -> Cell:
    return Cell(squeeze(text))


def read_electing_unit(text: str, area: str, known: frozenset[str]) -> Cell:
    """The electing unit or district by its full name; short forms (15选区, 第十五选区) are completed with the area."""
    name = squeeze(text)
    if not name:
        return Cell("", _("the electing unit or district is not stated"))
    district = _DISTRICT.fullmatch(name)
    if district and district["area"] in ("", area):
        name = f"{area}第{read_number(district['number'])}选区"
    if not known or name in known:
        return Cell(name)
    if district:
        raise UnreadableCell(
            _("%(area)s has %(count)s election districts; there is no %(name)s")
            % {"area": area, "count": len(known), "name": name}
        )
    raise UnreadableCell(_("“%(name)s” does not elect deputies of %(area)s") % {"name": name, "area": area})


def read_delegation(text: str, area: str, known: frozenset[str]) -> Cell:
    name = squeeze(text)
    if name and name not in known:
        raise UnreadableCell(_("%(area)s has no delegation “%(name)s”") % {"area": area, "name": name})
    return Cell(name)


def read_word(text: str, standard: Mapping[str, str]) -> Cell:
    """The standard word where the dictionary has one; other words are kept as written, with a doubt."""
    word = squeeze(text)
    if not word or word in standard:
        return Cell(standard.get(word, ""))
    return Cell(word, _("“%(word)s” is not in the list; it is taken as written") % {"word": word})


def read_structure(text: str) -> Cell:
    words = [word for word in _BETWEEN_WORDS.split(half_width(text).strip()) if word]
    unknown = [word for word in words if word not in STANDARD_STRUCTURE]
    doubt = _("“%(word)s” is not in the list; it is taken as written") % {"word": unknown[0]} if unknown else ""
    return Cell("、".join(dict.fromkeys(STANDARD_STRUCTURE.get(word, word) for word in words)), doubt)


def read_first_elected(value: Spelling, on: date) -> Cell:
    """A month, or the name of a term as it is written (第十七届)."""
    if value is None or not str(value).strip():
        return Cell("")
    if "届" in str(value):
        return Cell(one_line(str(value)))
    return Cell(read_month(value, latest_year=on.year))


def read_yes_or_no(text: str) -> Cell:
    """是, 否, or nothing where the cell is empty."""
    word = squeeze(text)
    if word in YES:
        return Cell("是")
    return Cell("否" if word in NO else "", "" if not word or word in NO else _("neither yes nor no"))


def _bare_number(part: str) -> str:
    return _COUNTRY.sub("", _NOT_IN_NUMBERS.sub("", part)).lstrip("+")


def _why_not_a_phone(written: str, numbers: list[str]) -> str:
    if _LOST_DIGITS.search(written):
        return _("digits are lost: the cell holds the text %(text)s") % {"text": written}
    letter = re.search("[A-Za-z]", written)
    if letter:
        return _("the letter %(letter)s stands where a digit should be") % {"letter": letter[0]}
    if not numbers:
        return _("“%(text)s” is not a telephone number") % {"text": written}
    if len(numbers[0]) == MOBILE_DIGITS:
        return _("no mobile number begins with %(start)s") % {"start": numbers[0][:3]}
    return _("a mobile number has 11 digits, this has %(count)s") % {"count": len(numbers[0])}


def _both(value: Shown) -> dict[str, object]:
    return {"stored": value.stored, "shown": value}
