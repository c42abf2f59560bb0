"""What people typed, made fit for paper."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

# Control characters break XML (DOCX) and print as boxes; direction marks can make a line read other than it is.
# Joiners and variation selectors stay: rare names need them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

T = TypeVar("T")


def printable(value: T) -> T:
    """The same value without unprintable characters in any text of it; line ends become \\n.

    Looks into lists, tuples and dataclasses; leaves everything else as it is.
    """
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))  # type: ignore[return-value]
    if isinstance(value, (list, tuple)):
        return type(value)(printable(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: printable(getattr(value, field.name)) for field in fields(value)})
    return value


def paragraphs_of(text: str) -> list[str]:
    """The lines of a text as paragraphs, empty ones left out."""
    return [line.strip() for line in text.split("\n") if line.strip()]
