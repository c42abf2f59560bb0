"""A page offers only the steps that have something to do; a truth table on a situation, without a database."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as Row

import pytest

from suggestions.rules.motions import MotionParty
from suggestions.views.motions.offers import offered
from suggestions.views.motions.situation import Situation

NOW = datetime(2026, 2, 26, 9, tzinfo=UTC)
TODAY = NOW.date()
LEAD, SIGNER = {MotionParty.LEAD}, {MotionParty.SIGNER}
OFFICE, COMMITTEE = {MotionParty.SECRETARIAT}, {MotionParty.COMMITTEE}
READER = 1


def signer(user, state, **more):
    mandate = Row(status="in_office", person=Row(user_id=user))
    return Row(mandate=mandate, state=state, **{"wants_reconsideration": False, **more})


def ten(own="signed", **more):
    return [signer(READER, own, **more), *(signer(user, "signed") for user in range(2, 11))]


def standing(status, signers=(), bodies=(), reports=(), last_meeting=None, opened_on=TODAY, **text):
    words = {"grounds": "甲", "proposal": "乙", "is_bill": False, "bill": "", **text}
    session = Row(presidium_last_at=last_meeting, opened_on=opened_on)
    motion = Row(status=status, period="in", session=session, congress=Row(level="city"), **words)
    return Situation(motion, Row(pk=READER), NOW, list(signers), list(bodies), list(reports), [])


def body(part, answered=None):
    return Row(part=part, answered_on=answered)


@pytest.mark.parametrize(
    ("signers", "steps"),
    [
        (ten("invited"), ["sign", "decline"]),
        (ten("signed"), ["decline"]),
        (ten("declined"), []),
        (ten("dropped"), []),
    ],
)
def test_a_co_signer_is_offered_what_is_not_done_yet(signers, steps):
    assert offered(standing("collecting", signers), SIGNER) == steps


@pytest.mark.parametrize(
    ("signers", "text", "steps"),
    [
        (ten(), {}, ["submit", "invite", "give_up"]),
        (ten()[:9], {}, ["invite", "give_up"]),
        ([*ten(), signer(11, "invited")], {}, ["invite", "drop", "give_up"]),
        (ten(), {"proposal": ""}, ["invite", "give_up"]),
        (ten(), {"is_bill": True}, ["invite", "give_up"]),
        (ten(), {"is_bill": True, "bill": "要点"}, ["submit", "invite", "give_up"]),
    ],
)
def test_the_lead_submits_once_nothing_is_missing_and_then_that_stands_first(signers, text, steps):
    assert offered(standing("collecting", signers, **text), LEAD) == steps


@pytest.mark.parametrize("advice", ["to_standing", "to_committee", "as_suggestion", "not_motion"])
def test_what_the_committee_advised_stands_first(advice):
    steps = offered(standing("opined", ten(), reports=[Row(advice=advice)]), OFFICE)
    assert (steps[0], len(steps)) == (advice, 5)


@pytest.mark.parametrize(
    ("hours", "asked", "is_offered"), [(5, False, True), (5, True, False), (3, False, False), (None, False, False)]
)
def test_reconsidering_is_offered_once_and_in_time(hours, asked, is_offered):
    last = NOW + timedelta(hours=hours) if hours else None
    now = standing("not_motion", ten(wants_reconsideration=asked), last_meeting=last)
    assert offered(now, SIGNER) == (["ask_reconsider"] if is_offered else [])


@pytest.mark.parametrize(("own", "steps"), [("signed", ["leave"]), ("leaving", []), ("left", [])])
def test_a_mover_asks_to_withdraw_once(own, steps):
    assert offered(standing("with_committee", ten(own)), SIGNER) == steps


def test_the_secretariat_answers_wishes_only_where_there_are_some():
    with_wish, without = (offered(standing("on_agenda", ten(own)), OFFICE) for own in ("leaving", "signed"))
    outcomes = ["put_to_vote", "committee_first", "resolve", "authorise"]
    assert (with_wish, without) == ([*outcomes, "refuse_leave", "agree_leave"], outcomes)


@pytest.mark.parametrize(
    ("bodies", "steps"),
    [
        ([], ["send_out", "report_result"]),
        ([body("asked")], ["body_opinion", "report_result", "send_out"]),
        ([body("asked", NOW)], ["report_result", "send_out"]),
    ],
)
def test_a_bodys_opinion_is_recorded_while_one_is_awaited(bodies, steps):
    assert offered(standing("examining", ten(), bodies), COMMITTEE) == steps


@pytest.mark.parametrize(
    ("bodies", "steps"),
    [([], ["feed_back"]), ([body("carries")], ["implement"]), ([body("carries", NOW)], ["feed_back"])],
)
def test_the_movers_are_answered_when_everybody_has_reported(bodies, steps):
    assert offered(standing("approved", ten(), bodies), OFFICE) == steps


@pytest.mark.parametrize(
    ("signers", "movers"), [(ten(), 10), (ten("leaving"), 10), (ten("left"), 9), (ten("invited"), 9)]
)
def test_movers_are_those_who_signed_and_have_not_left(signers, movers):
    assert standing("collecting", signers).movers == movers


def test_who_left_office_is_no_mover():
    signers = ten()
    signers[3].mandate.status = "ended"
    assert standing("collecting", signers).movers == 9
