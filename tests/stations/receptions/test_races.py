"""Two at once: a day is announced once, planned once, and a deputy signs in once."""

from threading import Barrier
from typing import Any

from django.db import IntegrityError

from congress.common import records
from stations.actions import receptions
from stations.actions.receptions import announcing, attending, planning
from stations.models import Attendance, ReceptionDay, ReceptionStep, Station
from tests.at_once import at_once
from tests.stations.receptions.conftest import MORNING, OPEN, Hall, on_day, told


def unlocked(monkeypatch: Any, *rooms: Any) -> None:
    """Both have read the row before either writes: what would happen without the lock."""
    gate = Barrier(2)

    def read_together(item: Any, *, seen: int | None = None) -> Any:
        row = type(item)._default_manager.get(pk=item.pk)
        gate.wait(timeout=5)
        return row

    for room in rooms:
        monkeypatch.setattr(room, "lock", read_together)


def names(ends: list[Any]) -> list[str]:
    return sorted(type(end).__name__ if not isinstance(end, bool) else str(end) for end in ends)


def announce_twice(hall: Hall) -> tuple[list[str], int]:
    day = hall.first()
    ends = at_once(*[lambda: receptions.announce_due(day, at=MORNING)] * 2)
    return names(ends), ReceptionStep.objects.filter(name="announce").count()


def test_two_sweeps_at_once_announce_a_day_once(shared_hall: Hall) -> None:
    assert announce_twice(shared_hall) == (["False", "True"], 1)
    assert told("reception-announced") == ["deputy", "deputy2", "keeper"]


def test_without_the_lock_two_sweeps_announce_it_twice(shared_hall: Hall, monkeypatch: Any) -> None:
    """Negative control."""
    unlocked(monkeypatch, announcing, records)
    assert announce_twice(shared_hall) == (["True", "True"], 2)


def plan_twice(hall: Hall) -> tuple[list[str], int]:
    ends = at_once(*[lambda: receptions.plan(hall.station, calendar=OPEN, at=MORNING)] * 2)
    return names(ends), ReceptionDay.objects.count()


def test_two_sweeps_at_once_plan_each_day_once(shared_hall: Hall) -> None:
    assert plan_twice(shared_hall) == (["NoneType", "NoneType"], 3)


def test_without_the_turn_of_the_station_the_table_refuses_the_second_plan(shared_hall: Hall, monkeypatch: Any) -> None:
    """Negative control."""
    gate, wanted = Barrier(2), planning._open

    def look_together(*known: Any) -> Any:
        gate.wait(timeout=5)
        return wanted(*known)

    monkeypatch.setattr(planning, "_open", look_together)
    monkeypatch.setattr(planning, "turn_of", lambda station: Station.objects.get(pk=station.pk))
    assert plan_twice(shared_hall) == ([IntegrityError.__name__, "NoneType"], 3)


def sign_in_twice(hall: Hall) -> tuple[list[str], int]:
    day, by = hall.announced(), hall.town.deputy
    ends = at_once(*[lambda: receptions.sign_in(day, by=by, at=on_day(5))] * 2)
    return names(ends), Attendance.objects.count()


def test_two_scans_at_once_sign_a_deputy_in_once(shared_hall: Hall) -> None:
    assert sign_in_twice(shared_hall) == (["Attendance", "Attendance"], 1)
    assert ReceptionStep.objects.filter(name="sign_in").count() == 1


def test_without_the_lock_the_table_refuses_the_second_scan(shared_hall: Hall, monkeypatch: Any) -> None:
    """Negative control."""
    unlocked(monkeypatch, attending)
    assert sign_in_twice(shared_hall) == (["Attendance", IntegrityError.__name__], 1)
