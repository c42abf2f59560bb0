"""What the clock says of letters: to the office in December, to the chairs after five working days; each once."""

from datetime import datetime, timedelta

import pytest

from briefings import tasks
from briefings.actions import letters
from congress.notices.models import Notice
from tests.briefings.post_room import LAST_YEAR, NOW, PostRoom, build
from tests.once import shared

lived, room = shared(build)


def told(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=kind, channel="site").order_by("recipient__username")
    return list(rows.values_list("recipient__username", flat=True))


def sweep(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("briefings.tasks.letters.timezone.now", lambda: at)
        tasks.remind_of_letters()


@pytest.mark.parametrize(("month", "day", "times"), [(11, 30, 0), (12, 1, 1), (12, 24, 1), (1, 5, 0)])
def test_the_office_is_told_once_from_the_first_working_day_of_december_on(
    room: PostRoom, monkeypatch: pytest.MonkeyPatch, month: int, day: int, times: int
) -> None:
    for hour in (4, 5, 6):  # noon in 清源; the 1st of December 2026 is a Tuesday
        sweep(monkeypatch, datetime(2026, month, day, hour, tzinfo=NOW.tzinfo))
    assert told("letters-due") == ["dispatcher", "reviewer", "supervisor"] * times


def test_an_office_that_has_drafted_is_not_told(room: PostRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.draft(LAST_YEAR)
    sweep(monkeypatch, datetime(LAST_YEAR.year, 12, 20, 4, tzinfo=NOW.tzinfo))
    assert told("letters-due") == []


@pytest.mark.parametrize(("days", "times"), [(0, 0), (4, 0), (40, 1)])
def test_the_chairs_are_told_once_when_letters_wait_too_long(
    room: PostRoom, monkeypatch: pytest.MonkeyPatch, days: int, times: int
) -> None:
    room.sent()
    for hours in (0, 3):
        sweep(monkeypatch, NOW + timedelta(days=days, hours=hours))
    assert told("letters-wait") == ["chair"] * times


def test_sent_again_they_wait_anew(room: PostRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    round = room.sent()
    later = NOW + timedelta(days=40)
    sweep(monkeypatch, later)
    back = letters.send_back(round, note="核对", by=room.town.chair, at=later)
    letters.send(back, by=room.town.supervisor, at=later)
    sweep(monkeypatch, later + timedelta(hours=1))
    assert told("letters-wait") == ["chair"]
    sweep(monkeypatch, later + timedelta(days=40))
    assert told("letters-wait") == ["chair"] * 2
