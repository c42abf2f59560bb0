"""How one trail entry hangs on the one before. Pure: whoever has the rows can check them with SHA-256 alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _

ORIGIN = "0" * 64
"""What the first entry hangs on."""


class Flaw(StrEnum):
    ALTERED = "altered"
    MISSING = "missing"
    UNLINKED = "unlinked"
    CUT = "cut"
    UNRECORDED = "unrecorded"
    DEPARTED = "departed"


FLAWS = {
    Flaw.ALTERED: _("The entry was altered: its digest does not fit its content."),
    Flaw.MISSING: _("Entries are missing from this number on."),
    Flaw.UNLINKED: _("The entry does not hang on the one before it: one of them was put in or replaced."),
    Flaw.CUT: _("The end was cut off from this number on: the recorded head lies further."),
    Flaw.UNRECORDED: _("Entries from this number on were added past the recorded head."),
    Flaw.DEPARTED: _("The entry does not have the digest that was recorded or printed for it."),
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong from which number on."""

    number: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Link:
    """The fields of an entry that its digest covers, and the digest itself."""

    number: int
    at: datetime
    by_id: int | None
    post: str
    act: str
    thing: str
    detail: dict[str, Any]
    previous: str
    digest: str = ""


def plain(detail: dict[str, Any]) -> dict[str, Any]:
    """The detail as the database gives it back, to the letter: dates and fractions become text."""
    cleaned: dict[str, Any] = json.loads(json.dumps(detail, cls=DjangoJSONEncoder), parse_float=str)
    return cleaned


def digest_of(link: Link) -> str:
    """SHA-256 over the previous digest, the number and the fields, written as one JSON list with sorted keys, UTF-8."""
    at = link.at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [link.previous, link.number, at, link.by_id, link.post, link.act, link.thing, link.detail]
    return sha256(json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def faults_between(before: Link, link: Link) -> Iterator[Fault]:
    """What is wrong with an entry, given the entry that stands before it."""
    if link.number != before.number + 1:
        yield Fault(before.number + 1, Flaw.MISSING)
    elif link.previous != before.digest:
        yield Fault(link.number, Flaw.UNLINKED)
    if link.digest != digest_of(link):
        yield Fault(link.number, Flaw.ALTERED)
