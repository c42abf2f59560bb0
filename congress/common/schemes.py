"""Schemes of points as staff write them: an item a line, its parts with | between them."""

import re
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _


class Unreadable(ValueError):
    """A line of a scheme that cannot be read; its text names the line."""


def written_lines(text: str) -> Iterable[tuple[int, str]]:
    """The lines that are not empty, with their numbers."""
    return ((number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip())


def parts_of(number: int, line: str, count: int) -> list[str]:
    """So many parts, none of them empty. Raises Unreadable."""
    parts = [part.strip() for part in line.replace("｜", "|").split("|")]
    if len(parts) != count or not all(parts):
        raise Unreadable(
            _("Line %(line)s: write %(count)s parts with | between them.") % {"line": number, "count": count}
        )
    return parts


def points_in(number: int, text: str) -> Decimal:
    """At most 9999.99. Raises Unreadable."""
    if not re.fullmatch(r"\d{1,4}(\.\d{1,2})?", text):
        raise Unreadable(_("Line %(line)s: “%(text)s” is no number.") % {"line": number, "text": text})
    return Decimal(text)
