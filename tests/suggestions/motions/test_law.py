"""The truth table of a motion's life, written out by hand, without a database; and the rules on movers."""

from datetime import UTC, datetime, timedelta

import pytest

from congress.common.lifecycle import NotYours, Unlawful
from suggestions.consequences import MOTION_CONSEQUENCES
from suggestions.forms.motions import MOTION_FORMS
from suggestions.rules.motions import (
    MOTION_LAW,
    MotionParty,
    MotionStatus,
    may_be_reconsidered,
    min_movers,
    missing_before_submitting,
    supporters_needed,
)

# step: who | in which status → into which status ("=" stays). Read it as the law; it is not derived from the code.
TABLE = """
edit            lead                  draft= collecting=
invite          lead                  draft>collecting collecting=
sign            signer                collecting=
decline         signer                collecting=
drop            lead                  collecting=
submit          lead                  collecting>submitted
give_up         lead                  collecting>withdrawn
send_back       secretariat           submitted>collecting
register        secretariat           submitted>registered
refer           secretariat           registered>with_committee
opine           committee,secretariat with_committee>opined
put_on_agenda   secretariat           registered>on_agenda opined>on_agenda reconsidering>on_agenda
to_standing     secretariat           registered>standing opined>standing reconsidering>standing
to_committee    secretariat           registered>examining opined>examining reconsidering>examining
as_suggestion   secretariat           registered>as_suggestion opined>as_suggestion reconsidering>as_suggestion
not_motion      secretariat           registered>not_motion opined>not_motion reconsidering>not_motion
ask_reconsider  lead,signer           not_motion=
reconsider      lead,signer           not_motion>reconsidering
put_to_vote     secretariat           on_agenda>closed
committee_first secretariat           on_agenda>examining
resolve         secretariat           on_agenda>approved
authorise       secretariat           on_agenda>standing
send_out        committee,secretariat examining= standing=
body_opinion    body,committee,secretariat examining= standing=
report_result   committee,secretariat examining>reported standing>reported
approve         secretariat           reported>approved
disapprove      secretariat           reported>examining
implement       body,committee,secretariat approved=
feed_back       secretariat           approved>closed
leave           lead,signer           submitted= registered= with_committee= opined= reconsidering= on_agenda= standing= examining=
refuse_leave    secretariat           submitted= registered= with_committee= opined= reconsidering= on_agenda= standing= examining=
agree_leave     secretariat           submitted= registered= with_committee= opined= reconsidering= on_agenda= standing= examining=
end_by_leave    secretariat           submitted>withdrawn registered>withdrawn with_committee>withdrawn opined>withdrawn reconsidering>withdrawn on_agenda>withdrawn standing>withdrawn examining>withdrawn
"""  # noqa: E501


def _read(line: str) -> tuple[str, set[str], dict[str, str]]:
    name, who, *moves = line.split()
    into = {}
    for move in moves:
        source, _, target = move.rstrip("=").partition(">")
        into[source] = target or source
    return name, set(who.split(",")), into


ROWS = {name: (who, into) for name, who, into in map(_read, TABLE.strip().splitlines())}


def test_the_table_names_every_step_of_the_law_and_no_other():
    assert list(ROWS) == list(MOTION_LAW.steps)


@pytest.mark.parametrize("name", MOTION_LAW.steps)
def test_a_step_is_possible_exactly_where_and_for_whom_the_table_says(name):
    who, into = ROWS[name]
    may = {
        status: {party for party in MotionParty.values if MOTION_LAW.may(name, status, {party})}
        for status in MotionStatus.values
    }
    assert may == {status: who if status in into else set() for status in MotionStatus.values}


@pytest.mark.parametrize("name", MOTION_LAW.steps)
def test_a_step_leads_where_the_table_says_and_is_refused_elsewhere(name):
    who, into = ROWS[name]
    assert {status: MOTION_LAW.check(name, status, who).to or status for status in into} == into
    for status in set(MotionStatus.values) - set(into):
        with pytest.raises(Unlawful):
            MOTION_LAW.check(name, status, MotionParty.values)
    for status in into:
        with pytest.raises(NotYours):
            MOTION_LAW.check(name, status, set(MotionParty.values) - who)


def test_every_status_can_be_reached_and_every_open_one_can_be_left():
    reached = {target for _, into in ROWS.values() for source, target in into.items() if source != target}
    left = {source for _, into in ROWS.values() for source, target in into.items() if source != target}
    assert reached == set(MotionStatus.values) - {"draft"}
    assert set(MotionStatus.values) - left == {"as_suggestion", "closed", "withdrawn"}


def test_every_step_of_a_persons_has_a_form_and_says_what_follows():
    """Editing has a page of its own; the last two follow from other steps."""
    alone = set(MOTION_LAW.steps) - {"edit", "reconsider", "end_by_leave"}
    assert (set(MOTION_FORMS), set(MOTION_CONSEQUENCES)) == (alone, alone)


@pytest.mark.parametrize(
    ("level", "needed"), [("national", 30), ("province", 10), ("city", 10), ("county", 10), ("township", 5)]
)
def test_the_legal_minimum_is_that_of_the_level(level, needed):
    assert min_movers(level) == needed


WHOLE = {"grounds": "甲", "proposal": "乙", "is_bill": False, "bill": "", "movers": 10, "needed": 10, "unanswered": 0}


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, 0),
        ({"grounds": " "}, 1),
        ({"proposal": ""}, 1),
        ({"is_bill": True}, 1),
        ({"is_bill": True, "bill": "要点"}, 0),
        ({"movers": 9}, 1),
        ({"movers": 11}, 0),
        ({"unanswered": 1}, 1),
        ({"grounds": "", "proposal": "", "is_bill": True, "movers": 1, "unanswered": 3}, 5),
    ],
)
def test_a_motion_is_submitted_only_when_nothing_is_missing(change, missing):
    assert len(missing_before_submitting(**{**WHOLE, **change})) == missing


@pytest.mark.parametrize(("movers", "needed"), [(10, 10), (15, 10), (19, 10), (20, 11), (21, 11), (5, 5)])
def test_more_than_half_of_the_movers_and_at_least_ten_ask_to_reconsider(movers, needed):
    assert supporters_needed(movers) == needed


LAST = datetime(2026, 2, 27, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(("hours", "may"), [(5, True), (4, True), (3.99, False), (-1, False)])
def test_reconsidering_is_asked_four_hours_before_the_last_meeting(hours, may):
    assert may_be_reconsidered(LAST, LAST - timedelta(hours=hours)) == may


def test_without_a_last_meeting_nobody_reconsiders():
    assert may_be_reconsidered(None, LAST) is False
