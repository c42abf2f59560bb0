"""Papers of supervision that are issued: numbered by kind and year, kept as they went out, never changed."""

import json
from hashlib import sha256
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaperKind(TextChoices):
    URGING = "urging", _("Urging letter")
    CIRCULAR = "circular", _("Circular on handling")
    AWARDS = "awards", _("List of awards")


MARKS = {PaperKind.URGING: "催办", PaperKind.CIRCULAR: "通报", PaperKind.AWARDS: "表扬"}
ANNOUNCED = frozenset({PaperKind.CIRCULAR, PaperKind.AWARDS})  # told to every unit and deputy of the congress


def number_label(kind: str, year: int, number: int) -> str:
    """催办〔2026〕3号, as official papers write numbers: the year in six-cornered brackets, no leading nought."""
    return f"{MARKS[PaperKind(kind)]}〔{year}〕{number}号"


def fingerprint(words: Any) -> str:
    """SHA-256 of the words; the same whatever order a database gives keys back in."""
    return sha256(json.dumps(words, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
