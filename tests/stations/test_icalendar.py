"""Calendars are written as RFC 5545 asks: CRLF, lines of 75 octets, what has a meaning escaped."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from stations.icalendar import Event, calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
MADE = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)


def lines(*events: Event) -> list[str]:
    """Unfolded."""
    return calendar("城东联络站", events, made_at=MADE).decode().replace("\r\n ", "").split("\r\n")


def entry(**facts: object) -> list[str]:
    whole = {"uid": "1@city.test", "on": date(2026, 3, 5), "summary": "接待日", **facts}
    told = lines(Event(**whole))  # type: ignore[arg-type]
    return told[told.index("BEGIN:VEVENT") : told.index("END:VEVENT")]


def test_an_empty_calendar_is_whole() -> None:
    assert lines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Standing committee//Reception days//ZH",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:城东联络站",
        "END:VCALENDAR",
        "",
    ]


def test_a_day_without_hours_takes_the_whole_day() -> None:
    assert entry() == [
        "BEGIN:VEVENT",
        "UID:1@city.test",
        "DTSTAMP:20260302T010000Z",
        "DTSTART;VALUE=DATE:20260305",
        "DTEND;VALUE=DATE:20260306",
        "SUMMARY:接待日",
        "STATUS:CONFIRMED",
        "SEQUENCE:0",
    ]


def test_hours_are_told_in_universal_time() -> None:
    start, end = (datetime(2026, 3, 5, hour, 30, tzinfo=SHANGHAI) for hour in (9, 11))
    assert entry(start=start, end=end)[3:5] == ["DTSTART:20260305T013000Z", "DTEND:20260305T033000Z"]
    assert entry(start=start)[3:5] == ["DTSTART:20260305T013000Z", "SUMMARY:接待日"]


def test_a_cancelled_day_says_so_with_a_higher_number() -> None:
    assert entry(status="CANCELLED", sequence=3)[-2:] == ["STATUS:CANCELLED", "SEQUENCE:3"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("甲,乙;丙", "甲\\,乙\\;丙"),
        ("a\\b", "a\\\\b"),
        ("上\n下\r\n左\r右", "上\\n下\\n左\\n右"),
        ("a\x00\x1bb", "ab"),
        ("END:VEVENT\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM"),  # no entry of a stranger's making
    ],
)
def test_what_has_a_meaning_is_escaped(text: str, written: str) -> None:
    assert f"DESCRIPTION:{written}" in entry(description=text)


@pytest.mark.parametrize("text", ["一" * 200, "a" * 75, "a" * 67, "a" * 66, "𠮷" * 60, "ab一" * 50])
def test_no_line_is_longer_than_75_octets_nor_breaks_a_character(text: str) -> None:
    body = calendar("x", [Event(uid="1", on=date(2026, 3, 5), summary=text)], made_at=MADE)
    folded = body.split(b"\r\n")
    assert [line for line in folded if len(line) > 75] == []
    assert [line.decode() for line in folded] != []
    assert f"SUMMARY:{text}" in body.decode().replace("\r\n ", "").split("\r\n")
