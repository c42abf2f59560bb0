"""Anybody tries anything in any order, on PostgreSQL: no unlawful state is reached, no refusal leaves a trace.

Failures are not shrunk, which would take minutes: the printed acts of a failing life are short enough to read.
"""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from congress.organs.models import Session
from suggestions import actions
from suggestions.models import Assignment, Clock, Contact, Cosigner, Extension, Promise, Reply, Round, Suggestion
from suggestions.rules import Status
from tests.suggestions.any_act import ACTS, ONWARDS, SEVERAL, Try
from tests.suggestions.deep_town import deepen
from tests.suggestions.deep_town import rule as local_rule
from tests.suggestions.lawful import LAWFUL

DEPUTIES = ["deputy", "deputy2", "deputy3"]
UNITS = ["clerk", "clerk2", "approver", "co_clerk", "co_clerk2", "co_approver"]
OFFICE = ["reviewer", "dispatcher", "supervisor", "first_reviewer", "first_tier"]
EVERYBODY = [*DEPUTIES, *UNITS, *OFFICE, "other_clerk", "chair"]
TRACES = [
    table._meta.db_table
    for table in (Suggestion, Clock, Assignment, Round, Reply, Promise, Cosigner, Extension, Contact, Entry, Notice)
]
DIGEST = ", ".join(f"(SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM {table} t)" for table in TRACES)
BEGUN = datetime(2026, 3, 2, 1, tzinfo=UTC)  # always the same days, so that the same lives are lived every day


class Life(RuleBasedStateMachine):
    """Two suggestions that may be merged; every rule lets somebody try one act at some later day."""

    def __init__(self, town: Any, lived: set[str]) -> None:
        super().__init__()
        self.town, self.lived, self.at = town, lived, BEGUN
        self.numbers: dict[int, int] = {}
        self.seen: list[int] = []
        self.block = transaction.atomic()
        self.block.__enter__()
        second = actions.begin(
            town.mandates["deputy2"], form_key=uuid4(), by=town.deputy2, at=BEGUN, title="关于安全岛的建议", body="二"
        )
        asked = [town.mandates["deputy3"]]
        self.rows = [actions.invite(town.draft(self.at), mandates=asked, by=town.deputy, at=BEGUN), second]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def traces(self) -> Any:
        """A digest of every table an act could leave something in."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {DIGEST}")
            return cursor.fetchone()

    def attempt(self, name: str, which: bool, who: str, letter: str) -> None:
        before = self.traces() if name not in SEVERAL else None
        now = Try(self.town, self.rows[which], self.rows[not which], who, self.at, letter)
        try:
            ACTS[name](now)
        except Refused:
            assert before is None or self.traces() == before
        self.read_again()

    def read_again(self) -> None:
        self.rows = [Suggestion.objects.get(pk=row.pk) for row in self.rows]

    @rule(days=st.sampled_from([0, 1, 6, 25, 95]))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule(
        name=st.sampled_from(sorted(ACTS)),
        which=st.booleans(),
        who=st.sampled_from(EVERYBODY),
        letter=st.sampled_from("AB"),
    )
    def anybody_tries_anything(self, name: str, which: bool, who: str, letter: str) -> None:
        self.attempt(name, which, who, letter)

    @rule(pick=st.integers(0, 59), which=st.booleans(), letter=st.sampled_from("AB"))
    def life_goes_on(self, pick: int, which: bool, letter: str) -> None:
        usual = ONWARDS[self.rows[which].status]
        name, who = usual[pick % len(usual)]
        self.attempt(name, which, who, letter)

    @rule(picks=st.lists(st.integers(0, 59), min_size=6, max_size=6), letter=st.sampled_from("AB"))
    def life_goes_on_for_a_while(self, picks: list[int], letter: str) -> None:
        for pick in picks:
            self.life_goes_on(pick, which=False, letter=letter)
            self.everything_is_lawful()

    @rule(which=st.booleans())
    def rating_period_ends(self, which: bool) -> None:
        if clock := self.rows[which].clocks.running().filter(kind="rating").first():
            actions.end_rating_period(clock, at=self.at)
            self.read_again()

    @invariant()
    def everything_is_lawful(self) -> None:
        versions = [row.version for row in self.rows]
        if versions == self.seen:
            return
        self.seen = versions
        for row in self.rows:
            for check in LAWFUL:
                check(row)
            self.lived |= {f"in {row.status}", *row.steps.values_list("name", flat=True)}
            assert (
                self.numbers.setdefault(row.pk, row.number) == row.number if row.number else row.pk not in self.numbers
            )
        assert len(set(self.numbers.values())) == len(self.numbers)


def test_no_order_of_acts_reaches_an_unlawful_state(town):
    local_rule(deepen(town), "has_first_review", 1)
    opened = BEGUN.date() - timedelta(days=60)
    Session.objects.update(opened_on=opened, closed_on=opened)
    plan = settings(
        max_examples=14,
        stateful_step_count=40,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    lived: set[str] = set()
    run_state_machine_as_test(lambda: Life(town, lived), settings=plan)
    assert {f"in {status}" for status in Status} - lived == set()
    assert {"confirm", "merge", "entrust", "send_part", "rehandle", "track", "fulfil"} - lived == set()
