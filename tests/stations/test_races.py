"""Two at once: imports take each row once, stations form no ring, a killed import leaves nothing."""

import contextlib
import threading
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from stations.actions import keeping as actions
from stations.models import Station
from stations.resources import stations as resources
from stations.rules import is_above_itself
from tests.at_once import at_once
from tests.stations.conftest import book, counts, load_city, row
from tests.town import Town

NOW = timezone.now()


def import_twice_at_once(monkeypatch: Any) -> list[Any]:
    """What two imports of the same book at the same moment end with; each waits for the other before it writes."""
    barrier, write = threading.Barrier(2), resources._write

    def write_together(plan: Any) -> None:
        with contextlib.suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)
        write(plan)

    def take() -> Any:
        try:
            return counts(resources.import_stations(book(row(), row(站点编码="QY-02", 站点名称="第二站"))))[:3]
        except IntegrityError as error:
            return type(error)

    monkeypatch.setattr(resources, "_write", write_together)
    return sorted(at_once(take, take), key=str)


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_take_every_row_once(monkeypatch: Any) -> None:
    load_city()
    assert import_twice_at_once(monkeypatch) == [(0, 0, 2), (2, 0, 0)]
    assert Station.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_without_taking_turns_two_imports_clash(monkeypatch: Any) -> None:
    """Negative control."""
    load_city()
    monkeypatch.setattr(resources, "_wait_for_turn", lambda: None)
    assert import_twice_at_once(monkeypatch) == [(2, 0, 0), IntegrityError]


@pytest.mark.django_db(transaction=True)
def test_an_import_killed_before_it_ends_leaves_nothing_and_holds_nobody_up() -> None:
    city = load_city()

    def die() -> None:
        """The server ends the connection in the middle, as when the worker is killed."""
        with transaction.atomic():
            resources.import_stations(book(row()), congress=city)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                pid = cursor.fetchone()[0]
            with contextlib.closing(connections.create_connection("default")) as other, other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
            Station.objects.count()

    [ended] = at_once(die)
    assert (isinstance(ended, Exception), Station.objects.count(), Entry.objects.count()) == (True, 0, 0)
    assert counts(resources.import_stations(book(row()), congress=city)) == (1, 0, 0, 0)


def turn_into_a_ring(town: Town) -> tuple[list[Any], bool]:
    """Each of two stations is put under the other at once; what came of it, and whether they stand in a ring."""
    facts = {"kind": "station", "region": town.congress.region, "by": town.dispatcher, "at": NOW}
    pair = [actions.enter(town.congress, code=code, name=code, **facts) for code in ("甲", "乙")]
    acts = [
        lambda own=own, other=other: actions.edit(own, parent=other, by=town.dispatcher, at=NOW)
        for own, other in (pair, pair[::-1])
    ]
    ends = [type(end) for end in at_once(*acts)]
    parents = dict(Station.objects.values_list("pk", "parent"))
    return sorted(ends, key=str), is_above_itself(pair[0].pk, parents[pair[0].pk], parents)


def test_two_edits_at_once_form_no_ring(shared_town: Town) -> None:
    ends, is_ring = turn_into_a_ring(shared_town)
    assert (sorted(end.__name__ for end in ends), is_ring) == (sorted([Refused.__name__, Station.__name__]), False)


def test_without_taking_turns_two_edits_form_a_ring(shared_town: Town, monkeypatch: Any) -> None:
    """Negative control: both have looked before either writes."""
    gate, check = threading.Barrier(2), actions._check

    def check_together(station: Station) -> None:
        check(station)
        if station.parent_id:
            gate.wait(timeout=5)

    monkeypatch.setattr(actions, "_take_turn", lambda congress, by: None)
    monkeypatch.setattr(actions, "_check", check_together)
    ends, is_ring = turn_into_a_ring(shared_town)
    assert ([end.__name__ for end in ends], is_ring) == (["Station", "Station"], True)
