"""Two at once: one application, one decision, and no standard changed under an application."""

import threading
from typing import Any

import pytest

from stations.actions import grading, standards
from stations.models import StationGrading, StationStandard
from tests.at_once import at_once
from tests.stations.standards.conftest import ITEMS, NOW, SUMS, TODAY, Graded, build_graded
from tests.town import Town


@pytest.fixture
def shared(shared_town: Town) -> Graded:
    return build_graded(shared_town)


def ends(*acts: Any) -> list[str]:
    return sorted(type(end).__name__ for end in at_once(*acts))


def test_of_two_applications_at_once_one_is_taken(shared: Graded) -> None:
    assert ends(shared.applied, shared.applied) == ["Refused", "StationGrading"]
    assert StationGrading.objects.count() == 1


def test_without_turns_the_table_itself_refuses_the_second(shared: Graded, monkeypatch: Any) -> None:
    """Negative control: both have looked before either writes."""
    gate, made_once = threading.Barrier(2), grading.made_once

    def write_together(*args: Any, **facts: Any) -> Any:
        gate.wait(timeout=5)
        return made_once(*args, **facts)

    monkeypatch.setattr(grading, "_asked", lambda standard, station, at: standard.asked)
    monkeypatch.setattr(grading, "open_station", lambda station: station)
    monkeypatch.setattr(grading, "made_once", write_together)
    assert ends(shared.applied, shared.applied) == ["IntegrityError", "StationGrading"]


def test_of_two_decisions_at_once_one_is_taken(shared: Graded) -> None:
    row, by = shared.assessed(), shared.town.supervisor
    act = lambda: grading.decide(row, by=by, at=NOW)  # noqa: E731
    assert ends(act, act) == ["MovedOn", "StationGrading"]
    assert StationGrading.objects.get().steps.filter(name="grade").count() == 1


def test_a_standard_changed_while_a_station_applies_leaves_the_application_its_own(shared: Graded) -> None:
    facts = {"valid_from": TODAY, "items": ITEMS + "\n有制度 | 5 | 文件", "sums": SUMS}
    change = lambda: standards.revise(shared.standard, by=shared.town.dispatcher, at=NOW, **facts)  # noqa: E731
    at_once(shared.applied, change)
    measured = [(row.lines.count(), len(row.standard.asked)) for row in StationGrading.objects.all()]
    assert all(lines == asked for lines, asked in measured)
    assert StationStandard.objects.filter(items=facts["items"]).count() == 1
