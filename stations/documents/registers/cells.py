"""Cells of a register."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localtime

from deputies.models import Mandate
from deputies.rules import Sex
from stations.opinion_list import SEX_WORDS

Row = tuple[str, ...]


def lines(*words: Any) -> str:
    """One below the other, without the empty ones."""
    return "\n".join(str(word) for word in words if word)


def names(mandates: Iterable[Mandate | None]) -> str:
    return "、".join(mandate.person.name for mandate in mandates if mandate)


def sex(word: str) -> str:
    return SEX_WORDS[Sex(word)] if word else ""


def day(at: Any) -> str:
    return f"{localtime(at):%Y-%m-%d}" if at else ""


def numbered(rows: Iterable[Row]) -> list[Row]:
    """With their place in the book before each."""
    return [(str(place), *row) for place, row in enumerate(rows, 1)]
