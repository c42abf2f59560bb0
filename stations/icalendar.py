"""Calendars as telephones and mail programs read them (RFC 5545). Plain values in, bytes out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75  # octets, RFC 5545 §3.1
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r\n": "\\n", "\n": "\\n", "\r": "\\n"}  # §3.3.11
MAKER = "-//Standing committee//Reception days//ZH"


@dataclass(frozen=True)
class Event:
    """One entry; `start` and `end` are aware instants, without a start it takes the whole day.

    `uid` stays the same for good and `sequence` grows with each change, so that programs replace what they have.
    """

    uid: str
    on: date
    summary: str
    start: datetime | None = None
    end: datetime | None = None
    location: str = ""
    description: str = ""
    url: str = ""
    status: str = "CONFIRMED"
    sequence: int = 0


def calendar(name: str, events: Iterable[Event], *, made_at: datetime) -> bytes:
    """The whole calendar, lines folded at 75 octets and ended by CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event(event, made_at)),
        "END:VCALENDAR",
    ]
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(event: Event, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_instant(made_at)}"
    yield from _times(event)
    for name in ("summary", "location", "description"):
        if text := getattr(event, name):
            yield f"{name.upper()}:{_escaped(text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{event.status}"
    yield f"SEQUENCE:{event.sequence}"
    yield "END:VEVENT"


def _times(event: Event) -> Sequence[str]:
    if event.start is None:
        following = event.on + timedelta(days=1)
        return f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}", f"DTEND;VALUE=DATE:{following:%Y%m%d}"
    ends = [f"DTEND:{_instant(event.end)}"] if event.end else []
    return [f"DTSTART:{_instant(event.start)}", *ends]


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for plain, written in ESCAPED.items():
        text = text.replace(plain, written)
    return "".join(letter for letter in text if letter >= " ")


def _folded(line: str) -> Iterator[bytes]:
    """Each part at most 75 octets with its leading space, none broken inside a character."""
    part = b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > LINE:
            yield part
            part = b" "
        part += octets
    yield part
