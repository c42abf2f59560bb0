"""The time line as a truth table: which reader learns of which step, and who reads the words written with it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from suggestions.models import Clock, StepRecord
from suggestions.rules import CLOCKS, LAW, ClockKind, Party
from suggestions.timeline import concerns, timeline

WORDS = "写在这一步的话"
READERS = {
    "lead": {Party.LEAD},
    "cosigner": set(),
    "reviewer": {Party.REVIEWER},
    "dispatcher": {Party.DISPATCHER},
    "supervisor": {Party.SUPERVISOR},
    "lead_clerk": {Party.LEAD_CLERK},
    "lead_approver": {Party.LEAD_APPROVER},
    "co_clerk": {Party.CO_CLERK},
    "co_approver": {Party.CO_APPROVER},
}
DEPUTIES, OFFICE = {"lead", "cosigner"}, {"reviewer", "dispatcher", "supervisor"}
LEAD_UNIT, CO_UNIT = {"lead_clerk", "lead_approver"}, {"co_clerk", "co_approver"}
UNITS = LEAD_UNIT | CO_UNIT
ALL, NOBODY = DEPUTIES | OFFICE | UNITS, set()
# step: who learns of it | who of them reads its words. Read it as the rule; it is not derived from the code.
TABLE = {
    "edit": (NOBODY, NOBODY),
    "submit": (ALL, ALL),
    "withdraw": (ALL, ALL),
    "send_back": (ALL, DEPUTIES | OFFICE),
    "refuse": (ALL, DEPUTIES | OFFICE),
    "accept": (ALL, ALL),
    "assign": (ALL, OFFICE | UNITS),
    "sign_in": (ALL, ALL),
    "co_sign_in": (ALL, ALL),
    "ask_return": (ALL, OFFICE | UNITS),
    "co_ask_return": (ALL, OFFICE | UNITS),
    "agree_return": (ALL, OFFICE | UNITS),
    "agree_co_return": (ALL, OFFICE | UNITS),
    "refuse_return": (ALL, OFFICE | UNITS),
    "co_opinion": (ALL, ALL),
    "ask_extension": (ALL, OFFICE | UNITS),
    "grant_extension": (ALL, OFFICE | UNITS),
    "refuse_extension": (ALL, OFFICE | UNITS),
    "draft_reply": (LEAD_UNIT, LEAD_UNIT),
    "check_reply": (LEAD_UNIT, LEAD_UNIT),
    "return_reply": (LEAD_UNIT, LEAD_UNIT),
    "sign_reply": (LEAD_UNIT, LEAD_UNIT),
    "send_reply": (ALL, ALL),
    "urge": (ALL, OFFICE | UNITS),
    "rate": (DEPUTIES | OFFICE, DEPUTIES | OFFICE),
    "end_rating": (DEPUTIES | OFFICE, DEPUTIES | OFFICE),
    "rehandle": (ALL, ALL),
    "track": (ALL, DEPUTIES | OFFICE),
    "close": (ALL, DEPUTIES | OFFICE),
    "strike_off": (ALL, ALL),
    "end_tracking": (ALL, ALL),
}


@pytest.fixture
def told(town):
    """A suggestion with one record of each step of the table, each with words of its own."""
    row = town.draft()
    for name in TABLE:
        StepRecord.objects.create(
            suggestion=row, name=name, from_status="draft", to_status="draft", by=None, at=timezone.now(),
            note=f"{WORDS}{name}",
        )  # fmt: skip
    return row


def test_every_reader_learns_of_the_steps_the_table_says(told):
    for reader, parties in READERS.items():
        done = [entry.label for entry in timeline(told, parties) if entry.state == "done"]
        assert done == [LAW.steps[name].label for name, (learns, _reads) in TABLE.items() if reader in learns], reader


def test_every_reader_reads_the_words_the_table_says(told):
    for reader, parties in READERS.items():
        words = {entry.note.removeprefix(WORDS) for entry in timeline(told, parties) if entry.note}
        assert words == {name for name, (_learns, reads) in TABLE.items() if reader in reads}, reader


@pytest.mark.parametrize(("reader", "reads"), [*((name, name in OFFICE) for name in READERS), ("first_reviewer", True)])
def test_the_first_reviewers_note_is_for_reviewers_and_the_committee(town, reader, reads):
    row = town.submitted()
    passed = row.steps.get(name="pass_review")
    passed.by, passed.note = town.reviewer, WORDS
    passed.save()
    parties = READERS.get(reader, {Party.FIRST_REVIEWER})
    entry = next(each for each in timeline(row, parties) if each.label == LAW.steps["pass_review"].label)
    assert entry.note == (WORDS if reads else "")


def test_who_is_office_and_unit_at_once_reads_as_the_office(told):
    both = timeline(told, {Party.SUPERVISOR, Party.LEAD_CLERK})
    words = {entry.note.removeprefix(WORDS) for entry in both if entry.note}
    assert words == {name for name, (_learns, reads) in TABLE.items() if reads & {"supervisor", "lead_clerk"}}


def test_the_table_names_no_step_that_is_not_law():
    assert set(TABLE) - set(LAW.steps) == set()


def test_a_step_done_twice_the_same_way_is_told_once(town):
    row = town.handling()
    now = timezone.now()
    for _ in range(2):
        StepRecord.objects.create(
            suggestion=row, name="urge", from_status="handling", to_status="handling", by=town.supervisor, at=now
        )
    labels = [entry.label for entry in timeline(row, READERS["supervisor"])]
    assert labels.count(LAW.steps["urge"].label) == 1


def test_the_time_line_names_who_did_it_and_what_comes_has_no_day(town):
    row = town.handling()
    entries = timeline(row, READERS["lead"])
    assert {entry.who for entry in entries if entry.label == LAW.steps["accept"].label} == {"reviewer-reviewer"}
    assert {entry.on for entry in entries if entry.state != "done"} == {None}


def test_the_time_line_costs_two_queries_however_long_it_is(town, django_assert_num_queries):
    row = town.reply(town.handling())
    parties = READERS["supervisor"]
    for _ in range(2):
        with django_assert_num_queries(2):
            timeline(row, parties, [])
        StepRecord.objects.create(
            suggestion=row, name="urge", from_status="handling", to_status="handling", by=town.supervisor,
            at=timezone.now() - timedelta(days=1),
        )  # fmt: skip


OWN, OTHERS, ITEM = 1, 2, None
# clock and whose part it belongs to: who is told of it, besides the office, who is told of all but the return window.
CONCERNED = {
    ("first", ITEM): DEPUTIES,
    ("dispatch", ITEM): DEPUTIES,
    ("pass_on", ITEM): DEPUTIES,
    ("redispatch", ITEM): DEPUTIES,
    ("answer", ITEM): DEPUTIES | UNITS,
    ("extended", ITEM): DEPUTIES | UNITS,
    ("rehandle", ITEM): DEPUTIES | UNITS,
    ("rating", ITEM): DEPUTIES,
    ("answer", OWN): UNITS,
    ("answer", OTHERS): NOBODY,
    ("promise", ITEM): DEPUTIES | UNITS,
    ("promise", OWN): UNITS,
    ("promise", OTHERS): NOBODY,
    ("sign", OWN): UNITS,
    ("sign", OTHERS): NOBODY,
    ("contact", OWN): DEPUTIES | UNITS,
    ("contact", OTHERS): DEPUTIES,
    ("co_opinion", OWN): UNITS,
    ("co_opinion", OTHERS): NOBODY,
    ("return", OWN): NOBODY,
    ("return", OTHERS): NOBODY,
}


@pytest.mark.parametrize(("kind", "part"), CONCERNED)
@pytest.mark.parametrize("reader", READERS)
def test_a_clock_is_told_to_whom_it_concerns(kind, part, reader):
    clock = Clock(kind=kind, assignment_id=part, due_on=date(2026, 1, 1))
    own = {OWN} if reader in UNITS else set()
    told = CONCERNED[kind, part] | (OFFICE if kind != "return" else NOBODY)
    assert concerns(clock, frozenset(READERS[reader]), own) == (reader in told)


def test_every_clock_stands_in_the_table_above():
    assert {kind for kind, _part in CONCERNED} == set(ClockKind.values) == {kind.value for kind in CLOCKS}


@pytest.mark.parametrize(("kind", "step"), [("dispatch", "accepted"), ("sign", "assigned"), ("rating", "replied")])
def test_the_first_thing_awaited_names_the_last_day_of_its_clock(town, kind, step):
    row = getattr(town, step)()
    clock = row.clocks.running().filter(kind=kind).first()
    [now] = [entry for entry in timeline(row, READERS["supervisor"], row.clocks.running()) if entry.state == "now"]
    assert (now.due, now.on) == (clock.due_on, None)


def test_a_clock_the_reader_is_not_told_of_gives_no_day(town):
    row = town.assigned()
    [now] = [entry for entry in timeline(row, READERS["lead"], []) if entry.state == "now"]
    assert now.due is None


def test_an_extended_answer_is_awaited_until_its_own_day(town):
    row = town.handling()
    clock = Clock(kind=ClockKind.EXTENDED, due_on=date(2030, 1, 1))
    [now] = [entry for entry in timeline(row, READERS["lead"], [clock]) if entry.state == "now"]
    assert now.due == date(2030, 1, 1)
