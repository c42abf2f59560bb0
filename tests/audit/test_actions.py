"""Appending to the trail, and finding out what was done to it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from congress.accounts.models import User
from congress.audit import actions
from congress.audit.actions import record, verify
from congress.audit.chain import ORIGIN, Fault, Flaw
from congress.audit.models import Entry, Head

THREADS = 20
pytestmark = pytest.mark.django_db


@pytest.fixture
def five(person: Callable[..., User]) -> list[Entry]:
    """Five entries by one person."""
    by = person("wang")
    return [record("assign", f"suggestion:{number}", by=by, detail={"unit": "市教育局"}) for number in range(1, 6)]


def flaws() -> list[tuple[int, Flaw]]:
    return [(fault.number, fault.flaw) for fault in verify().faults]


def test_an_entry_says_who_did_what_as_what_and_hangs_on_the_one_before(person: Callable[..., User]) -> None:
    by = person("wang")
    first = record("sign-in", "user:1", by=None)
    second = record("assign", "suggestion:12", by=by, detail={"due_on": timezone.localdate()})
    assert (first.number, first.previous, first.by, first.post) == (1, ORIGIN, None, "")
    assert (second.number, second.previous, second.by, second.post) == (2, first.digest, by, str(by.post))
    assert Head.objects.get().digest == second.digest


def test_a_rolled_back_act_leaves_no_entry_and_no_hole(five: list[Entry]) -> None:
    @transaction.atomic
    def fail_late() -> float:
        return record("reply", "suggestion:1", by=None).number / 0

    with pytest.raises(ZeroDivisionError):
        fail_late()
    assert record("reply", "suggestion:2", by=None).number == 6
    assert verify().faults == ()


def test_an_untouched_trail_is_whole(five: list[Entry]) -> None:
    result = verify()
    assert (result.checked, result.number, result.digest, result.faults) == (5, 5, five[-1].digest, ())


def test_an_empty_trail_is_whole() -> None:
    assert (verify().checked, verify().digest, verify().faults) == (0, ORIGIN, ())


def test_awkward_details_survive_the_database(person: Callable[..., User]) -> None:
    record("x", "y:1", by=None, detail={"深": {"z": [1, None, True, 1e300, -0.0, "\u2028\ud7ff𠮷"], "a": 10**30}})
    assert verify().faults == ()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_entry SET act = 'x' WHERE number = 3", [(3, Flaw.ALTERED)]),
        ("UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE number = 3", [(3, Flaw.ALTERED)]),
        ("UPDATE audit_entry SET detail = '{}' WHERE number = 1", [(1, Flaw.ALTERED)]),
        ("UPDATE audit_entry SET by_id = NULL WHERE number = 5", [(5, Flaw.ALTERED)]),
        ("DELETE FROM audit_entry WHERE number = 1", [(1, Flaw.MISSING)]),
        ("DELETE FROM audit_entry WHERE number = 3", [(3, Flaw.MISSING)]),
        ("DELETE FROM audit_entry WHERE number = 5", [(5, Flaw.CUT)]),
        ("DELETE FROM audit_entry WHERE number >= 3", [(3, Flaw.CUT)]),
        ("DELETE FROM audit_entry", [(1, Flaw.CUT)]),
        ("DELETE FROM audit_head", [(1, Flaw.UNRECORDED)]),
        ("UPDATE audit_head SET digest = repeat('a', 64)", [(5, Flaw.DEPARTED)]),
    ],
)
def test_what_the_owner_of_the_tables_changes_is_found(
    five: list[Entry], as_owner: Callable[..., None], statement: str, found: list[tuple[int, Flaw]]
) -> None:
    as_owner(statement)
    assert flaws() == found


def test_two_entries_that_changed_places_are_found(five: list[Entry], as_owner: Callable[..., None]) -> None:
    as_owner("UPDATE audit_entry SET number = 90 WHERE number = 2")
    as_owner("UPDATE audit_entry SET number = 2 WHERE number = 3")
    as_owner("UPDATE audit_entry SET number = 3 WHERE number = 90")
    assert {number for number, _flaw in flaws()} == {2, 3, 4}


def test_an_entry_put_in_between_is_found(five: list[Entry], as_owner: Callable[..., None]) -> None:
    as_owner("UPDATE audit_entry SET number = number + 10 WHERE number > 3")
    as_owner("UPDATE audit_entry SET number = number - 9 WHERE number > 10")
    Entry.objects.create(
        number=4, at=timezone.now(), act="x", thing="y", previous=five[2].digest, digest=five[3].digest
    )
    assert flaws() == [
        (4, Flaw.ALTERED), (5, Flaw.ALTERED), (5, Flaw.DEPARTED), (5, Flaw.UNLINKED),
        (6, Flaw.ALTERED), (6, Flaw.UNRECORDED),
    ]  # fmt: skip


def test_a_well_formed_entry_past_the_head_is_found(five: list[Entry], as_owner: Callable[..., None]) -> None:
    record("forged", "suggestion:1", by=None)
    as_owner("UPDATE audit_head SET number = 5, digest = %s", five[-1].digest)
    assert flaws() == [(6, Flaw.UNRECORDED)]


def test_a_trail_rewritten_throughout_is_found_only_by_a_head_on_paper(
    five: list[Entry], as_owner: Callable[..., None]
) -> None:
    on_paper = (five[-1].number, five[-1].digest)
    as_owner("DELETE FROM audit_entry")
    as_owner("DELETE FROM audit_head")
    for number in range(1, 6):
        record("rewritten", f"suggestion:{number}", by=None)
    assert verify().faults == ()
    assert verify(printed=[on_paper]).faults == (Fault(5, Flaw.DEPARTED),)


def test_the_newest_entries_alone_can_be_checked(five: list[Entry], as_owner: Callable[..., None]) -> None:
    as_owner("UPDATE audit_entry SET act = 'x' WHERE number = 2")
    assert (verify(newest=2).checked, verify(newest=2).faults) == (2, ())
    assert verify(newest=4).faults == (Fault(2, Flaw.ALTERED),)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET act = 'x'",
        "DELETE FROM audit_entry WHERE number = 1",
        "UPDATE audit_head SET number = 1",
        "UPDATE audit_head SET number = number + 1",
        "UPDATE audit_head SET digest = repeat('a', 64)",
        "DELETE FROM audit_head",
        "TRUNCATE audit_entry",
        "TRUNCATE audit_head",
    ],
)
def test_the_database_refuses(five: list[Entry], statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER; ALTER TABLE audit_head ENABLE TRIGGER USER")
        with pytest.raises(DatabaseError, match="the audit trail is append-only"), transaction.atomic():
            cursor.execute(statement)


def test_the_orm_is_refused_too(five: list[Entry]) -> None:
    with pytest.raises(DatabaseError, match="UPDATE on audit_entry is refused"), transaction.atomic():
        Entry.objects.update(act="x")
    with pytest.raises(DatabaseError, match="DELETE on audit_entry is refused"), transaction.atomic():
        five[0].delete()


def append_side_by_side() -> list[Any]:
    """Twenty threads at once, each in its own connection; what went wrong in each, or its number."""
    start = Barrier(THREADS)

    def append(number: int) -> int | Exception:
        start.wait()
        try:
            return record("assign", f"suggestion:{number}", by=None).number
        except IntegrityError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(append, range(THREADS)))


@pytest.mark.django_db(transaction=True)
def test_twenty_appending_at_once_get_twenty_numbers_without_hole() -> None:
    assert sorted(append_side_by_side()) == list(range(1, THREADS + 1))
    assert (verify().checked, verify().faults) == (THREADS, ())


@pytest.mark.django_db(transaction=True)
def test_without_waiting_for_their_turn_they_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: the same race with the lock taken out, and everybody held between reading and writing."""
    both = Barrier(THREADS)
    read_head = actions._head

    def read_together() -> Head:
        head = read_head()
        both.wait()
        return head

    monkeypatch.setattr(actions, "_wait_for_turn", lambda: None)
    monkeypatch.setattr(actions, "_head", read_together)
    outcomes = append_side_by_side()
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == THREADS - 1
